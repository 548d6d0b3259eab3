"""Every change a board can undergo: what is stored, and what it does when it is folded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from drafts.board import Board, Settings
from drafts.decision_changes import (
    DecisionEntered,
    DecisionRemoved,
    OrderSet,
    StatementDropped,
    StatementMade,
)
from drafts.handlingar import Handling
from drafts.links import Link
from drafts.meeting_changes import (
    ArendeRemoved,
    ArendeSet,
    JavSet,
    MeetingClosed,
    MeetingSet,
    PresenceSet,
    Reminded,
    ServingSet,
)
from drafts.people import Person
from drafts.removal_changes import DraftGone, ErasureWished, NameStruck, RemovalWarned, StatementsGone


@dataclass(frozen=True, slots=True)
class BoardNamed:
    name: str
    settings: Settings

    def apply(self, board: Board, _at: datetime) -> Board:
        return replace(board, name=self.name, settings=self.settings)


@dataclass(frozen=True, slots=True)
class RegisterSet:
    """The whole register anew. Accounts of those who left it open nothing, but come back with them."""

    people: tuple[Person, ...]

    def apply(self, board: Board, _at: datetime) -> Board:
        here = {person.id for person in self.people}
        former = tuple(person for person in board.everyone if person.id not in here)
        return replace(board, people=self.people, former=former)


@dataclass(frozen=True, slots=True)
class LinkIssued:
    """A person's new link is the one that opens: those they had open close."""

    link: Link

    def apply(self, board: Board, _at: datetime) -> Board:
        closed = (replace(k, revoked=k.revoked or k.person == self.link.person) for k in board.links)
        return replace(board, links=(*closed, self.link))


@dataclass(frozen=True, slots=True)
class LinkRevoked:
    digest: str

    def apply(self, board: Board, _at: datetime) -> Board:
        return replace(board, links=_marked(board.links, self.digest, revoked=True))


@dataclass(frozen=True, slots=True)
class AccountBound:
    """The account becomes the person's alone.

    Whatever account they had before opens nothing any more, and whoever the account was (someone who
    has left the register) is not found through it, should they come back.
    """

    digest: str
    account: int
    person: str

    def apply(self, board: Board, _at: datetime) -> Board:
        others = tuple(pair for pair in board.accounts if pair[0] != self.account and pair[1] != self.person)
        return replace(
            board,
            accounts=(*others, (self.account, self.person)),
            leaving=board.leaving - {self.person},
            links=_marked(board.links, self.digest, used=True),
        )


@dataclass(frozen=True, slots=True)
class AccountUnbound:
    person: str

    def apply(self, board: Board, _at: datetime) -> Board:
        return replace(board, accounts=tuple(pair for pair in board.accounts if pair[1] != self.person))


@dataclass(frozen=True, slots=True)
class HandlingFiled:
    """A document, or a new version of one."""

    handling: Handling

    def apply(self, board: Board, _at: datetime) -> Board:
        return replace(board, handlingar=(*board.handlingar, self.handling))


@dataclass(frozen=True, slots=True)
class HandlingRemoved:
    id: str

    def apply(self, board: Board, _at: datetime) -> Board:
        kept = tuple(replace(h, removed=h.removed or h.id == self.id) for h in board.handlingar)
        return replace(board, handlingar=kept)


BoardChange = (
    BoardNamed
    | RegisterSet
    | ArendeSet
    | ArendeRemoved
    | MeetingSet
    | MeetingClosed
    | PresenceSet
    | JavSet
    | ServingSet
    | DecisionEntered
    | DecisionRemoved
    | OrderSet
    | StatementMade
    | StatementDropped
    | Reminded
    | LinkIssued
    | LinkRevoked
    | AccountBound
    | AccountUnbound
    | HandlingFiled
    | HandlingRemoved
    | RemovalWarned
    | DraftGone
    | StatementsGone
    | ErasureWished
    | NameStruck
)


def _marked(
    links: tuple[Link, ...], digest: str, *, used: bool = False, revoked: bool = False
) -> tuple[Link, ...]:
    return tuple(
        replace(link, used=link.used or used, revoked=link.revoked or revoked)
        if link.digest == digest
        else link
        for link in links
    )
