"""The secretary's inbox: what has come in, in the agenda's order, and nothing that has not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts import sending
from drafts.board import Board
from drafts.changes import Anslot
from drafts.decision import Decision, Outcome
from drafts.draft import Draft, Kind
from drafts.drafting import reword
from drafts.errors import UnknownMeeting
from drafts.inbox import Fate, Submission, inbox, seen, waiting
from drafts.records import archive
from drafts.statement import Stance, Statement
from drafts.text import words_digest
from tests.people import (
    BOARD,
    DOCX,
    EVENING,
    MEETING,
    PARK,
    PDF,
    REMISS,
    a_draft,
    called,
    does,
    play,
    put,
    sends,
    signs,
    without,
)

CALLED = called()
ATT = "Att nämnden avslår förslaget."


def sent(by: str = "Lars", on: Board = CALLED, kind: Kind = Kind.EGET, id_: str = "u1") -> Draft:
    draft = a_draft(ATT, by=by, signed=(by,), on=on, kind=kind)
    return replace(does(draft, by, sends, on=on), id=id_)


def returned(draft: Draft, on: Board = CALLED) -> Draft:
    return does(draft, "Gun", sending.send_back, 1, "Paragrafen ska vara 14.", on=on)


def sent_again(draft: Draft, on: Board = CALLED) -> Draft:
    sats = draft.text.satser[0]
    reworded = does(draft, "Lars", reword, sats.id, words_digest(sats.text), "Att avslå.", on=on)
    return play(reworded, ("Lars", signs), ("Lars", sends), on=on)


def only(on: Board, *drafts: Draft) -> Submission:
    (submission,) = inbox(on, drafts, MEETING.id)[0].submissions
    return submission


def fates(submission: Submission) -> list[Fate]:
    return [incoming.fate for incoming in submission.versions]


def test_every_arende_of_the_meeting_stands_there_in_the_agendas_order() -> None:
    on = called(arenden=(PARK, REMISS))
    cases = inbox(on, [sent(on=on)], MEETING.id)
    assert [case.arende.number for case in cases] == ["24 A", "23"]
    assert [len(case.submissions) for case in cases] == [0, 1]


def test_arenden_of_no_meeting_have_an_inbox_of_their_own() -> None:
    assert [len(case.submissions) for case in inbox(BOARD, [sent(on=BOARD)], "")] == [1, 0]
    assert inbox(CALLED, [sent()], "") == ()


def test_a_meeting_that_is_none_has_no_inbox() -> None:
    with pytest.raises(UnknownMeeting):
        inbox(CALLED, [], "_9")


def test_what_has_not_been_sent_is_not_there_nor_counted() -> None:
    drafts = [a_draft(ATT, on=CALLED), a_draft(ATT, signed=("Lars",), on=CALLED), sent(id_="u3")]
    (submission,) = inbox(CALLED, drafts, MEETING.id)[0].submissions
    assert (submission.draft, submission.number) == ("u3", 1)


def test_what_was_never_sent_and_withdrawn_is_not_there() -> None:
    gone = does(a_draft(ATT, on=CALLED), "Lars", sending.withdraw, on=CALLED)
    assert inbox(CALLED, [gone], MEETING.id)[0].submissions == ()


def test_new_then_received() -> None:
    draft = sent()
    assert fates(only(CALLED, draft)) == [Fate.NEW]
    assert only(CALLED, draft).waits
    draft = does(draft, "Gun", sending.receive, 1, on=CALLED)
    assert fates(only(CALLED, draft)) == [Fate.RECEIVED]
    assert not only(CALLED, draft).waits


def test_a_correction_is_asked_for_and_the_next_version_replaces_the_first() -> None:
    draft = returned(sent())
    assert fates(only(CALLED, draft)) == [Fate.RETURNED]
    draft = sent_again(draft)
    assert fates(only(CALLED, draft)) == [Fate.REPLACED, Fate.NEW]
    assert [i.version.number for i in only(CALLED, draft).versions] == [1, 2]


def test_what_is_withdrawn_came_in_all_the_same_and_it_is_said_when() -> None:
    draft = does(sent_again(returned(sent())), "Lars", sending.withdraw, on=CALLED)
    submission = only(CALLED, draft)
    assert fates(submission) == [Fate.REPLACED, Fate.WITHDRAWN]
    assert submission.withdrawn == draft.at
    assert not submission.waits


@pytest.mark.parametrize(("before_it_came", "late"), [(1, True), (0, False), (-1, False)])
def test_what_comes_after_the_stop_is_late(before_it_came: int, late: bool) -> None:
    draft = sent()
    on = called(stop=draft.versions[0].at - timedelta(seconds=before_it_came))
    assert only(on, draft).newest.late is late


def test_a_board_without_a_stop_time_has_nothing_late() -> None:
    assert not only(called(stop=None), sent()).newest.late


def test_what_is_decided_waits_for_no_receipt() -> None:
    decided = replace(CALLED, decisions=((REMISS.id, Decision(Outcome.FORVALTNINGEN, EVENING)),))
    assert not only(decided, sent()).waits
    assert waiting(inbox(decided, [sent()], MEETING.id)) == ()


def test_an_own_proposal_of_several_is_joint_by_the_names_it_was_sent_with() -> None:
    draft = sent()
    assert only(CALLED, draft).newest.kind is Kind.EGET
    several = replace(draft.versions[0], names=("Lars Berg (C)", "Karin Rosén Falk (L)"))
    assert only(CALLED, replace(draft, versions=(several,))).newest.kind is Kind.GEMENSAMT


def test_proposals_are_numbered_as_they_first_came() -> None:
    first, second = sent("Karin", id_="z"), sent("Lars", id_="a")
    later = replace(second.versions[0], at=EVENING + timedelta(hours=1))
    second = replace(second, versions=(later,))
    submissions = inbox(CALLED, [second, first], MEETING.id)[0].submissions
    assert [(s.draft, s.number) for s in submissions] == [("z", 1), ("a", 2)]


def test_only_statements_in_own_words_are_documents() -> None:
    bare = Statement(REMISS.id, "karin", Stance.RESERVATION, EVENING, "karin")
    none = Statement(REMISS.id, "mats", Stance.NONE, EVENING, "mats")
    own = replace(bare, person="ylva", words="Vi hade velat mer.", pdf=PDF, docx=DOCX)
    case = inbox(replace(CALLED, statements=(bare, none, own)), [], MEETING.id)[0]
    assert case.statements == (own,)


def test_what_waits_has_another_name_when_something_more_has_come() -> None:
    one, two = sent(id_="u1"), sent("Karin", id_="u2")
    names = {
        seen(inbox(CALLED, drafts, MEETING.id))
        for drafts in ([], [one], [two], [one, two], [sent_again(returned(one))])
    }
    assert len(names) == 5


def test_the_archive_keeps_names_as_they_were_and_says_who_has_joined() -> None:
    draft = sent()
    draft = put(draft, "Karin", Anslot("karin", draft.versions[0].fingerprint))
    draft = put(draft, "Ylva", Anslot("ylva", draft.versions[0].fingerprint, late=True))
    (record,) = archive(CALLED, MEETING.id, inbox(CALLED, [draft], MEETING.id)).records
    assert record.names == ("Lars Berg (C)",)
    assert (record.joined, record.joined_late) == (("Karin Rosén Falk (L)",), ("Ylva Strand (EkP)",))
    assert [(file.name, file.sha256) for file in record.files] == [("pdf", PDF), ("docx", DOCX)]


def test_who_has_left_the_register_still_handed_it_in() -> None:
    gone = without("Lars", replace(CALLED, former=(CALLED.person("lars"),)))
    (record,) = archive(gone, MEETING.id, inbox(gone, [sent()], MEETING.id)).records
    assert record.by == "Lars Berg (C)"


@given(st.permutations(["u1", "u2", "u3", "u4"]))
def test_the_order_they_are_read_in_is_nothing(order: list[str]) -> None:
    every = {id_: sent(id_=id_) for id_ in ("u1", "u2", "u3")} | {"u4": a_draft(ATT, on=CALLED)}
    expected = inbox(CALLED, every.values(), MEETING.id)
    assert inbox(CALLED, [every[id_] for id_ in order], MEETING.id) == expected
