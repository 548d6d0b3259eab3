"""Who is there, and who serves for whom: per ärende and moment, and always as it stands now."""

from __future__ import annotations

from enum import StrEnum

from drafts.board import Board
from drafts.meeting import Meeting, Service
from drafts.people import Person, Role


class Away(StrEnum):
    """Why somebody takes no part in an ärende."""

    JAV = "jav"  # must declare it, and be neither part of the handling nor present (KL 6:28-30)
    FRANVARANDE = "franvarande"
    LAMNAT = (
        "lamnat"  # has left the meeting; for other cause than jäv one may not come back that day (KL 5:18-20)
    )
    ERSATT = "ersatt"  # somebody serves in their place


def away(board: Board, person: str, arende: str) -> Away | None:
    """Why the person takes no part in the ärende; None where they may."""
    if why := not_there(board, person, arende):
        return why
    replaced = any(service.instead_of == person for service in services_in(board, arende))
    return Away.ERSATT if replaced else None


def not_there(board: Board, person: str, arende: str) -> Away | None:
    """Why the person is not in the room when the ärende is handled."""
    if (arende, person) in board.jav:
        return Away.JAV
    meeting = board.meeting_of(arende)
    if meeting and person in meeting.absent:
        return Away.FRANVARANDE
    return Away.LAMNAT if meeting and has_left(board, meeting, person, arende) else None


def has_left(board: Board, meeting: Meeting, person: str, arende: str) -> bool:
    """Is the person gone when the ärende comes up: has left by then, and not come back since?"""
    if all(who != person for who, _first in meeting.left):
        return False
    agenda = [item.id for item in board.agenda(meeting.id)]
    now = agenda.index(arende)
    went = [agenda.index(first) for who, first in meeting.left if who == person and first in agenda]
    came = [agenda.index(first) for who, first in meeting.back if who == person and first in agenda]
    latest = max((place for place in went if place <= now), default=None)
    return latest is not None and not any(latest < place <= now for place in came)


def serves(board: Board, person: str, arende: str) -> bool:
    """Does the ersättare serve in the ärende?"""
    return any(service.person == person for service in services_in(board, arende))


def services_in(board: Board, arende: str) -> tuple[Service, ...]:
    """Who serves in the ärende, of those who are there.

    What is said of the ärende goes before what is said of its whole meeting, of the ersättare as of the
    place: who serves all the meeting for someone gives way to who serves for them in the ärende.
    """
    here = _said(board, arende, arende)
    meeting = board.arende(arende).meeting
    whole = _said(board, meeting, arende) if meeting else ()
    people = {service.person for service in board.services if service.scope == arende}
    places = {service.instead_of for service in here if service.instead_of}
    kept = (s for s in whole if s.person not in people and s.instead_of not in places)
    return (*kept, *here)


def _said(board: Board, scope: str, arende: str) -> tuple[Service, ...]:
    """Those called in for the ärende or the meeting, who are there; of several in a place, the latest."""
    there = [
        service
        for service in board.services
        if service.scope == scope and service.serves and not_there(board, service.person, arende) is None
    ]
    last = {service.instead_of: service for service in there}
    return tuple(
        service for service in there if not service.instead_of or last[service.instead_of] is service
    )


def takes_part(board: Board, person: Person, arende: str) -> bool:
    """Is the person one of those who decide in the ärende?"""
    decides = person.role not in {Role.ERSATTARE, Role.SEKRETERARE} or serves(board, person.id, arende)
    return decides and away(board, person.id, arende) is None
