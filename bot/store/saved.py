"""What is saved of a damaged log: each stream as far as it is whole, and what is known to be missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from bot.store import codec
from bot.store.database import Row
from drafts import board as boards
from drafts import draft as drafts
from drafts.board import Board
from drafts.board_changes import BoardChange
from drafts.changes import DraftChange
from drafts.draft import Draft
from drafts.log import Entry
from drafts.removal_changes import TakenAway

T = TypeVar("T", Draft, Board)


@dataclass(frozen=True, slots=True)
class Saved(Generic[T]):
    """As far as it could be read; `missing` changes after that are known to have been."""

    state: T
    missing: int


@dataclass(slots=True)
class Salvage:
    """`lost`: ids of which nothing can be read. `lost_files`: how many are known to be missing.

    A removed draft is saved, and is none of the `drafts`.
    """

    boards: dict[str, Saved[Board]] = field(default_factory=dict)
    drafts: dict[str, Saved[Draft]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    changes: int = 0
    files: int = 0
    lost_files: int = 0

    def note(self, state: Draft | Board, missing: int) -> None:
        if isinstance(state, Board):
            self.boards[state.id] = Saved(state, missing)
        elif not state.removed:
            self.drafts[state.id] = Saved(state, missing)

    @property
    def lost_boards(self) -> list[str]:
        """Those that drafts speak of."""
        return sorted({saved.state.board for saved in self.drafts.values()} - self.boards.keys())

    @property
    def lost_drafts(self) -> list[str]:
        return sorted({*self.lost} - {*self.lost_boards})


def followed(id_: str, changes: Iterable[Row]) -> tuple[Draft | Board | None, list[Row]]:
    """The changes that follow on one another from the first, and what they lead to."""
    state: Draft | Board | None = None
    kept: list[Row] = []
    for row in changes:
        is_last = row[7] == TakenAway.__name__
        if is_last or row[2] == (state.seq if state else 0) + 1:
            try:
                state = _after(state, id_, row)
            except Exception:  # noqa: BLE001, S112 — what is damaged can be anything
                continue
            if is_last:
                kept.clear()
            kept.append(row)
    return state, kept


def _after(state: Draft | Board | None, id_: str, row: Row) -> Draft | Board:
    _row, _stream, seq, at, by, _update, _part, kind, data = row
    entry: Entry[Any] = Entry(seq, datetime.fromisoformat(at), by, codec.read(kind, data))
    if isinstance(entry.change, DraftChange) and not isinstance(state, Board):
        return drafts.after(state or Draft(id_), entry)
    if isinstance(entry.change, BoardChange) and not isinstance(state, Draft):
        return boards.after(state or Board(id_), entry)
    raise TypeError(kind)
