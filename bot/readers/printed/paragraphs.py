"""Rows gathered into paragraphs, over the pages' breaks, and tables put together where a page parts them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.readers.printed.breaks import Breaks
from bot.readers.printed.grids import Filled, Grid
from bot.readers.printed.layout import Laid, Page
from bot.readers.printed.sheets import Row

ROOM = 6.0  # times the size: some rows
HALF = 0.6  # of the page's height: text that ends above that ends for a reason
IN_LINE = 4.0  # points between the columns of a table on one page and the next


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`gap` is the room above it, in sizes of its type; 0 at the top of a page."""

    rows: tuple[Row, ...]
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    page: int
    lefts: tuple[float, ...]
    cells: tuple[Filled, ...]


def gathered(laid: Laid) -> list[Paragraph | Table]:
    """All there is, in reading order; notes behind the paragraph they would have parted."""
    flow = [it for page in laid.pages for it in page.flow]
    breaks = Breaks(laid.size, [it for it in flow if isinstance(it, Row)], _early(laid.pages, laid.size))
    found = list(_blocks(flow, breaks))
    for page in reversed(laid.pages):
        notes = list(_paragraphs(list(page.asides), breaks))
        at = sum(_page_of(block) <= page.number for block in found)
        found[at:at] = notes
    return found


def _early(pages: Sequence[Page], size: float) -> frozenset[int]:
    """The pages that could have held some rows more."""
    lows = {page.number: max(map(_low, (*page.flow, *page.asides)), default=0.0) for page in pages}
    lowest = max(lows.values(), default=0.0)
    return frozenset(
        page.number for page in pages if lows[page.number] < max(lowest - ROOM * size, HALF * page.height)
    )


def _low(it: Row | Grid) -> float:
    return it.y if isinstance(it, Row) else it.bottom


def _page_of(block: Paragraph | Table) -> int:
    return block.page if isinstance(block, Table) else block.rows[0].page


def _blocks(flow: Iterable[Row | Grid], breaks: Breaks) -> Iterator[Paragraph | Table]:
    rows: list[Row] = []
    table: Table | None = None
    for it in flow:
        if isinstance(it, Row):
            if table:
                yield table
                table = None
            rows.append(it)
            continue
        yield from _paragraphs(rows, breaks)
        rows = []
        if table and _goes_on(table, it):
            table = _continued(table, it)
        else:
            if table:
                yield table
            table = Table(it.page, it.lefts, it.cells)
    if table:
        yield table
    yield from _paragraphs(rows, breaks)


def _paragraphs(rows: Sequence[Row], breaks: Breaks) -> Iterator[Paragraph]:
    own: list[Row] = []
    gap = 0.0
    for n, row in enumerate(rows):
        after = rows[n + 1] if n + 1 < len(rows) else None
        if own and breaks.before(row, own, after):
            yield Paragraph(tuple(own), gap)
            last = own[-1]
            gap = (row.y - last.y) / row.size if last.page == row.page and row.y > last.y else 0.0
            own = []
        own.append(row)
    if own:
        yield Paragraph(tuple(own), gap)


def _goes_on(table: Table, grid: Grid) -> bool:
    near = len(table.lefts) == len(grid.lefts) and all(
        abs(one - other) <= IN_LINE for one, other in zip(table.lefts, grid.lefts, strict=True)
    )
    return near and grid.page > table.page


def _continued(table: Table, grid: Grid) -> Table:
    """The table with what stands on the next page; a head that is said again is left out."""
    cells = grid.cells
    if _said(cells, cells[0].row) == _said(table.cells, table.cells[0].row):
        cells = tuple(cell for cell in cells if cell.row != cells[0].row)
    last = max(cell.row for cell in table.cells)
    first = min((cell.row for cell in cells), default=1)
    goes_on = all(cell.rows[0].text[:1].islower() for cell in cells if cell.row == first)
    moved = [replace(cell, row=last + cell.row - first + (not goes_on)) for cell in cells]
    return Table(grid.page, table.lefts, _in_one(table.cells, moved))


def _in_one(cells: Iterable[Filled], more: Iterable[Filled]) -> tuple[Filled, ...]:
    """All of them; what goes on a cell, in that cell."""
    found = {(cell.row, cell.column): cell for cell in cells}
    for cell in more:
        at = (cell.row, cell.column)
        found[at] = replace(cell, rows=found[at].rows + cell.rows) if at in found else cell
    return tuple(found[at] for at in sorted(found))


def _said(cells: Iterable[Filled], row: int) -> list[tuple[int, str]]:
    return [(cell.column, " ".join(r.text for r in cell.rows)) for cell in cells if cell.row == row]
