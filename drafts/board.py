"""A board (nämnd): its register, agenda, settings and who holds which account. The fold of its changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import reduce

from drafts.arende import Arende
from drafts.errors import UnknownArende, UnknownPerson
from drafts.links import Link
from drafts.log import Entry
from drafts.people import Person, Role


class Style(StrEnum):
    """A house style: how the board's minutes are worded."""

    STOCKHOLM = "stockholm"


@dataclass(frozen=True, slots=True)
class Settings:
    """What differs between boards.

    `ersattaryttrande`: may a non-serving ersättare have their opinion noted (KL 6:17 leaves it to the board).
    `motivation_reopens`: does an edit of the motivation reopen the signatures.
    """

    style: Style = Style.STOCKHOLM
    ersattaryttrande: bool = True
    motivation_reopens: bool = True


@dataclass(frozen=True, slots=True)
class Board:
    id: str
    seq: int = 0
    name: str = ""
    settings: Settings = Settings()
    people: tuple[Person, ...] = ()
    former: tuple[Person, ...] = ()  # who has left the register: their ids are never given to another
    arenden: tuple[Arende, ...] = ()
    serving: frozenset[tuple[str, str]] = frozenset()  # (ärende's number, ersättare's id)
    accounts: tuple[tuple[int, str], ...] = ()  # (Telegram account, person's id)
    links: tuple[Link, ...] = ()

    def find(self, id_: str) -> Person | None:
        return next((person for person in self.people if person.id == id_), None)

    def person(self, id_: str) -> Person:
        """Who has this id; UnknownPerson where nobody has."""
        if found := self.find(id_):
            return found
        raise UnknownPerson

    def arende(self, number: str) -> Arende:
        """The ärende with this number; UnknownArende where there is none."""
        for arende in self.arenden:
            if arende.number == number:
                return arende
        raise UnknownArende

    def person_of(self, account: int) -> Person | None:
        """Whose account it is, if it is anybody's who still stands on the register."""
        return self.find(dict(self.accounts).get(account, ""))

    def account_of(self, person: str) -> int | None:
        return next((account for account, id_ in self.accounts if id_ == person), None)

    def serves(self, person: str, arende: str) -> bool:
        return (arende, person) in self.serving

    @property
    def everyone(self) -> tuple[Person, ...]:
        """All who stand, or ever stood, on the register."""
        return (*self.people, *self.former)

    @property
    def secretaries(self) -> tuple[Person, ...]:
        return tuple(p for p in self.people if p.role is Role.SEKRETERARE)


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
class ArendeSet:
    """An ärende added, or put in the place of the one with its number."""

    arende: Arende

    def apply(self, board: Board, _at: datetime) -> Board:
        number = self.arende.number
        if any(old.number == number for old in board.arenden):
            kept = tuple(self.arende if old.number == number else old for old in board.arenden)
        else:
            kept = (*board.arenden, self.arende)
        return replace(board, arenden=kept)


@dataclass(frozen=True, slots=True)
class ServingSet:
    arende: str
    person: str
    serves: bool

    def apply(self, board: Board, _at: datetime) -> Board:
        pair = frozenset({(self.arende, self.person)})
        return replace(board, serving=board.serving | pair if self.serves else board.serving - pair)


@dataclass(frozen=True, slots=True)
class LinkIssued:
    link: Link

    def apply(self, board: Board, _at: datetime) -> Board:
        return replace(board, links=(*board.links, self.link))


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
            links=_marked(board.links, self.digest, used=True),
        )


@dataclass(frozen=True, slots=True)
class AccountUnbound:
    person: str

    def apply(self, board: Board, _at: datetime) -> Board:
        return replace(board, accounts=tuple(pair for pair in board.accounts if pair[1] != self.person))


BoardChange = (
    BoardNamed
    | RegisterSet
    | ArendeSet
    | ServingSet
    | LinkIssued
    | LinkRevoked
    | AccountBound
    | AccountUnbound
)


def after(board: Board, entry: Entry[BoardChange]) -> Board:
    return replace(entry.change.apply(board, entry.at), seq=entry.seq)


def fold(id_: str, entries: Iterable[Entry[BoardChange]]) -> Board:
    return reduce(after, entries, Board(id_))


def _marked(
    links: tuple[Link, ...], digest: str, *, used: bool = False, revoked: bool = False
) -> tuple[Link, ...]:
    return tuple(
        replace(link, used=link.used or used, revoked=link.revoked or revoked)
        if link.digest == digest
        else link
        for link in links
    )
