"""Verbs on who stands behind the text: invite, join, leave."""

from __future__ import annotations

from datetime import datetime

from drafts.board import Board
from drafts.changes import Invited, InvitesRevoked, Joined, Left
from drafts.draft import Draft
from drafts.errors import AlreadyAuthor, LastAuthor
from drafts.links import LIFETIME, Link, digest, find, usable
from drafts.mandates import Verb
from drafts.people import Person
from drafts.rights import Seat, check, signatories
from drafts.signing import stage
from drafts.stages import Step, step
from drafts.standing import Standing, standing


def invite(draft: Draft, seat: Seat, secret: str, now: datetime) -> Invited:
    """An invitation to stand on the draft, for one person, once."""
    check(Verb.INVITE, seat, draft)
    step(stage(draft, seat.board), Step.EDIT)
    return Invited(Link(digest(secret), "", seat.person.id, now + LIFETIME))


def revoke_invites(draft: Draft, seat: Seat) -> InvitesRevoked:
    check(Verb.INVITE, seat, draft)
    return InvitesRevoked()


def join_by_link(draft: Draft, seat: Seat, secret: str, now: datetime) -> Joined:
    """LinkRefused where the invitation does not open."""
    link = find(draft.invites, secret)
    _check_join(draft, seat)
    return Joined(usable(link, now).digest)


def join(draft: Draft, seat: Seat) -> Joined:
    """Tapped in from the group the draft lives in, where everyone sees it."""
    _check_join(draft, seat)
    return Joined()


def leave(draft: Draft, seat: Seat) -> Left:
    """Anyone may leave a draft, but the last to stand on it withdraws it instead."""
    check(Verb.LEAVE, seat, draft)
    step(stage(draft, seat.board), Step.EDIT)
    if len(draft.authors) == 1:
        raise LastAuthor
    return Left()


def _check_join(draft: Draft, seat: Seat) -> None:
    if draft.has(seat.person.id):
        raise AlreadyAuthor
    check(Verb.JOIN, seat, draft)
    step(stage(draft, seat.board), Step.EDIT)


def is_supporter(board: Board, person: Person, arende: str) -> bool:
    """Listed `e.y.`: an ersättare who does not serve in the ärende."""
    return standing(board, person, arende) is Standing.ERSATTARE


def head_names(draft: Draft, board: Board) -> tuple[str, ...]:
    """Everyone who stands behind the text, as the Bilaga's head lists them.

    Proposers in the order they joined, then those who support, with `e.y.`. Someone who has left the
    register since is left out: nobody stands there in a name the board no longer knows. So is an
    ersättare whom the board does not let be noted (KL 6:17).
    """
    people = signatories(draft, board)
    supports = [is_supporter(board, p, draft.arende) for p in people]
    first = tuple(p.titled for p, s in zip(people, supports, strict=True) if not s)
    return first + tuple(f"{p.titled} e.y." for p, s in zip(people, supports, strict=True) if s)
