"""Tables without lines: rows that stand one below the other in the same columns."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from bot.readers.printed.columns import spans_of
from bot.readers.printed.grids import Filled, Grid
from bot.readers.printed.marks import is_mark
from bot.readers.printed.sheets import Piece, Row, rows_of

LEAST = 2  # rows with text in two columns
IN_LINE = 3.0  # points
CLOSE = 1.75  # times the type's size, from row to row within a cell
FAR = 3.2  # times the type's size: the table is at its end

Spans = list[tuple[Piece, ...]]
Columns = Sequence[tuple[float, float]]  # from where to where the text in each reaches


def tabled(rows: Sequence[Row], before: Columns = ()) -> Iterator[Row | Grid]:
    """The rows as they are, but those that make a table as one.

    `before`: the columns of a table at the end of the page before, which may go on.
    """
    at = 0
    while at < len(rows):
        columns: Columns = tuple((span[0].x0, span[-1].x1) for span in _spans(rows[at]))
        taken = _table(rows, at, columns, LEAST)
        if at == 0 and before and len(columns) > 1 and (more := _table(rows, 0, before, 1)) >= taken:
            columns, taken = before, more
        if taken:
            yield _grid(rows[at : at + taken], columns)
        else:
            yield rows[at]
        at += taken or 1


def columns_of(grid: Grid) -> Columns:
    """From where to where the text in each of its columns reaches."""
    ends = {n: max(r.x1 for c in grid.cells if c.column == n + 1 for r in c.rows) for n in
            {cell.column - 1 for cell in grid.cells}}  # fmt: skip
    return tuple((left, ends.get(n, left)) for n, left in enumerate(grid.lefts))


def _spans(row: Row, columns: Columns = ()) -> Spans:
    """What the row's columns hold; a number or a sign is one with the words behind it."""
    spans = [part for span in spans_of(row) for part in _cut(span, columns)]
    if len(spans) > 1 and is_mark(" ".join(piece.text for piece in spans[0])):
        spans[:2] = [(*spans[0], *spans[1])]
    return spans


def _cut(span: tuple[Piece, ...], columns: Columns) -> Spans:
    """Parted where a piece begins with a column, however little room there is before it."""
    parts: list[list[Piece]] = []
    for piece in span:
        if parts and not any(abs(piece.x0 - left) <= IN_LINE for left, _ in columns):
            parts[-1].append(piece)
        else:
            parts.append([piece])
    return [tuple(part) for part in parts]


def _table(rows: Sequence[Row], start: int, columns: Columns, least: int) -> int:
    """How many rows, from this one, make a table with these columns; 0 where it begins none."""
    first = _spans(rows[start], columns)
    if len(columns) < 2 or not _fits(first, columns, rows[start], rows[start]):  # noqa: PLR2004 — two columns
        return 0
    full, count, end = 1, 1, 1
    for above, row in zip(rows[start:], rows[start + 1 :], strict=False):
        spans = _spans(row, columns)
        if row.y <= above.y or row.y - above.y > FAR * row.size or not _fits(spans, columns, above, row):
            break
        count += 1
        if len(spans) > 1:
            full, end = full + 1, count
        elif row.y - above.y <= CLOSE * row.size:
            end = count
    return end if full >= least else 0


def _fits(spans: Spans, columns: Columns, above: Row, row: Row) -> bool:
    """Does every span stand in a column of its own? One alone goes on a cell, close below it."""
    homes = [_home(span, columns) for span in spans]
    if None in homes or len(set(homes)) < len(homes):
        return False
    if len(spans) > 1:
        return True
    return row.y - above.y <= CLOSE * row.size and spans[0][-1].x1 < _limit(homes[0] or 0, columns)


def _home(span: tuple[Piece, ...], columns: Columns) -> int | None:
    """The column it stands in: begun at the same place, or ended (as figures are)."""
    x0, x1 = span[0].x0, span[-1].x1
    for n, (left, right) in enumerate(columns):
        if abs(x0 - left) <= IN_LINE or abs(x1 - right) <= IN_LINE:
            return n
        if abs((x0 + x1) - (left + right)) <= 2 * IN_LINE:
            return n
    return None


def _limit(column: int, columns: Columns) -> float:
    """Where the next column begins."""
    return columns[column + 1][0] if column + 1 < len(columns) else float("inf")


def _grid(rows: Sequence[Row], columns: Columns) -> Grid:
    held: dict[tuple[int, int], list[Piece]] = {}
    number = 0
    for n, row in enumerate(rows):
        spans = _spans(row, columns)
        homes = [_home(span, columns) or 0 for span in spans]
        if n == 0 or _begins(rows[n - 1], row, spans, homes, rows):
            number += 1
        for home, span in zip(homes, spans, strict=True):
            held.setdefault((number, home + 1), []).extend(span)
    cells = [
        Filled(row, column, tuple(rows_of(rows[0].page, pieces)))
        for (row, column), pieces in sorted(held.items())
    ]
    lefts = tuple(left for left, _ in columns)
    return Grid(rows[0].page, rows[0].y - rows[0].size, rows[-1].y, lefts, tuple(cells))


def _begins(above: Row, row: Row, spans: Spans, homes: list[int], rows: Sequence[Row]) -> bool:
    """A new row of the table, and not one more line of its cells.

    Where all rows stand equally far apart, one that only goes on with words is a line more.
    """
    distances = [b.y - a.y for a, b in itertools.pairwise(rows)]
    if max(distances) > 1.15 * min(distances):
        return row.y - above.y > 1.1 * min(distances)
    return 0 in homes and not all(span[0].text[:1].islower() for span in spans)
