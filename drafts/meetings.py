"""Verbs on the board's meetings: made, said anew, closed, and opened again. All are the secretary's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from drafts.board import Board
from drafts.meeting import Meeting
from drafts.meeting_changes import MeetingClosed, MeetingSet
from drafts.meeting_errors import (
    LongClosed,
    MeetingOpen,
    MeetingOver,
    MeetingThere,
    PastMeeting,
    StopAfterStart,
)
from drafts.rights import Seat, check_secretary
from drafts.words import one_line

PLACE_LIMIT = 200
PASSED = timedelta(days=2)  # a meeting of yesterday may yet be written down
REGRET = timedelta(days=1)  # so long a closing can be taken back


@dataclass(frozen=True, slots=True)
class Called:
    """When and where, and until when proposals are taken."""

    starts: datetime
    place: str = ""
    stop: datetime | None = None


def make_meeting(seat: Seat, called: Called, now: datetime) -> MeetingSet:
    """PastMeeting, MeetingThere or StopAfterStart where it can't be so."""
    return _set(seat, f"_{len(seat.board.meetings) + 1}", called, now)


def set_meeting(seat: Seat, meeting: str, called: Called, now: datetime) -> MeetingSet:
    """MeetingOver where it is closed."""
    check_secretary(seat)
    open_meeting(seat.board, meeting)
    return _set(seat, meeting, called, now)


def close_meeting(seat: Seat, meeting: str) -> MeetingClosed:
    """Nothing more is said of its decisions (KL 4:27: a reservation is announced before the meeting ends)."""
    check_secretary(seat)
    return MeetingClosed(open_meeting(seat.board, meeting).id)


def reopen_meeting(seat: Seat, meeting: str, now: datetime) -> MeetingClosed:
    """For one closed by mistake. A meeting that is over can't be gone on with a day later."""
    check_secretary(seat)
    check_reopen(seat.board.meeting(meeting), now)
    return MeetingClosed(meeting, again=True)


def check_reopen(meeting: Meeting, now: datetime) -> None:
    """MeetingOpen, or LongClosed."""
    if meeting.closed is None:
        raise MeetingOpen
    if now - meeting.closed > REGRET:
        raise LongClosed


def open_meeting(board: Board, meeting: str) -> Meeting:
    """UnknownMeeting, or MeetingOver where it is closed."""
    found = board.meeting(meeting)
    if found.closed:
        raise MeetingOver
    return found


def ahead(board: Board) -> tuple[Meeting, ...]:
    """The meetings that are not closed, the next one first."""
    return tuple(sorted((m for m in board.meetings if not m.closed), key=lambda m: m.starts))


def newest_first(board: Board) -> tuple[Meeting, ...]:
    return tuple(sorted(board.meetings, key=lambda m: m.starts, reverse=True))


def _set(seat: Seat, meeting: str, called: Called, now: datetime) -> MeetingSet:
    check_secretary(seat)
    others = [m for m in seat.board.meetings if m.id != meeting]
    if any(m.starts == called.starts for m in others):
        raise MeetingThere
    unmoved = any(m.id == meeting and m.starts == called.starts for m in seat.board.meetings)
    if not unmoved and now - called.starts > PASSED:
        raise PastMeeting
    if called.stop and called.stop > called.starts:
        raise StopAfterStart(called.starts)
    place = one_line(called.place, PLACE_LIMIT) if called.place else ""
    return MeetingSet(meeting, called.starts, place, called.stop)
