"""What is decided, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from drafts.board import Board
from drafts.decision import Decision
from drafts.statement import Stance, Statement


@dataclass(frozen=True, slots=True)
class DecisionEntered:
    arende: str
    decision: Decision

    def apply(self, board: Board, _at: datetime) -> Board:
        return replace(
            board, decisions=(*_without(board.decisions, self.arende), (self.arende, self.decision))
        )


@dataclass(frozen=True, slots=True)
class DecisionRemoved:
    """It was entered wrongly: the ärende is undecided."""

    arende: str

    def apply(self, board: Board, _at: datetime) -> Board:
        return replace(board, decisions=_without(board.decisions, self.arende))


@dataclass(frozen=True, slots=True)
class OrderSet:
    """In which order the chair puts the proposals: the ids of drafts, and empty for the administration's.

    With none, the chair has said nothing.
    """

    arende: str
    drafts: tuple[str, ...]

    def apply(self, board: Board, _at: datetime) -> Board:
        others = tuple(pair for pair in board.orders if pair[0] != self.arende)
        return replace(board, orders=(*others, (self.arende, self.drafts)) if self.drafts else others)


@dataclass(frozen=True, slots=True)
class StatementMade:
    """Of one person and ärende there is one statement of each stance, and none beside one that says none."""

    statement: Statement

    def apply(self, board: Board, _at: datetime) -> Board:
        return replace(board, statements=(*_others(board, self.statement), self.statement))


@dataclass(frozen=True, slots=True)
class StatementDropped:
    statement: Statement

    def apply(self, board: Board, _at: datetime) -> Board:
        return replace(board, statements=_others(board, self.statement))


def _without(decisions: tuple[tuple[str, Decision], ...], arende: str) -> tuple[tuple[str, Decision], ...]:
    return tuple(pair for pair in decisions if pair[0] != arende)


def _others(board: Board, statement: Statement) -> tuple[Statement, ...]:
    """The statements that stand beside this one."""
    return tuple(s for s in board.statements if not _gives_way(s, statement))


def _gives_way(old: Statement, new: Statement) -> bool:
    same = (old.arende, old.person) == (new.arende, new.person)
    return same and (old.stance is new.stance or Stance.NONE in {old.stance, new.stance})
