"""The tables of a stretch, their rows, and their cells."""

from __future__ import annotations

from drafts.reading.spots import Ground, Spot
from drafts.reading.steps import Level


def tables(ground: Ground, spot: Spot) -> list[list[Spot]]:
    rows = []
    for row in ground.own(spot):
        bounds: dict[int, tuple[int, int]] = {}
        for n in row:
            cell = ground.blocks[n].cell
            if cell:
                bounds[cell.table] = (bounds.get(cell.table, (n, n))[0], n)
        rows.append([ground.stretch(Level.TABLE, first, last + 1) for first, last in bounds.values()])
    return rows


def table_rows(ground: Ground, spot: Spot) -> list[list[Spot]]:
    return _cells(ground, spot, Level.ROW)


def columns(ground: Ground, spot: Spot) -> list[list[Spot]]:
    return _cells(ground, spot, Level.COLUMN)


def _cells(ground: Ground, spot: Spot, level: Level) -> list[list[Spot]]:
    """One row of spots for each table (or table row): a gap where a number has no cell."""
    found = []
    for table in [spot] if spot.level in {Level.TABLE, Level.ROW} else _all_tables(ground, spot):
        bounds: dict[int, tuple[int, int]] = {}
        for n in range(table.first, table.last):
            cell = ground.blocks[n].cell
            if cell:
                number = cell.row if level is Level.ROW else cell.column
                bounds[number] = (bounds.get(number, (n, n))[0], n)
        width = max(bounds, default=0) if level is Level.ROW else _width(ground, table)
        row = (bounds.get(n) for n in range(1, width + 1))
        found.append(
            [
                ground.stretch(level, b[0], b[1] + 1) if b else empty_cell(ground, table, n)
                for n, b in enumerate(row, 1)
            ]
        )
    return found


def empty_cell(ground: Ground, row: Spot, column: int) -> Spot:
    """Where words of a cell would stand that has none: its row and column stand for offsets."""
    cells = [ground.blocks[n].cell for n in range(row.first, row.last)]
    at = row.first + sum(cell is not None and cell.column < column for cell in cells)
    return Spot(Level.COLUMN, at, at, next((cell.row for cell in cells if cell), 1), column)


def _width(ground: Ground, row: Spot) -> int:
    """How many columns the table has in which the row stands."""
    table = ground.blocks[row.first].cell if row.last > row.first else None
    cells = (block.cell for block in ground.blocks if block.cell and table)
    return max((cell.column for cell in cells if table and cell.table == table.table), default=0)


def _all_tables(ground: Ground, spot: Spot) -> list[Spot]:
    return [table for row in tables(ground, spot) for table in row]
