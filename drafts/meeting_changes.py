"""What a board's meetings and agendas undergo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from drafts.arende import Arende
from drafts.board import Board
from drafts.meeting import Meeting, Service

Pairs = tuple[tuple[str, str], ...]  # (person, ärende's id)


@dataclass(frozen=True, slots=True)
class ArendeSet:
    """An ärende added, or put in the place of the one with its id. Old logs know it by its number alone."""

    arende: Arende

    def apply(self, board: Board, _at: datetime) -> Board:
        arende = replace(self.arende, id=self.arende.id or self.arende.number)
        if any(old.id == arende.id for old in board.arenden):
            kept = tuple(arende if old.id == arende.id else old for old in board.arenden)
        else:
            kept = (*board.arenden, arende)
        return replace(board, arenden=kept, given=board.given | {arende.id})


@dataclass(frozen=True, slots=True)
class ArendeRemoved:
    """Taken off the agenda."""

    id: str

    def apply(self, board: Board, _at: datetime) -> Board:
        return replace(board, arenden=tuple(arende for arende in board.arenden if arende.id != self.id))


@dataclass(frozen=True, slots=True)
class MeetingSet:
    """A meeting made, or said anew: when, where, and until when proposals are taken.

    A new time for that is reminded of anew.
    """

    id: str
    starts: datetime
    place: str = ""
    stop: datetime | None = None

    def apply(self, board: Board, _at: datetime) -> Board:
        said = {"starts": self.starts, "place": self.place, "stop": self.stop}
        if old := next((meeting for meeting in board.meetings if meeting.id == self.id), None):
            told = frozenset(pair for pair in board.reminded if pair[0] != self.id or old.stop == self.stop)
            return replace(_with_meeting(board, self.id, **said), reminded=told)
        return replace(
            board, meetings=(*board.meetings, Meeting(self.id, self.starts, self.place, self.stop))
        )


@dataclass(frozen=True, slots=True)
class MeetingClosed:
    """With `again`, it goes on: nothing is closed yet."""

    id: str
    again: bool = False

    def apply(self, board: Board, at: datetime) -> Board:
        return _with_meeting(board, self.id, closed=None if self.again else at)


@dataclass(frozen=True, slots=True)
class PresenceSet:
    """`away_from`: the ärende from which on the person is gone; empty where it is the whole meeting.

    `back_from`: the ärende from which on they are there again, or there at last; empty where they were there
    all the time. What was said of that ärende, and of those after it, falls.
    """

    meeting: str
    person: str
    present: bool
    away_from: str = ""
    back_from: str = ""

    def apply(self, board: Board, _at: datetime) -> Board:
        meeting = board.meeting(self.meeting)
        left, back = self._left(board, meeting), self._before(board, meeting.back)
        if self.present and self.back_from and left:
            back = (*back, (self.person, self.back_from))
        elif not self.present and self.away_from:
            left = (*self._earlier(board, meeting, left), (self.person, self.away_from))
        else:
            left, back = (), ()
        gone_all_day = not self.present and not self.away_from
        return _with_meeting(
            board,
            self.meeting,
            left=(*self._others(meeting.left), *left),
            back=(*self._others(meeting.back), *back),
            absent=meeting.absent | {self.person} if gone_all_day else meeting.absent - {self.person},
        )

    def _earlier(self, board: Board, meeting: Meeting, left: Pairs) -> Pairs:
        """When they left before, of that which they had come back from: else they were there until now."""
        here = (self.person, self.away_from)
        came = [p for p in meeting.back if p[0] == self.person and not _is_after(board, p, here)]
        return tuple(pair for pair in left if any(_is_after(board, back, pair) for back in came))

    def _left(self, board: Board, meeting: Meeting) -> Pairs:
        """Whoever was absent until they came, had left before the first ärende."""
        if self.person not in meeting.absent:
            return self._before(board, meeting.left)
        agenda = board.agenda(self.meeting)
        return self._before(board, ((self.person, agenda[0].id),)) if agenda and self.back_from else ()

    def _before(self, board: Board, pairs: Pairs) -> Pairs:
        """The person's own, of the ärenden before the one this is about."""
        here = (self.person, self.back_from or self.away_from)
        return tuple(pair for pair in pairs if pair[0] == self.person and _is_after(board, here, pair))

    def _others(self, pairs: Pairs) -> Pairs:
        return tuple(pair for pair in pairs if pair[0] != self.person)


def _is_after(board: Board, one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Does the one's ärende stand after the other's on the agenda?"""
    order = [arende.id for arende in board.arenden]
    return one[1] in order and other[1] in order and order.index(one[1]) > order.index(other[1])


@dataclass(frozen=True, slots=True)
class JavSet:
    arende: str
    person: str
    jav: bool

    def apply(self, board: Board, _at: datetime) -> Board:
        pair = frozenset({(self.arende, self.person)})
        return replace(board, jav=board.jav | pair if self.jav else board.jav - pair)


@dataclass(frozen=True, slots=True)
class ServingSet:
    """`arende`: its id, or a meeting's, for all of its ärenden."""

    arende: str
    person: str
    serves: bool
    instead_of: str = ""

    def apply(self, board: Board, _at: datetime) -> Board:
        here = (self.arende, self.person)
        others = tuple(s for s in board.services if (s.scope, s.person) != here)
        service = Service(self.arende, self.person, self.serves, self.instead_of)
        return replace(board, services=(*others, service))


@dataclass(frozen=True, slots=True)
class Reminded:
    """Those who had something left to do so many hours before the meeting's stop have been told."""

    meeting: str
    hours: int

    def apply(self, board: Board, _at: datetime) -> Board:
        return replace(board, reminded=board.reminded | {(self.meeting, self.hours)})


def _with_meeting(board: Board, id_: str, **said: Any) -> Board:  # noqa: ANN401 — fields of a Meeting
    meetings = tuple(replace(m, **said) if m.id == id_ else m for m in board.meetings)
    return replace(board, meetings=meetings)
