"""Moving a proposal at the meeting, as the secretary notes it."""

from __future__ import annotations

from dataclasses import replace

from drafts import anslutning, sending
from drafts.announcing import announce
from drafts.decision import Decision, Outcome
from drafts.draft import Draft, Kind
from drafts.errors import AlreadySent, Closed, NotSeen, NotSent, OnlySecretary, UnknownDraft
from drafts.meeting_errors import AlreadyAnnounced, ArendeDecided, MeetingOver, NobodyMoves, NoProposal
from drafts.signing import stage
from drafts.stages import Stage
from drafts.wording import APPROVE
from tests.people import BOARD, EVENING, a_draft, called, does, refused, sends


def a_sent() -> Draft:
    return does(a_draft(APPROVE, signed=["Lars"]), "Lars", sends)


def test_received_or_not_it_is_moved_at_the_meeting() -> None:
    sent = a_sent()
    for draft in (sent, does(sent, "Gun", sending.receive, 1)):
        assert stage(does(draft, "Gun", announce, 1), BOARD) is Stage.ANMALT


def test_only_the_secretary_notes_it() -> None:
    for name in ("Lars", "Anna", "Erik"):
        refused(OnlySecretary, a_sent(), name, announce, 1)
    refused(UnknownDraft, a_sent(), "Gun", announce, 1, on=replace(BOARD, id="annan"))


def test_it_is_moved_once_and_not_corrected_any_more() -> None:
    draft = does(a_sent(), "Gun", announce, 1)
    refused(AlreadyAnnounced, draft, "Gun", announce, 1)
    refused(AlreadySent, draft, "Gun", sending.send_back, 1, "Rätta!")
    assert stage(does(draft, "Lars", sending.withdraw), BOARD) is Stage.ATERTAGET


def test_what_is_moved_has_been_handed_in_and_stands() -> None:
    refused(NotSent, a_draft(APPROVE), "Gun", announce, 1)
    refused(NotSent, does(a_sent(), "Gun", sending.send_back, 1, "Rätta!"), "Gun", announce, 1)
    refused(NotSeen, a_sent(), "Gun", announce, 2)
    refused(Closed, does(a_sent(), "Lars", sending.withdraw), "Gun", announce, 1)


def test_nothing_is_moved_when_the_arende_is_decided_or_the_meeting_over() -> None:
    decided = replace(BOARD, decisions=(("23", Decision(Outcome.BORDLAGGNING, EVENING)),))
    refused(ArendeDecided, a_sent(), "Gun", announce, 1, on=decided)
    refused(MeetingOver, a_sent(), "Gun", announce, 1, on=called(closed=EVENING))


def test_it_takes_somebody_behind_it_who_is_there() -> None:
    """KL 4:20, 4:22: moving is a right of those who take part."""
    away, draft = called(absent=frozenset({"lars"})), a_sent()
    refused(NobodyMoves, draft, "Gun", announce, 1, on=away)
    draft = does(draft, "Gun", anslutning.enter, "mats", 1, EVENING, on=away)
    assert stage(does(draft, "Gun", announce, 1, on=away), away) is Stage.ANMALT


def test_a_sarskilt_uttalande_is_neither_moved_nor_joined() -> None:
    draft = a_draft(kind=Kind.UTTALANDE, motivation=(("Vi vill säga detta.", False),), signed=["Lars"])
    draft = does(draft, "Lars", sends)
    refused(NoProposal, draft, "Gun", announce, 1)
    refused(NoProposal, draft, "Gun", anslutning.enter, "mats", 1, EVENING)
    refused(NoProposal, draft, "Lars", anslutning.offer, "s", EVENING)
