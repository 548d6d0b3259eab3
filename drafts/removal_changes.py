"""What a board and a draft undergo when something is removed: drafts/retention.py, drafts/erasing.py."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from drafts.board import Board
from drafts.draft import Draft
from drafts.gone import Gone, Warned, Why
from drafts.log import Entry
from drafts.people import Person


@dataclass(frozen=True, slots=True)
class RemovalWarned:
    draft: str
    goes: datetime

    def apply(self, board: Board, _at: datetime) -> Board:
        others = tuple(warned for warned in board.warned if warned.draft != self.draft)
        return replace(board, warned=(*others, Warned(self.draft, self.goes)))


@dataclass(frozen=True, slots=True)
class DraftGone:
    """The board's own trace of it: its minutes, and whoever asks, can say that it was there."""

    draft: str
    arende: str
    why: Why

    def apply(self, board: Board, at: datetime) -> Board:
        warned = tuple(warned for warned in board.warned if warned.draft != self.draft)
        return replace(board, warned=warned, gone=(*board.gone, Gone(self.draft, self.arende, at, self.why)))


@dataclass(frozen=True, slots=True)
class TakenAway:
    """The last change of a draft, and the only one that is kept: folded alone it is the same draft."""

    board: str
    arende: str
    why: Why

    def apply(self, draft: Draft, _entry: Entry[Any]) -> Draft:
        return Draft(draft.id, board=self.board, arende=self.arende, removed=self.why)


@dataclass(frozen=True, slots=True)
class StatementsGone:
    """What was said of the decision in this ärende is no longer here."""

    arende: str

    def apply(self, board: Board, _at: datetime) -> Board:
        kept = tuple(said for said in board.statements if said.arende != self.arende)
        return replace(board, statements=kept, unsaid=board.unsaid | {self.arende})


@dataclass(frozen=True, slots=True)
class ErasureWished:
    """The person wants to leave the register too: that is for the secretary to see to."""

    person: str

    def apply(self, board: Board, _at: datetime) -> Board:
        return replace(board, leaving=board.leaving | {self.person})


@dataclass(frozen=True, slots=True)
class NameStruck:
    """Of one who has left the register, and wished to be erased, nothing is left but the id."""

    person: str

    def apply(self, board: Board, _at: datetime) -> Board:
        former = tuple(struck(person) if person.id == self.person else person for person in board.former)
        return replace(board, former=former, leaving=board.leaving - {self.person})


def struck(person: Person) -> Person:
    return Person(person.id, "–", "", person.role)
