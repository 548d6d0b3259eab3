"""Making a meeting, saying it anew, closing it and opening it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from drafts.arende import Arende
from drafts.board import Board
from drafts.errors import OnlySecretary, Refusal, UnknownMeeting
from drafts.meeting_changes import MeetingClosed, MeetingSet
from drafts.meeting_errors import (
    LongClosed,
    MeetingOpen,
    MeetingOver,
    MeetingThere,
    PastMeeting,
    StopAfterStart,
)
from drafts.meetings import (
    Called,
    ahead,
    close_meeting,
    make_meeting,
    newest_first,
    reopen_meeting,
    set_meeting,
)
from drafts.placing import placed
from drafts.rights import Seat
from tests.people import BOARD, CAST, EVENING, MEETING, called, seat

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LATER = Called(MEETING.starts + 7 * DAY, "Ekeby skola", MEETING.starts + 6 * DAY)
CLOSED = called(closed=EVENING)


def after(on: Board, change: Any) -> Board:
    board: Board = change.apply(on, EVENING)
    return board


def test_the_secretary_makes_a_meeting() -> None:
    board = after(BOARD, make_meeting(seat("Gun"), LATER, EVENING))
    (meeting,) = board.meetings
    assert (meeting.starts, meeting.place, meeting.stop) == (LATER.starts, LATER.place, LATER.stop)
    assert board.agenda(meeting.id) == ()


def test_every_meeting_has_an_id_of_its_own() -> None:
    board = after(called(), make_meeting(seat("Gun", called()), LATER, EVENING))
    assert [meeting.id for meeting in board.meetings] == ["_1", "_2"]


VERBS: dict[str, Callable[[Seat], MeetingSet | MeetingClosed]] = {
    "make": lambda s: make_meeting(s, LATER, EVENING),
    "set": lambda s: set_meeting(s, "_1", LATER, EVENING),
    "close": lambda s: close_meeting(s, "_1"),
    "reopen": lambda s: reopen_meeting(s, "_1", EVENING),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("name", [p.first_name for p in CAST if p.first_name != "Gun"])
def test_meetings_are_the_secretarys(verb: str, name: str) -> None:
    for on in (called(), CLOSED):
        with pytest.raises(OnlySecretary):
            VERBS[verb](seat(name, on))


@pytest.mark.parametrize("verb", ["set", "close", "reopen"])
def test_a_meeting_there_is_not(verb: str) -> None:
    with pytest.raises(UnknownMeeting):
        VERBS[verb](seat("Gun", BOARD))


def refuses(refusal: type[Refusal], said: Called, on: Board = BOARD) -> None:
    with pytest.raises(refusal):
        make_meeting(seat("Gun", on), said, EVENING)


def test_a_meeting_is_not_made_for_what_has_been() -> None:
    refuses(PastMeeting, Called(EVENING - 2 * DAY - HOUR))
    assert make_meeting(seat("Gun"), Called(EVENING - DAY), EVENING)


def test_the_board_meets_once_at_a_time() -> None:
    refuses(MeetingThere, Called(MEETING.starts), on=called())
    on = replace(BOARD, meetings=(MEETING, replace(MEETING, id="_2", starts=LATER.starts)))
    with pytest.raises(MeetingThere):
        set_meeting(seat("Gun", on), "_1", LATER, EVENING)


def test_proposals_are_taken_until_the_meeting_at_most() -> None:
    refuses(StopAfterStart, Called(LATER.starts, stop=LATER.starts + HOUR))
    assert make_meeting(seat("Gun"), Called(LATER.starts, stop=LATER.starts), EVENING)


def test_a_meeting_is_said_anew_with_its_agenda_kept() -> None:
    board = after(called(), set_meeting(seat("Gun", called()), "_1", LATER, EVENING))
    assert board.meeting("_1").starts == LATER.starts
    assert board.agenda("_1") == called().agenda("_1")


def test_the_place_of_an_old_meeting_may_be_mended() -> None:
    said = Called(MEETING.starts, "Ekeby skola", MEETING.stop)
    change = set_meeting(seat("Gun", called()), "_1", said, MEETING.starts + 30 * DAY)
    assert change == MeetingSet("_1", MEETING.starts, "Ekeby skola", MEETING.stop)


def test_a_closed_meeting_is_over() -> None:
    board = after(called(), close_meeting(seat("Gun", called()), "_1"))
    assert board.meeting("_1").closed == EVENING
    for verb in ("set", "close"):
        with pytest.raises(MeetingOver):
            VERBS[verb](seat("Gun", board))


def test_a_closing_is_taken_back_within_a_day() -> None:
    board = after(CLOSED, reopen_meeting(seat("Gun", CLOSED), "_1", EVENING + DAY))
    assert board.meeting("_1").closed is None
    with pytest.raises(LongClosed):
        reopen_meeting(seat("Gun", CLOSED), "_1", EVENING + DAY + HOUR)
    with pytest.raises(MeetingOpen):
        reopen_meeting(seat("Gun", called()), "_1", EVENING)


def test_the_next_meeting_is_the_first_that_is_not_closed() -> None:
    later = replace(MEETING, id="_2", starts=LATER.starts)
    past = replace(MEETING, id="_3", starts=EVENING - DAY, closed=EVENING)
    board = replace(BOARD, meetings=(later, MEETING, past))
    assert [m.id for m in ahead(board)] == ["_1", "_2"]
    assert [m.id for m in newest_first(board)] == ["_2", "_1", "_3"]


def test_a_number_that_comes_again_is_another_arende() -> None:
    """Ärende 23 of the next meeting has nothing to do with this one's drafts."""
    board = after(called(), make_meeting(seat("Gun", called()), LATER, EVENING))
    again = placed(board, Arende("23", "Detaljplan"), "_2")
    assert (again.id, again.meeting) == ("23.2", "_2")
    assert placed(board, Arende("23", "Samma remiss"), "_1").id == "23"
