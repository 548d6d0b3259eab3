"""Reminders before a meeting stops taking proposals: who has what left to do, and when they are told.

A day and an hour before, one message each, and never at night: what falls there is told in the morning where
that is early enough, else in the evening before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from drafts.anslutning import asked_again
from drafts.board import Board
from drafts.draft import Draft
from drafts.mandates import Verb
from drafts.meeting import Meeting
from drafts.people import Person
from drafts.rights import met
from drafts.sending import UNSIGNED, missing
from drafts.signing import stage, unsigned
from drafts.stages import SENT, Stage

HOURS = (24, 1)  # before the stop
MORNING, NIGHT = time(7), time(21)  # in Swedish time; between them people may be told
ENOUGH = timedelta(hours=1)  # left before the stop, a morning is early enough

_SWEDEN = ZoneInfo("Europe/Stockholm")


class Task(StrEnum):
    SIGN = "sign"
    SEND = "send"
    FINISH = "finish"  # what else is missing
    JOIN_AGAIN = "join_again"  # a corrected version was sent since one joined


@dataclass(frozen=True, slots=True)
class Left:
    """What one person has left to do on one draft."""

    draft: Draft
    task: Task


def due(board: Board, now: datetime) -> Iterator[tuple[Meeting, int]]:
    """The reminders whose time has come: a meeting, and the hours before its stop."""
    for meeting in board.meetings:
        if meeting.stop is None or meeting.closed or now >= meeting.stop:
            continue
        for hours in HOURS:
            if (meeting.id, hours) not in board.reminded and _rings(meeting.stop, hours) <= now:
                yield meeting, hours


def is_day(now: datetime) -> bool:
    """May people be told things?"""
    return MORNING <= now.astimezone(_SWEDEN).time() < NIGHT


def left_to_do(board: Board, drafts: Iterable[Draft], meeting: Meeting) -> dict[Person, tuple[Left, ...]]:
    """Those who have something left to do before the meeting's stop, and what."""
    agenda = {arende.id for arende in board.agenda(meeting.id) if board.decision(arende.id) is None}
    found: dict[Person, list[Left]] = {}
    for draft in drafts:
        for person, task in _tasks(draft, board) if draft.arende in agenda else ():
            found.setdefault(person, []).append(Left(draft, task))
    return {person: tuple(lefts) for person, lefts in found.items()}


def _tasks(draft: Draft, board: Board) -> Iterator[tuple[Person, Task]]:
    now = stage(draft, board)
    if now in SENT:
        yield from _joining_again(draft, board)
    elif now is Stage.UNDERTECKNAT:
        yield from ((p, Task.SEND) for p in _authors(draft, board) if _may(Verb.SEND, p, draft, board))
    elif now is Stage.UTKAST:
        yield from _finishing(draft, board)


def _finishing(draft: Draft, board: Board) -> Iterator[tuple[Person, Task]]:
    """An empty draft is finished first: nobody signs it before."""
    lacking = set(missing(draft, board)) - {UNSIGNED}
    waited_for = unsigned(draft, board)
    for person in _authors(draft, board):
        if lacking and _may(Verb.SEND, person, draft, board):
            yield person, Task.FINISH
        elif not lacking and person.id in waited_for:
            yield person, Task.SIGN


def _joining_again(draft: Draft, board: Board) -> Iterator[tuple[Person, Task]]:
    for anslutning in asked_again(draft, board):
        yield board.person(anslutning.person), Task.JOIN_AGAIN


def _authors(draft: Draft, board: Board) -> list[Person]:
    return [person for author in draft.authors if (person := board.find(author.person))]


def _may(verb: Verb, person: Person, draft: Draft, board: Board) -> bool:
    return met(verb, board, person, draft.arende) is None


def _rings(stop: datetime, hours: int) -> datetime:
    """When the reminder is told."""
    wanted = (stop - timedelta(hours=hours)).astimezone(_SWEDEN)
    if MORNING <= wanted.time() < NIGHT:
        return wanted
    day = wanted.date() if wanted.time() < MORNING else wanted.date() + timedelta(days=1)
    morning = _at(day, MORNING)
    return morning if morning + ENOUGH <= stop else _at(day - timedelta(days=1), NIGHT) - timedelta(minutes=1)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, _SWEDEN)
