"""Who is there, and who serves for whom: per ärende and moment, and always as it stands now."""

from __future__ import annotations

from enum import StrEnum

from drafts.board import Board
from drafts.meeting import Service
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
    if (arende, person) in board.jav:
        return Away.JAV
    if meeting := board.meeting_of(arende):
        if person in meeting.absent:
            return Away.FRANVARANDE
        if any(who == person and _has_come(board, arende, first) for who, first in meeting.left):
            return Away.LAMNAT
    if any(service.instead_of == person for service in services_in(board, arende)):
        return Away.ERSATT
    return None


def serves(board: Board, person: str, arende: str) -> bool:
    """Does the ersättare serve in the ärende?"""
    return any(service.person == person for service in services_in(board, arende))


def services_in(board: Board, arende: str) -> tuple[Service, ...]:
    """Who serves in the ärende: what is said of the ärende goes before what is said of its whole meeting."""
    said: dict[str, Service] = {}
    for scope in (board.arende(arende).meeting, arende):
        said |= {service.person: service for service in board.services if scope and service.scope == scope}
    return tuple(service for service in said.values() if service.serves)


def takes_part(board: Board, person: Person, arende: str) -> bool:
    """Is the person one of those who decide in the ärende?"""
    decides = person.role not in {Role.ERSATTARE, Role.SEKRETERARE} or serves(board, person.id, arende)
    return decides and away(board, person.id, arende) is None


def _has_come(board: Board, arende: str, first: str) -> bool:
    """Is the ärende the one called `first`, or one after it on the agenda?"""
    agenda = [item.id for item in board.agenda(board.arende(arende).meeting)]
    return first in agenda and agenda.index(arende) >= agenda.index(first)
