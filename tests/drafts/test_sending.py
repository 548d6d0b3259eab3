"""Handing in, receiving, asking for a correction, withdrawing."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from drafts import sending
from drafts.authors import leave
from drafts.draft import Draft, Kind
from drafts.drafting import add_satser
from drafts.errors import (
    AlreadyReceived,
    AlreadySent,
    Closed,
    EmptyText,
    NotReady,
    NotSeen,
    NotSent,
    NotServing,
    OnlySecretary,
    TextTooLong,
)
from drafts.meeting_errors import MeetingOver
from drafts.rights import Seat
from drafts.sending import (
    NO_MOTIVATION,
    NO_PROPOSER,
    NO_SECRETARY,
    NO_TEXT,
    UNSIGNED,
    WORDS_LIMIT,
    check_send,
    missing,
    receive,
    send_back,
    withdraw,
)
from drafts.signing import fingerprint, stage
from drafts.stages import Stage
from drafts.wording import APPROVE, IN_ADDITION, REMIT
from tests.people import (
    BOARD,
    DOCX,
    MEETING,
    PDF,
    a_draft,
    board,
    called,
    does,
    play,
    refused,
    seat,
    sends,
    signs,
    without,
)

READY = a_draft(APPROVE, with_=["Karin", "Erik"], signed=["Lars", "Karin", "Erik"])
SENT = does(READY, "Lars", sends)
RECEIVED = does(SENT, "Gun", receive, 1)
RETURNED = does(SENT, "Gun", send_back, 1, "Titeln  saknas.")


@pytest.mark.parametrize("gaps", [*product([False, True], repeat=4)])
@pytest.mark.parametrize("kind", [*Kind])
def test_what_is_missing_is_told_in_the_order_it_is_best_done(
    kind: Kind, gaps: tuple[bool, bool, bool, bool]
) -> None:
    """Every combination of text, proposer, signature and secretary, for every kind."""
    no_text, no_proposer, no_signature, no_secretary = gaps
    statement = kind is Kind.UTTALANDE
    words = () if no_text else (("Vi vill.", False),)
    on = board(serving=["Erik"])
    satser = () if statement or no_text else (APPROVE,)
    draft = a_draft(*satser, by="Erik", kind=kind, motivation=words if statement else (), on=on)
    on = BOARD if no_proposer else on
    if not no_signature:
        draft = does(draft, "Erik", signs, on=on)
    on = without("Gun", on) if no_secretary else on
    assert missing(draft, on) == tuple(
        name
        for name, gap in (
            (NO_MOTIVATION if statement else NO_TEXT, no_text),
            (NO_PROPOSER, no_proposer),
            (UNSIGNED, no_signature),
            (NO_SECRETARY, no_secretary),
        )
        if gap
    )


def test_an_att_sats_that_announces_a_text_needs_one() -> None:
    assert NO_MOTIVATION in missing(a_draft(APPROVE, IN_ADDITION), BOARD)
    assert NO_MOTIVATION not in missing(a_draft(APPROVE, IN_ADDITION, motivation=(("Vi.", False),)), BOARD)
    assert NO_MOTIVATION not in missing(a_draft(IN_ADDITION, APPROVE), BOARD)


@pytest.mark.parametrize(
    ("draft", "on", "what"),
    [
        (a_draft(), BOARD, (NO_TEXT, UNSIGNED)),
        (a_draft(APPROVE, with_=["Karin"], signed=["Lars"]), BOARD, (UNSIGNED,)),
        (READY, without("Gun"), (NO_SECRETARY,)),
    ],
)
def test_what_is_not_ready_is_not_sent(draft: Draft, on: object, what: tuple[str, ...]) -> None:
    assert refused(NotReady, draft, "Lars", sends, on=on).missing == what  # type: ignore[arg-type]


def test_sending_freezes_the_version_with_time_and_hashes() -> None:
    version = SENT.version
    assert version
    assert (version.number, version.by, version.at) == (1, "lars", SENT.at)
    assert (version.pdf, version.docx) == (PDF, DOCX)
    assert version.fingerprint == fingerprint(READY, BOARD)
    assert stage(SENT, BOARD) is Stage.INLAMNAT


def test_only_the_text_that_was_confirmed_is_sent() -> None:
    def later(draft: Draft, by: Seat) -> object:
        return sending.send(draft, by, fingerprint(READY, BOARD), PDF, DOCX)

    changed = play(READY, ("Karin", add_satser, (REMIT,)), *((n, signs) for n in ("Lars", "Karin", "Erik")))
    refused(NotSeen, changed, "Lars", later)  # type: ignore[arg-type]


@pytest.mark.parametrize("seen", ["", "x", "0" * 12])
def test_who_has_not_seen_the_whole_sends_nothing(seen: str) -> None:
    with pytest.raises(NotSeen):
        check_send(READY, seat("Lars"), seen)


def test_an_ersattare_who_does_not_serve_does_not_send() -> None:
    refused(NotServing, READY, "Erik", sends)


def test_nothing_is_sent_twice() -> None:
    refused(AlreadySent, SENT, "Karin", sends)
    refused(AlreadySent, RECEIVED, "Karin", sends)


def test_the_secretary_receives() -> None:
    version = RECEIVED.version
    assert version
    assert version.received == RECEIVED.at
    assert RECEIVED.stage is Stage.MOTTAGET


def test_nobody_else_receives_or_asks_for_a_correction() -> None:
    for who in ("Lars", "Anna", "Erik"):
        refused(OnlySecretary, SENT, who, receive, 1)
        refused(OnlySecretary, SENT, who, send_back, 1, "Nej.")


def test_what_is_received_is_received_once() -> None:
    refused(AlreadyReceived, RECEIVED, "Gun", receive, 1)


def test_what_was_never_sent_is_not_received() -> None:
    refused(NotSent, READY, "Gun", receive, 1)
    refused(NotSent, READY, "Gun", send_back, 1, "Nej.")


@pytest.mark.parametrize("sent", [SENT, RECEIVED])
def test_a_correction_asked_for_opens_the_draft_again(sent: Draft) -> None:
    returned = does(sent, "Gun", send_back, 1, "Titeln\n saknas.")
    assert returned.stage is Stage.UTKAST
    assert returned.version
    assert returned.version.returned == "Titeln saknas."
    assert does(returned, "Karin", add_satser, (REMIT,)).text.satser[-1].text == REMIT


def test_a_correction_is_asked_for_in_words() -> None:
    refused(EmptyText, SENT, "Gun", send_back, 1, " \n")
    refused(TextTooLong, SENT, "Gun", send_back, 1, "x" * (WORDS_LIMIT + 1))


def test_what_came_back_is_neither_received_nor_sent_back_again() -> None:
    refused(NotSent, RETURNED, "Gun", receive, 1)
    refused(NotSent, RETURNED, "Gun", send_back, 1, "Nej.")


def test_a_new_version_follows_the_first() -> None:
    again = does(RETURNED, "Karin", sends)
    assert [version.number for version in again.versions] == [1, 2]
    assert again.versions[0] == RETURNED.versions[0]
    refused(NotSeen, again, "Gun", receive, 1)
    refused(NotSeen, again, "Gun", send_back, 1, "Nej.")
    received = does(again, "Gun", receive, 2)
    assert [version.received for version in received.versions] == [None, received.at]


@pytest.mark.parametrize("draft", [a_draft(), READY, SENT, RECEIVED, RETURNED])
def test_a_proposal_is_withdrawn_until_it_is_decided(draft: Draft) -> None:
    gone = does(draft, "Lars", withdraw)
    assert stage(gone, BOARD) is Stage.ATERTAGET
    assert gone.text == draft.text
    refused(Closed, gone, "Lars", withdraw)
    refused(Closed, gone, "Lars", sends)


def test_what_is_withdrawn_is_not_received() -> None:
    gone = does(SENT, "Lars", withdraw)
    refused(Closed, gone, "Gun", receive, 1)
    refused(Closed, gone, "Gun", send_back, 1, "Nej.")


@pytest.mark.parametrize("decided", [Stage.ANMALT, Stage.AVGJORT])
def test_what_the_meeting_has_is_not_sent_back(decided: Stage) -> None:
    draft = replace(RECEIVED, stage=decided)
    refused(Closed if decided is Stage.AVGJORT else AlreadySent, draft, "Gun", send_back, 1, "Nej.")


def test_what_stood_when_the_meeting_was_closed_stands_in_its_minutes() -> None:
    on, over = called(), called(closed=MEETING.starts)
    sent = does(a_draft("Att ett.", signed=("Lars",), on=on), "Lars", sends, on=on)
    refused(MeetingOver, sent, "Lars", withdraw, on=over)
    refused(MeetingOver, sent, "Gun", send_back, 1, "Rätta.", on=over)
    assert does(a_draft("Att ett.", on=on), "Lars", withdraw, on=over).stage is Stage.ATERTAGET


def test_those_who_support_may_let_go_of_what_nobody_can_propose() -> None:
    draft = a_draft(APPROVE, with_=["Erik"])
    refused(NotServing, draft, "Erik", withdraw)
    left = does(draft, "Lars", leave)
    assert does(left, "Erik", withdraw).stage is Stage.ATERTAGET
