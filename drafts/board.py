"""A board (nämnd): its register, agenda, settings and who holds which account. The fold of its changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from typing import TYPE_CHECKING

from drafts.arende import Arende
from drafts.errors import UnknownArende, UnknownHandling, UnknownPerson
from drafts.handlingar import Handling
from drafts.links import Link
from drafts.log import Entry
from drafts.people import Person, Role

if TYPE_CHECKING:
    from drafts.board_changes import BoardChange


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
    handlingar: tuple[Handling, ...] = ()  # every version, in the order filed

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

    def handling(self, id_: str) -> Handling:
        """The newest version of the document; UnknownHandling where there is none, or no more."""
        for handling in reversed(self.handlingar):
            if handling.id == id_ and not handling.removed:
                return handling
        raise UnknownHandling

    def handling_of(self, document: str) -> Handling:
        """Whose text it is, be it an older version's; UnknownHandling where nobody's."""
        for handling in reversed(self.handlingar):
            if handling.document == document:
                return handling
        raise UnknownHandling

    def person_of(self, account: int) -> Person | None:
        """Whose account it is, if it is anybody's who still stands on the register."""
        return self.find(dict(self.accounts).get(account, ""))

    def account_of(self, person: str) -> int | None:
        return next((account for account, id_ in self.accounts if id_ == person), None)

    def accounts_of(self, people: Iterable[str]) -> tuple[int, ...]:
        """The accounts of those of them who have one, in their order."""
        return tuple(account for id_ in people if (account := self.account_of(id_)) is not None)

    def serves(self, person: str, arende: str) -> bool:
        return (arende, person) in self.serving

    @property
    def everyone(self) -> tuple[Person, ...]:
        """All who stand, or ever stood, on the register."""
        return (*self.people, *self.former)

    @property
    def secretaries(self) -> tuple[Person, ...]:
        return tuple(p for p in self.people if p.role is Role.SEKRETERARE)


def after(board: Board, entry: Entry[BoardChange]) -> Board:
    return replace(entry.change.apply(board, entry.at), seq=entry.seq)


def fold(id_: str, entries: Iterable[Entry[BoardChange]]) -> Board:
    return reduce(after, entries, Board(id_))
