"""What is said of a decision, and by whom: who is asked, and who may of their own accord.

- **Reservation**: who took part in the decision, and before the meeting ends (KL 4:27). Took part: a
  ledamot or serving ersättare, there and without jäv, in just this ärende (drafts/attendance.py). Those
  whose proposal lost are asked, be they its authors or have they joined it; anyone else who took part may
  of their own accord, also where a proposal won over the administration's. Never one whose own proposal the
  board followed (`Prevailed`).
- Where the board followed a proposal **in part**, its own people are asked: they may reserve against the
  rest.
- **Återremiss, bordläggning** are decisions too. Who moved that the matter be settled today, with a
  proposal of their own, has lost and is asked; whose proposal it was to send it back or put it off is not.
  The proposals themselves have not been tried: what is said stands against the återremiss or bordläggning
  alone.
- **Särskilt uttalande**: no law rules on it; whoever takes part may, where the chair lets them. It is a
  text: own words, or a draft of that kind that was handed in, whose authors are asked by that very draft.
- **Ersättaryttrande**: KL 6:17 leaves it to the board. An ersättare who does not serve and is there; those
  who support a proposal that lost (e.y.) are asked.
- Nobody who stands behind the proposal that won is asked for anything: also not where they stand behind
  another.
- Whoever is asked may answer that they have nothing to say, and change every answer until the meeting is
  closed.
- The secretary may enter what somebody said at the meeting.
- A colleague on the same proposal may stand behind the same words: their statement holds the same Bilaga.
  It names who wrote it, as a Bilaga does not name those who join; the minutes name all.
"""

from __future__ import annotations

from dataclasses import replace

from drafts.anslutning import joiners
from drafts.attendance import takes_part
from drafts.board import Board
from drafts.decision_changes import StatementDropped, StatementMade
from drafts.draft import Draft, Kind
from drafts.errors import EmptyText, NotOnDraft, NotOnRegister, Refusal, StaleButton, TextMoved, UnknownDraft
from drafts.mandates import Verb
from drafts.meeting_errors import MeetingOver, NotDecided, Prevailed
from drafts.moved import Drafts, handed_in, is_behind, lost, movers, winners
from drafts.people import Person
from drafts.rights import Seat, check_secretary, met
from drafts.statement import Stance, Statement

VERBS = {
    Stance.RESERVATION: Verb.RESERVE,
    Stance.UTTALANDE: Verb.UTTALANDE,
    Stance.ERSATTARYTTRANDE: Verb.ERSATTARYTTRANDE,
    Stance.ANTECKNING: Verb.ANTECKNA,
}


def asked(board: Board, drafts: Drafts, arende: str) -> dict[str, tuple[Stance, ...]]:
    """By person's id, the stances they may choose among, beside having nothing to say.

    Nobody where nothing is decided, or the meeting is closed.
    """
    drafts = tuple(drafts)
    found: dict[str, tuple[Stance, ...]] = {}
    if _refused(board, arende) is None:
        won = winners(board, drafts, arende)
        for draft in grounds(board, drafts, arende):
            for id_ in dict.fromkeys((*movers(draft, board), *(author.person for author in draft.authors))):
                person = board.find(id_)
                if person and id_ not in won:
                    stances = (*found.get(id_, ()), *_choices(board, person, draft))
                    found[id_] = tuple(stance for stance in Stance if stance in stances)
    return {id_: stances for id_, stances in found.items() if stances}


def grounds(board: Board, drafts: Drafts, arende: str, person: str = "") -> tuple[Draft, ...]:
    """The drafts for which somebody, or this person, is asked: those that lost, and särskilda uttalanden."""
    drafts = tuple(drafts)
    uttalanden = tuple(d for d in handed_in(board, drafts, arende) if d.kind is Kind.UTTALANDE)
    both = (*lost(board, drafts, arende), *uttalanden) if board.decision(arende) else ()
    return tuple(draft for draft in both if not person or is_behind(draft, board, person))


def _choices(board: Board, person: Person, draft: Draft) -> tuple[Stance, ...]:
    """What the draft gives the person to choose among."""
    if not takes_part(board, person, draft.arende):
        wanted: tuple[Stance, ...] = (Stance.ERSATTARYTTRANDE,) if draft.kind is not Kind.UTTALANDE else ()
    elif draft.kind is Kind.UTTALANDE:
        wanted = (Stance.UTTALANDE,)
    else:
        wanted = (Stance.RESERVATION, Stance.UTTALANDE)
    return tuple(stance for stance in wanted if met(VERBS[stance], board, person, draft.arende) is None)


def check_open(board: Board, arende: str) -> None:
    """MeetingOver where the meeting is closed, NotDecided where there is nothing to speak of yet."""
    if refusal := _refused(board, arende):
        raise refusal


def check(board: Board, drafts: Drafts, said: Statement) -> None:
    """Raise what keeps this person from this stance, in favour of this draft, if anything does."""
    person = board.find(said.person)
    if person is None:
        raise NotOnRegister
    check_open(board, said.arende)
    if said.stance is Stance.NONE:
        if said.person not in asked(board, drafts, said.arende):
            raise StaleButton
        return
    if refusal := met(VERBS[said.stance], board, person, said.arende):
        raise refusal
    if said.stance is Stance.RESERVATION and said.person in winners(board, drafts, said.arende):
        raise Prevailed
    if said.draft:
        _check_draft(board, tuple(drafts), said)


def may(board: Board, drafts: Drafts, said: Statement) -> bool:
    try:
        check(board, drafts, said)
    except Refusal:
        return False
    return True


def make(seat: Seat, drafts: Drafts, said: Statement) -> StatementMade:
    """The person's own; or, entered by the secretary, somebody else's.

    EmptyText where it says nothing: only a reservation needs neither words nor a proposal, and a särskilt
    uttalande is its text.
    """
    if said.person != seat.person.id:
        check_secretary(seat)
    drafts = tuple(drafts)
    check(seat.board, drafts, said)
    if said.stance not in {Stance.NONE, Stance.RESERVATION} and not (said.words or _is_text(drafts, said)):
        raise EmptyText
    return StatementMade(replace(said, by=seat.person.id, party=_with_group(seat.board, drafts, said)))


def stand_with(seat: Seat, drafts: Drafts, other: Statement, seen: str) -> StatementMade:
    """Behind a colleague's own words, on the proposal of both; TextMoved where they are others by now.

    `seen` begins the SHA-256 of the Bilaga that was shown.
    """
    if other not in seat.board.statements or not other.pdf:
        raise StaleButton
    if not (seen and other.pdf.startswith(seen)):
        raise TextMoved(other.person, other.words, "")
    if not other.draft:
        raise NotOnDraft
    return make(seat, drafts, replace(other, person=seat.person.id))


def take_back(seat: Seat, arende: str, person: str, stance: Stance) -> StatementDropped:
    """StaleButton where nothing of the kind was said."""
    if person != seat.person.id:
        check_secretary(seat)
    check_open(seat.board, arende)
    if found := statement(seat.board, arende, person, stance):
        return StatementDropped(found)
    raise StaleButton


def statement(board: Board, arende: str, person: str, stance: Stance) -> Statement | None:
    of = (said for said in board.statements_in(arende) if (said.person, said.stance) == (person, stance))
    return next(of, None)


def silent(board: Board, drafts: Drafts, arende: str) -> tuple[str, ...]:
    """Those who are asked and have not answered."""
    answered = {said.person for said in board.statements_in(arende)}
    return tuple(id_ for id_ in asked(board, drafts, arende) if id_ not in answered)


def _refused(board: Board, arende: str) -> Refusal | None:
    meeting = board.meeting_of(arende)
    if meeting and meeting.closed:
        return MeetingOver()
    return None if board.decision(arende) else NotDecided()


def _check_draft(board: Board, drafts: tuple[Draft, ...], said: Statement) -> None:
    """One's own, not the one that won; a draft that is an uttalande gives nothing but that."""
    draft = next((d for d in handed_in(board, drafts, said.arende) if d.id == said.draft), None)
    if draft is None:
        raise UnknownDraft
    if not is_behind(draft, board, said.person):
        raise NotOnDraft
    if draft.kind is Kind.UTTALANDE and said.stance is not Stance.UTTALANDE:
        raise StaleButton
    if draft not in grounds(board, drafts, said.arende):
        raise Prevailed


def _is_text(drafts: tuple[Draft, ...], said: Statement) -> bool:
    """Does its draft say it? The support of a proposal is an ersättaryttrande; an uttalande has its own."""
    kinds = {draft.kind for draft in drafts if draft.id == said.draft}
    if said.stance is Stance.UTTALANDE:
        return Kind.UTTALANDE in kinds
    return said.stance is Stance.ERSATTARYTTRANDE and bool(kinds)


def _with_group(board: Board, drafts: tuple[Draft, ...], said: Statement) -> bool:
    """Who joined with a group (*m.fl.*) reserves so too, in favour of that proposal."""
    joined = (a for draft in drafts if draft.id == said.draft for a in joiners(draft, board))
    return said.stance is Stance.RESERVATION and any(a.person == said.person and a.party for a in joined)
