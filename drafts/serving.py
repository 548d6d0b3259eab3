"""Verbs on which ersättare serve, and in whose place: in one ärende, or in all of a meeting's."""

from __future__ import annotations

from drafts.attendance import not_there
from drafts.board import Board
from drafts.errors import MayNotSetServing, NothingChanged
from drafts.meeting import Meeting, Service
from drafts.meeting_changes import ServingSet
from drafts.meeting_errors import (
    ArendeDecided,
    ErsattareAway,
    MeetingOver,
    NotErsattare,
    NotInPlace,
    PlaceTaken,
)
from drafts.people import Person, Role
from drafts.presence import KEEP_ORDER
from drafts.rights import Seat, check_serving

SEATED = frozenset({Role.ORDFORANDE, Role.VICE_ORDFORANDE, Role.LEDAMOT})


def call_in(seat: Seat, scope: str, person: str, instead_of: str = "") -> ServingSet:
    """The ersättare serves in the ärende, or all the meeting, with this id: in the place of a ledamot.

    A place is one person's at a time, and an ersättare has one place at a time. A gruppledare fills places
    of the own party only: nobody else's ledamot is put aside by it.
    """
    whom = _checked(seat, scope, person)
    if is_out(seat.board, scope, person):
        raise ErsattareAway
    if instead_of:
        _check_place(seat, scope, whom, seat.board.person(instead_of))
    change = ServingSet(scope, person, serves=True, instead_of=instead_of)
    if Service(scope, person, serves=True, instead_of=instead_of) in seat.board.services:
        raise NothingChanged
    return change


def stand_down(seat: Seat, scope: str, person: str) -> ServingSet:
    """The ersättare serves not after all."""
    _checked(seat, scope, person)
    if said(seat.board, scope, person) is None:
        raise NothingChanged
    return ServingSet(scope, person, serves=False)


def said(board: Board, scope: str, person: str) -> Service | None:
    """By what the ersättare serves there: of an ärende, what is said of its meeting counts too."""
    of_scope = {s.scope: s for s in board.services if s.person == person}
    found = of_scope.get(scope) or of_scope.get(
        "" if is_meeting(board, scope) else board.arende(scope).meeting
    )
    return found if found and found.serves else None


def places(seat: Seat, scope: str, ersattare: Person) -> tuple[Person, ...]:
    """Whose places the ersättare may be called into: first of the own party and of those who are away."""
    board = seat.board
    found = [
        p for p in board.people if p.role in SEATED and _may_fill(seat, p) and not _taken(board, scope, p)
    ]
    found.sort(key=lambda p: (not is_out(board, scope, p.id), p.party != ersattare.party))
    return tuple(found)


def is_out(board: Board, scope: str, person: str) -> bool:
    """Is the person away from all that the scope is about?"""
    if is_meeting(board, scope):
        return person in board.meeting(scope).absent
    return not_there(board, person, scope) is not None


def is_meeting(board: Board, scope: str) -> bool:
    return any(meeting.id == scope for meeting in board.meetings)


def _checked(seat: Seat, scope: str, person: str) -> Person:
    """Whom it is about; UnknownArende, MeetingOver, MayNotSetServing, NotErsattare or ArendeDecided."""
    board = seat.board
    meeting: Meeting | None = board.meeting(scope) if is_meeting(board, scope) else board.meeting_of(scope)
    arenden = [a.id for a in board.agenda(scope)] if is_meeting(board, scope) else [scope]
    if meeting and meeting.closed:
        raise MeetingOver
    whom = board.person(person)
    check_serving(seat, whom)
    if whom.role is not Role.ERSATTARE:
        raise NotErsattare
    if seat.person.role is not Role.SEKRETERARE and any(map(board.decision, arenden)):
        raise ArendeDecided
    return whom


def _check_place(seat: Seat, scope: str, whom: Person, place: Person) -> None:
    if place.role not in SEATED:
        raise NotInPlace
    if not _may_fill(seat, place):
        raise MayNotSetServing
    others = _taken(seat.board, scope, place) - {whom.id}
    if others:
        raise PlaceTaken


def _may_fill(seat: Seat, place: Person) -> bool:
    return seat.person.role in KEEP_ORDER or place.party == seat.person.party


def _taken(board: Board, scope: str, place: Person) -> frozenset[str]:
    """Who serves there in the place already. In an ärende another may take over from who has the meeting."""
    return frozenset(
        s.person
        for s in board.services
        if s.scope == scope and s.serves and s.instead_of == place.id and not is_out(board, scope, s.person)
    )
