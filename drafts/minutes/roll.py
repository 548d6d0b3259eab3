"""People as the minutes of one ärende name them: with the title each has in just that ärende."""

from __future__ import annotations

from collections.abc import Iterable

from drafts.attendance import serves, services_in, takes_part
from drafts.board import Board
from drafts.minutes.facts import Member, Title
from drafts.people import Person, Role

_TITLES = {Role.ORDFORANDE: Title.ORDFORANDE, Role.VICE_ORDFORANDE: Title.VICE_ORDFORANDE}


def member(board: Board, person: Person, arende: str, *, group: bool = False) -> Member:
    title = _TITLES.get(person.role, Title.NONE)
    if person.role is Role.ERSATTARE and serves(board, person.id, arende):
        title = Title.TJANSTGORANDE
    return Member(person.name, person.party, title, group)


def members(board: Board, people: Iterable[tuple[str, bool]], arende: str) -> tuple[Member, ...]:
    """Each by id, and whether it is with others of the party."""
    named = ((person, group) for id_, group in people for person in known(board, (id_,)))
    return tuple(member(board, person, arende, group=group) for person, group in named)


def known(board: Board, ids: Iterable[str]) -> tuple[Person, ...]:
    """Also who has left the register since: they were there."""
    people = {person.id: person for person in board.everyone}
    return tuple(people[id_] for id_ in ids if id_ in people)


def chair(board: Board, arende: str) -> Member | None:
    """Who leads the board in the ärende: the ordförande where that one takes part, else a vice ordförande.

    None where none of them does: whom the board then chooses is for the secretary to write.
    """
    for role in (Role.ORDFORANDE, Role.VICE_ORDFORANDE):
        for person in board.people:
            if person.role is role and takes_part(board, person, arende):
                return member(board, person, arende)
    return None


def javiga(board: Board, arende: str) -> tuple[Member, ...]:
    """Those with jäv in the ärende (KL 6:28-30), as the register has them."""
    return tuple(member(board, p, arende) for p in board.everyone if (arende, p.id) in board.jav)


def serving(board: Board, arende: str) -> tuple[tuple[Member, Member | None], ...]:
    """Each ersättare called in for just this ärende, and whose place it is where that is known.

    Who serves all through the meeting stands at the head of the minutes.
    """
    pairs = []
    for service in (found for found in services_in(board, arende) if found.scope == arende):
        for person in known(board, (service.person,)):
            instead = [member(board, p, arende) for p in known(board, (service.instead_of,))]
            pairs.append((member(board, person, arende), instead[0] if instead else None))
    return tuple(pairs)
