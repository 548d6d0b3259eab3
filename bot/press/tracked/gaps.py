"""Where blocks are added: between which two that were there before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.press.tracked.looks import Standing
from drafts.base.document import Block, Cell
from drafts.base.tracked import Fate, TrackedBlock


@dataclass(frozen=True, slots=True)
class Gap:
    """Added blocks in a row; the first is the tracked block `at`."""

    at: int
    blocks: tuple[TrackedBlock, ...]
    passed: Standing | None
    ahead: Standing | None

    def before(self, n: int) -> Block | None:
        """What the gap's block `n` comes after."""
        if n:
            return self.blocks[n - 1].block
        return self.passed.block if self.passed else None

    def row(self, cell: Cell) -> tuple[Cell, ...]:
        """The cells of one row that are added here."""
        return tuple(
            other
            for tracked in self.blocks
            if (other := tracked.block.cell) and (other.table, other.row) == (cell.table, cell.row)
        )

    def columns(self, table: int) -> int:
        return max(t.block.cell.column for t in self.blocks if t.block.cell and t.block.cell.table == table)


def gaps(blocks: Sequence[TrackedBlock], standing: Mapping[int, Standing]) -> Iterator[Gap]:
    """`standing`: those that were there before, by their place among the blocks."""
    passed: Standing | None = None
    row: list[TrackedBlock] = []
    for at, tracked in enumerate(blocks):
        if tracked.fate is Fate.ADDED:
            row.append(tracked)
            continue
        if row:
            yield Gap(at - len(row), tuple(row), passed, standing[at])
        row, passed = [], standing[at]
    if row:
        yield Gap(len(blocks) - len(row), tuple(row), passed, None)
