"""Verbs on who attends and who has jäv.

The secretary keeps the roll. Everyone says of themselves that they cannot come, are leaving or have jäv.
"""

from __future__ import annotations

from drafts.attendance import has_left
from drafts.board import Board
from drafts.errors import NothingChanged, OnlySecretary, UnknownArende
from drafts.meeting import Meeting
from drafts.meeting_changes import JavSet, PresenceSet
from drafts.meeting_errors import ArendeDecided, MayNotSetJav, MeetingOver, Undeciding
from drafts.meetings import open_meeting
from drafts.people import Role
from drafts.rights import Seat

KEEP_ORDER = frozenset({Role.SEKRETERARE, Role.ORDFORANDE})


def be_absent(seat: Seat, meeting: str, person: str) -> PresenceSet:
    """Not there at all. Whoever says it of themselves does so before anything is decided."""
    return _checked(seat, PresenceSet(meeting, person, present=False))


def leave_before(seat: Seat, meeting: str, person: str, arende: str) -> PresenceSet:
    """Gone from the ärende on. Whoever says it of themselves says it of what is yet to be decided."""
    return _checked(seat, PresenceSet(meeting, person, present=False, away_from=arende))


def be_present(seat: Seat, meeting: str, person: str) -> PresenceSet:
    """There all the time, whatever was said before. One may take back that one cannot come."""
    return _checked(seat, PresenceSet(meeting, person, present=True))


def come_before(seat: Seat, meeting: str, person: str, arende: str) -> PresenceSet:
    """There at last, or again, from the ärende on: the secretary decides.

    Who has left for other cause than jäv may not come back the same day (KL 5:18-20, for boards by
    reglemente); `has_gone` tells whether that is so.
    """
    if seat.person.role is not Role.SEKRETERARE:
        raise OnlySecretary
    return _checked(seat, PresenceSet(meeting, person, present=True, back_from=arende))


def has_gone(board: Board, meeting: Meeting, person: str) -> bool:
    """Has the person left at some time, so that coming back is another matter than coming late?"""
    agenda = board.agenda(meeting.id)
    return person not in meeting.absent and any(has_left(board, meeting, person, a.id) for a in agenda)


def set_jav(seat: Seat, arende: str, person: str, *, jav: bool) -> JavSet:
    """Declared by the person (KL 6:28-30), or entered by secretary or chair, who alone take it back."""
    board, whom = seat.board, seat.board.person(person)
    meeting = board.meeting_of(arende)
    if meeting and meeting.closed:
        raise MeetingOver
    if whom.role is Role.SEKRETERARE:
        raise Undeciding
    if seat.person.role not in KEEP_ORDER and not (jav and whom.id == seat.person.id):
        raise MayNotSetJav
    if board.decision(arende) and seat.person.role is not Role.SEKRETERARE:
        raise ArendeDecided
    if ((arende, person) in board.jav) == jav:
        raise NothingChanged
    return JavSet(arende, person, jav)


def _checked(seat: Seat, change: PresenceSet) -> PresenceSet:
    board = seat.board
    meeting, whom = open_meeting(board, change.meeting), board.person(change.person)
    if whom.role is Role.SEKRETERARE:
        raise Undeciding
    agenda = [arende.id for arende in board.agenda(meeting.id)]
    first = change.away_from or change.back_from
    if first and first not in agenda:
        raise UnknownArende
    if seat.person.role is not Role.SEKRETERARE:
        _check_own(seat, meeting, change, agenda[agenda.index(first) :] if first else agenda)
    if change.apply(board, meeting.starts) == board:
        raise NothingChanged
    return change


def _check_own(seat: Seat, meeting: Meeting, change: PresenceSet, touched: list[str]) -> None:
    """One speaks for oneself alone, not of what is decided, and does not come back by oneself."""
    if change.person != seat.person.id or (change.present and has_gone(seat.board, meeting, change.person)):
        raise OnlySecretary
    if any(seat.board.decision(arende) for arende in touched):
        raise ArendeDecided
