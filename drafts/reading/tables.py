"""New rows and cells of a table, and new tables."""

from __future__ import annotations

from collections.abc import Iterable

from drafts.base.document import Block, Cell, Kind
from drafts.reading.clause import Clause
from drafts.reading.cues import Role
from drafts.reading.edits import Edit, Shift
from drafts.reading.plain import needle
from drafts.reading.putting import blocks_at
from drafts.reading.resolving import Desk, find
from drafts.reading.spots import Ground, Spot
from drafts.reading.steps import Level


def table_rows(desk: Desk, clause: Clause, level: Level) -> list[Edit]:
    """Rows behind or before one of the table, or last in it; or a table of them behind what is named."""
    ground = desk.ground
    rows = _rows(clause)
    where = clause.places(Role.WHERE)
    after, before = clause.places(Role.AFTER), clause.places(Role.BEFORE)
    spot = find(desk, "a", where, after or before)
    gap = spot.first if before else spot.last
    if level is Level.TABLE:
        number = 1 + max((block.cell.table for block in ground.blocks if block.cell), default=0)
        return blocks_at(ground, gap, _cells(rows, number, 1))
    cell = ground.blocks[spot.first if before else spot.last - 1].cell
    if cell is None:
        raise desk.ask_block(clause.text)
    first = cell.row if before else cell.row + 1
    if _stands(ground, cell.table, first if not before else first - len(rows), rows):
        return []
    return [*blocks_at(ground, gap, _cells(rows, cell.table, first)), Shift(cell.table, first, len(rows))]


def new_cell(desk: Desk, host: Spot, words: str) -> list[Edit]:
    """Words in a cell that has had none: drafts.reading.cells.empty_cell says how the spot names it."""
    beside = desk.ground.blocks[host.first - 1 if host.first else 0].cell
    table = beside.table if beside else 1
    block = Block("", Kind.CELL, words, cell=Cell(table, host.start, host.end))
    return blocks_at(desk.ground, host.first, (block,))


def _rows(clause: Clause) -> list[list[str]]:
    """The quotes of each row; a row mark parts them."""
    rows: list[list[str]] = [[]]
    for step in clause.of(Role.OBJECT, Role.NEW):
        if step.level is Level.ROW and step.fresh and not step.words and rows[-1]:
            rows.append([])
        elif step.words:
            rows[-1].append(step.words)
    return rows


def _cells(rows: Iterable[Iterable[str]], table: int, first: int) -> tuple[Block, ...]:
    return tuple(
        Block("", Kind.CELL, words, cell=Cell(table, number, column))
        for number, row in enumerate(rows, first)
        for column, words in enumerate(row, 1)
    )


def _stands(ground: Ground, table: int, first: int, rows: list[list[str]]) -> bool:
    there = {b.cell: needle(b.text) for b in ground.blocks if b.cell and b.cell.table == table}
    return all(there.get(b.cell) == needle(b.text) for b in _cells(rows, table, first) if b.cell)
