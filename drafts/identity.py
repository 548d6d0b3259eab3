"""Who is who: one-time links that bind a Telegram account to a person of the register."""

from __future__ import annotations

from datetime import datetime

from drafts.board import Board
from drafts.board_changes import AccountBound, AccountUnbound, LinkIssued, LinkRevoked
from drafts.errors import AccountTaken
from drafts.links import LIFETIME, Link, digest, find, usable
from drafts.people import Person
from drafts.rights import Seat, check_invite


def issue(board: Board, whom: Person, secret: str, now: datetime, by: str = "") -> LinkIssued:
    """A link for one person of the board. The bot's own operator has no seat: `by` is empty then."""
    board.person(whom.id)
    return LinkIssued(Link(digest(secret), whom.id, by, now + LIFETIME))


def hand_out(seat: Seat, whom: Person, secret: str, now: datetime) -> LinkIssued:
    """By the secretary, or the gruppledare of the person's party; MayNotInvite for others."""
    check_invite(seat, whom)
    return issue(seat.board, whom, secret, now, seat.person.id)


def revoke(seat: Seat, whom: Person) -> list[LinkRevoked | AccountUnbound]:
    """Every open link of the person closes, and their account opens nothing any more."""
    check_invite(seat, whom)
    links = [LinkRevoked(link.digest) for link in open_links(seat.board, whom.id)]
    bound = [AccountUnbound(whom.id)] if seat.board.account_of(whom.id) is not None else []
    return [*links, *bound]


def bind(board: Board, account: int, secret: str, now: datetime) -> AccountBound:
    """The account becomes the person the link was made for.

    LinkRefused where the link does not open; UnknownPerson where they have left the register since;
    AccountTaken where the account is someone else of the board already, so that nobody is two people.
    """
    link = usable(find(board.links, secret), now)
    board.person(link.person)
    holder = board.person_of(account)
    if holder and holder.id != link.person:
        raise AccountTaken
    return AccountBound(link.digest, account, link.person)


def open_links(board: Board, person: str) -> tuple[Link, ...]:
    return tuple(k for k in board.links if k.person == person and not k.used and not k.revoked)
