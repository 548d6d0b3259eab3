"""What a board and a draft undergo when a draft is removed. The rule is in drafts/retention.py."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from drafts.board import Board
from drafts.draft import Draft
from drafts.gone import Gone, Warned, Why
from drafts.log import Entry


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
