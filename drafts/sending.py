"""Handing in, receiving, asking for a correction, withdrawing.

To send is the legal border: what reaches the secretary has come in to the authority (TF 2:9), so it is
explicit, timed, and frozen with a hash of each file.
"""

from __future__ import annotations

from drafts.authors import head_names
from drafts.board import Board
from drafts.changes import PersonnummerKept, Received, Returned, Sent, Withdrawn
from drafts.draft import Attachment, Draft, Kind
from drafts.errors import AlreadyReceived, HoldsPersonnummer, NotReady, NotSeen, NotSent, StaleButton
from drafts.exposing import exposed
from drafts.mandates import Verb
from drafts.rights import Seat, check, check_not_over, check_open, check_withdraw, proposers
from drafts.signing import check_seen, fingerprint, stage, titled, unsigned
from drafts.stages import SENT, Stage, Step, step
from drafts.wording import opens_free_text
from drafts.words import one_line

WORDS_LIMIT = 2_000

NO_TEXT = "text"
NO_MOTIVATION = "motivation"
NO_PROPOSER = "proposer"
NO_SECRETARY = "secretary"
UNSIGNED = "unsigned"


def missing(draft: Draft, board: Board) -> tuple[str, ...]:
    """What has to be done before the draft can be sent, in the order it is best done."""
    statement = draft.kind is Kind.UTTALANDE
    return tuple(
        name
        for name, is_missing in (
            (NO_TEXT, not statement and not draft.text.satser and not draft.text.amendments),
            (NO_MOTIVATION, (statement or _announces(draft)) and not draft.text.motivation),
            (NO_PROPOSER, not proposers(draft, board)),
            (UNSIGNED, bool(unsigned(draft, board))),
            (NO_SECRETARY, not board.secretaries),
        )
        if is_missing
    )


def check_send(draft: Draft, seat: Seat, seen: str) -> None:
    """Raise what keeps this person from sending the text with fingerprint (or beginning) `seen`.

    HoldsPersonnummer until the person has said of just this text that the numbers in it are to stand
    (lagen 2018:218, 3 kap. 10 §: handled without consent only where that is clearly justified).
    """
    now = _check_ready(draft, seat, seen)
    places = exposed(titled(draft, seat.board))
    if places and (seat.person.id, now) not in draft.may_expose:
        raise HoldsPersonnummer(tuple((place.item, place.number) for place in places))


def keep_personnummer(draft: Draft, seat: Seat, seen: str) -> PersonnummerKept:
    """The personnummer in the text with this fingerprint are to stand, says who is about to send it."""
    try:
        check_send(draft, seat, seen)
    except HoldsPersonnummer:
        return PersonnummerKept(fingerprint(draft, seat.board))
    raise StaleButton


def _check_ready(draft: Draft, seat: Seat, seen: str) -> str:
    """The fingerprint of what is signed by all and was seen."""
    check(Verb.SEND, seat, draft)
    check_open(seat.board, draft.arende)
    step(stage(draft, seat.board), Step.EDIT)
    if what := missing(draft, seat.board):
        raise NotReady(what)
    return check_seen(draft, seat.board, seen)


def send(draft: Draft, seat: Seat, seen: str, pdf: str, docx: str, *attachments: Attachment) -> Sent:
    """`pdf` and `docx` are the SHA-256 of the files as they are sent."""
    check_send(draft, seat, seen)
    step(stage(draft, seat.board), Step.SEND)
    title, names = titled(draft, seat.board).title, head_names(draft, seat.board)
    return Sent(title, names, fingerprint(draft, seat.board), pdf, docx, attachments)


def receive(draft: Draft, seat: Seat, version: int) -> Received:
    """The secretary has version `version`; NotSeen where a newer one has come."""
    _check_version(draft, seat, Verb.RECEIVE, version)
    if stage(draft, seat.board) is Stage.MOTTAGET:
        raise AlreadyReceived
    step(stage(draft, seat.board), Step.RECEIVE)
    return Received()


def send_back(draft: Draft, seat: Seat, version: int, words: str) -> Returned:
    """The secretary asks for a correction, in words; the draft is open again.

    MeetingOver where it could not be handed in again: what stood when the meeting ended is in its minutes.
    """
    _check_version(draft, seat, Verb.RETURN, version)
    step(stage(draft, seat.board), Step.RETURN)
    check_not_over(seat.board, draft.arende)
    return Returned(one_line(words, WORDS_LIMIT))


def withdraw(draft: Draft, seat: Seat) -> Withdrawn:
    """A withdrawn proposal is not in the minutes (KL 5:67): MeetingOver where its meeting is closed."""
    check_withdraw(seat, draft)
    step(stage(draft, seat.board), Step.WITHDRAW)
    if draft.stage in SENT:
        check_not_over(seat.board, draft.arende)
    return Withdrawn()


def _check_version(draft: Draft, seat: Seat, verb: Verb, version: int) -> None:
    check(verb, seat, draft)
    if draft.version is None:
        raise NotSent
    if draft.version.number != version:
        raise NotSeen


def _announces(draft: Draft) -> bool:
    """The last att-sats promises a text."""
    return bool(draft.text.satser) and opens_free_text(draft.text.satser[-1].text)
