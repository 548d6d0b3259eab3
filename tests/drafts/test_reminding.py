"""Who is reminded of what before the stop, and when: never at night, and never of what others have to do."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts import authors
from drafts.board import Board
from drafts.changes import Anslot
from drafts.decision import Decision, Outcome
from drafts.draft import Draft
from drafts.meeting_changes import MeetingSet
from drafts.reminding import HOURS, MORNING, NIGHT, Task, due, left_to_do
from drafts.wording import APPROVE
from tests.people import BOARD, EVENING, MEETING, a_draft, board, called, does, put, sends, without

SWEDEN = ZoneInfo("Europe/Stockholm")


def at(text: str) -> datetime:
    """`26 12.00` of November 2026, in Swedish time."""
    return datetime.strptime(f"2026-11-{text}", "%Y-%m-%d %H.%M").replace(tzinfo=SWEDEN)


def told(draft: Draft, on: Board) -> dict[str, str]:
    """Who has what left to do: `{"Lars": "sign"}`."""
    lefts = left_to_do(on, [draft], on.meetings[0])
    return {person.first_name: left.task.value for person, (left,) in lefts.items()}


def test_those_who_have_not_signed_are_told_to() -> None:
    draft = a_draft(APPROVE, with_=["Karin", "Erik"], signed=["Lars"])
    assert told(draft, called()) == {"Karin": Task.SIGN, "Erik": Task.SIGN}


def test_when_all_have_signed_those_who_may_send_are_told_to() -> None:
    draft = a_draft(APPROVE, with_=["Karin", "Erik"], signed=["Lars", "Karin", "Erik"])
    assert told(draft, called()) == {"Lars": Task.SEND, "Karin": Task.SEND}


def test_an_empty_draft_is_to_be_finished_before_anybody_signs_it() -> None:
    assert told(a_draft(with_=["Erik"]), called()) == {"Lars": Task.FINISH}


def test_whoever_has_signed_waits_for_others_and_is_left_in_peace() -> None:
    draft = a_draft(APPROVE, with_=["Karin"], signed=["Lars"])
    assert "Lars" not in told(draft, called())


def test_what_is_sent_or_withdrawn_asks_nobody_for_anything() -> None:
    sent = does(a_draft(APPROVE, signed=["Lars"]), "Lars", sends)
    assert told(sent, called()) == {}


def test_who_joined_an_earlier_version_is_told_that_there_is_a_newer() -> None:
    sent = put(does(a_draft(APPROVE, signed=["Lars"]), "Lars", sends), "Karin", Anslot("karin", "0" * 64))
    assert told(sent, called()) == {"Karin": Task.JOIN_AGAIN}


def test_who_stands_behind_the_version_sent_has_nothing_left_to_do() -> None:
    sent = does(a_draft(APPROVE, signed=["Lars"]), "Lars", sends)
    assert sent.version
    assert told(put(sent, "Karin", Anslot("karin", sent.version.fingerprint)), called()) == {}


def test_other_meetings_and_decided_arenden_are_not_spoken_of() -> None:
    draft = a_draft(APPROVE)
    assert told(draft, called(arenden=())) == {}
    decided = replace(called(), decisions=(("23", Decision(Outcome.FORVALTNINGEN, EVENING)),))
    assert told(draft, decided) == {}


def test_who_is_away_or_gone_has_nothing_left_to_do() -> None:
    draft = a_draft(APPROVE, with_=["Karin"])
    assert told(draft, called(absent=frozenset({"karin"}))) == {"Lars": Task.SIGN}
    assert told(draft, called(without("Karin"))) == {"Lars": Task.SIGN}
    assert told(draft, replace(called(), jav=frozenset({("23", "lars")}))) == {"Karin": Task.SIGN}


def test_an_ersattare_whom_the_board_does_not_note_is_not_asked_to_sign() -> None:
    draft = does(a_draft(APPROVE), "Erik", authors.join)
    assert told(draft, called(board(ersattaryttrande=False))) == {"Lars": Task.SIGN}


@pytest.mark.parametrize(
    ("stop", "first", "last"),
    [
        ("26 12.00", "25 12.00", "26 11.00"),
        ("26 16.00", "25 16.00", "26 15.00"),
        (
            "26 23.00",
            "26 07.00",
            "26 20.59",
        ),  # both fall at night
        ("26 07.30", "25 07.30", "25 20.59"),  # in the morning it is too late
        ("26 08.00", "25 08.00", "26 07.00"),
        ("26 06.00", "25 07.00", "25 20.59"),
        ("26 00.00", "25 07.00", "25 20.59"),
        ("26 21.30", "26 07.00", "26 20.30"),
    ],
)
def test_nobody_is_told_at_night(stop: str, first: str, last: str) -> None:
    on = called(stop=at(stop), starts=at("26 23.59"))
    for hours, when in zip(HOURS, (first, last), strict=True):
        assert hours not in due_at(on, at(when) - timedelta(minutes=1))
        assert hours in due_at(on, at(when))


def due_at(on: Board, now: datetime) -> list[int]:
    return [hours for _meeting, hours in due(on, now)]


def test_what_has_been_told_is_not_told_again() -> None:
    on = called(stop=at("26 12.00"))
    assert due_at(on, at("26 11.30")) == [24, 1]
    assert due_at(replace(on, reminded=frozenset({(MEETING.id, 24)})), at("26 11.30")) == [1]


def test_a_new_stop_is_reminded_of_anew_and_the_same_said_again_is_not() -> None:
    on = replace(called(), reminded=frozenset({(MEETING.id, 24), (MEETING.id, 1)}))
    again = MeetingSet(MEETING.id, MEETING.starts, "Annan lokal", MEETING.stop)
    assert again.apply(on, EVENING).reminded == on.reminded
    assert replace(again, stop=MEETING.starts).apply(on, EVENING).reminded == frozenset()


@pytest.mark.parametrize("said", [{"stop": None}, {"closed": EVENING}, {"stop": EVENING}])
def test_nothing_is_told_without_a_stop_after_it_or_when_the_meeting_is_closed(said: dict[str, Any]) -> None:
    assert due_at(called(**said), MEETING.starts) == []


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(SWEDEN)))  # noqa: DTZ001 — Hypothesis wants its bounds bare
def test_a_reminder_comes_by_day_and_before_the_stop(stop: datetime) -> None:
    """Also over the two nights a year when the clock is put forward or back."""
    day_and_a_half = [stop.astimezone(UTC) - timedelta(minutes=n) for n in range(60 * 36, 0, -1)]
    for hours in HOURS:
        on = called(BOARD, stop=stop, starts=stop)
        rings = day_and_a_half[bisect_left(day_and_a_half, 1, key=lambda now: hours in due_at(on, now))]
        assert MORNING <= rings.astimezone(SWEDEN).time() < NIGHT
        assert rings < stop
