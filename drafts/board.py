"""A board (nämnd): its register, agenda, settings and who holds which account. The fold of its changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

from drafts.arende import Arende
from drafts.decision import Decision
from drafts.errors import UnknownArende, UnknownHandling, UnknownMeeting, UnknownPerson
from drafts.gone import Gone, Warned
from drafts.handlingar import Handling
from drafts.links import Link
from drafts.log import Entry
from drafts.meeting import Meeting, Service
from drafts.people import Person, Role
from drafts.statement import Statement

if TYPE_CHECKING:
    from drafts.board_changes import BoardChange


KEPT_DAYS = (7, 14, 30, 90, 365)  # what a board may choose among


@dataclass(frozen=True, slots=True)
class Settings:
    """What differs between boards.

    `style`: the house style, how the board's minutes are worded; a folder of templates has that name.
    `ersattaryttrande`: may a non-serving ersättare have their opinion noted (KL 6:17 leaves it to the board).
    `motivation_reopens`: does an edit of the motivation reopen the signatures.
    `uttalande`, `anteckning`: does the chair let a särskilt uttalande, a note to the minutes be left (no law
    rules on them); `ersattare_antecknar`: a note also by a non-serving ersättare (KL 6:17).
    `retention_days`, `unsent_days`: how long drafts are kept (drafts/retention.py has the rule).
    `controller`: who answers for the personal data (*personuppgiftsansvarig*), and how they are reached.
    """

    style: str = "stockholm"
    ersattaryttrande: bool = True
    motivation_reopens: bool = True
    uttalande: bool = True
    anteckning: bool = True
    ersattare_antecknar: bool = False
    retention_days: int = 30
    unsent_days: int = 30
    controller: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    id: str
    seq: int = 0
    name: str = ""
    settings: Settings = Settings()
    people: tuple[Person, ...] = ()
    former: tuple[Person, ...] = ()  # who has left the register: their ids are never given to another
    meetings: tuple[Meeting, ...] = ()  # in the order they were made
    arenden: tuple[Arende, ...] = ()  # in the order of the agendas
    given: frozenset[str] = frozenset()  # every id an ärende has had
    services: tuple[Service, ...] = ()  # the latest said last
    jav: frozenset[tuple[str, str]] = frozenset()  # (ärende's id, person's)
    decisions: tuple[tuple[str, Decision], ...] = ()  # (ärende's id, what was decided)
    statements: tuple[Statement, ...] = ()  # one a person and ärende and stance
    orders: tuple[tuple[str, tuple[str, ...]], ...] = ()  # (ärende's id, how its proposals are put)
    reminded: frozenset[tuple[str, int]] = frozenset()  # (meeting's id, hours before its stop)
    accounts: tuple[tuple[int, str], ...] = ()  # (Telegram account, person's id)
    links: tuple[Link, ...] = ()
    handlingar: tuple[Handling, ...] = ()  # every version, in the order filed
    warned: tuple[Warned, ...] = ()  # drafts that are soon to go
    gone: tuple[Gone, ...] = ()  # drafts that are no more
    unsaid: frozenset[str] = frozenset()  # ids of ärenden whose statements are no more
    leaving: frozenset[str] = frozenset()  # ids of those who wish to be erased

    def find(self, id_: str) -> Person | None:
        return next((person for person in self.people if person.id == id_), None)

    def person(self, id_: str) -> Person:
        """Who has this id; UnknownPerson where nobody has."""
        if found := self.find(id_):
            return found
        raise UnknownPerson

    def arende(self, id_: str) -> Arende:
        """The ärende with this id; UnknownArende where there is none."""
        for arende in self.arenden:
            if arende.id == id_:
                return arende
        raise UnknownArende

    def meeting(self, id_: str) -> Meeting:
        """The meeting with this id; UnknownMeeting where there is none."""
        for meeting in self.meetings:
            if meeting.id == id_:
                return meeting
        raise UnknownMeeting

    def meeting_of(self, arende: str) -> Meeting | None:
        """The meeting on whose agenda the ärende is."""
        meeting = self.arende(arende).meeting
        return self.meeting(meeting) if meeting else None

    def agenda(self, meeting: str) -> tuple[Arende, ...]:
        """The meeting's ärenden, in order; those of no meeting where `meeting` is empty."""
        return tuple(arende for arende in self.arenden if arende.meeting == meeting)

    def decision(self, arende: str) -> Decision | None:
        return dict(self.decisions).get(arende)

    def statements_in(self, arende: str) -> tuple[Statement, ...]:
        return tuple(statement for statement in self.statements if statement.arende == arende)

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

    def everyone_of(self, account: int) -> Person | None:
        """Whose account it is, or was when they stood on the register."""
        id_ = dict(self.accounts).get(account, "")
        return next((person for person in self.everyone if person.id == id_), None)

    def account_of(self, person: str) -> int | None:
        return next((account for account, id_ in self.accounts if id_ == person), None)

    def accounts_of(self, people: Iterable[str]) -> tuple[int, ...]:
        """The accounts of those of them who have one, in their order."""
        return tuple(account for id_ in people if (account := self.account_of(id_)) is not None)

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
