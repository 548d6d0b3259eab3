"""Pages taken apart: the text in reading order, tables, what stands beside it, and what is furniture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.readers.printed.aligned import Columns, columns_of, tabled
from bot.readers.printed.columns import Edges, edges_here, edges_of, in_reading_order, parted
from bot.readers.printed.furniture import SMALL, furniture, is_address, usual_size
from bot.readers.printed.grids import Filled, Grid, grids_of
from bot.readers.printed.marks import is_mark
from bot.readers.printed.sheets import Row, Sheet, rows_of

SAME_LINE = 2.0  # points
BESIDE = 3.0  # points: a heading in the margin, on the first line of what it is about


@dataclass(frozen=True, slots=True)
class Page:
    """`flow` is the text in reading order; `asides` are notes at the foot and in the margin."""

    number: int
    height: float
    flow: tuple[Row | Grid, ...]
    asides: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """`margins` is what the furniture says. `size` is that of most of the text."""

    pages: tuple[Page, ...]
    margins: tuple[str, ...]
    size: float


def laid(sheets: Sequence[Sheet]) -> Laid:
    rows = [(sheet, rows_of(sheet.number, sheet.pieces)) for sheet in sheets]
    size = usual_size(rows)
    dropped = furniture(rows, size)
    kept = [(sheet, [row for row in own if row not in dropped]) for sheet, own in rows]
    usual = edges_of(kept)
    said = [row.text for _, own in rows for row in own if row in dropped]
    pages: list[Page] = []
    for sheet, own in kept:
        page, address = _page(sheet, own, usual, size, _open_table(pages))
        pages.append(page)
        said += [row.text for row in address]
    return Laid(tuple(pages), tuple(dict.fromkeys(said)), size)


def _open_table(pages: Sequence[Page]) -> Columns:
    """The columns of a table that the last page ends with."""
    last = pages[-1].flow[-1] if pages and pages[-1].flow else None
    return columns_of(last) if isinstance(last, Grid) else ()


def _page(
    sheet: Sheet, rows: Sequence[Row], usual: Edges | None, size: float, before: Columns
) -> tuple[Page, list[Row]]:
    """The page; and the rows of an address in its margin."""
    pieces = [piece for row in rows for piece in row.pieces]
    grids = list(grids_of(sheet.number, pieces, sheet.rules))
    ruled = {piece for grid in grids for cell in grid.cells for row in cell.rows for piece in row.pieces}
    free = rows_of(sheet.number, [piece for piece in pieces if piece not in ruled])
    edges = edges_here(sheet, free, usual)
    inside, beside = parted(free, edges)
    headings, notes = _side_headings(inside, beside, size)
    address = notes if sheet.number == 1 and is_address(notes) else []
    foot = _footnotes(inside, size)
    body = _with_headings(inside[: len(inside) - len(foot)], headings)
    flow = _placed(list(tabled(in_reading_order(body, edges), before)), grids)
    asides = [*foot, *(row for row in notes if not address)]
    return _numbered(Page(sheet.number, sheet.height, tuple(flow), tuple(asides))), address


def _side_headings(inside: Sequence[Row], beside: Sequence[Row], size: float) -> tuple[list[Row], list[Row]]:
    """Headings that stand in the margin, on the line where their text begins; and the other rows there."""
    heads = [
        row
        for row in beside
        if (row.bold or row.size > size) and any(abs(row.y - other.y) < BESIDE for other in inside)
    ]
    return heads, [row for row in beside if row not in heads]


def _with_headings(rows: Sequence[Row], headings: Sequence[Row]) -> list[Row]:
    found = list(rows)
    for heading in headings:
        at = next((n for n, row in enumerate(found) if abs(row.y - heading.y) < BESIDE), len(found))
        found.insert(at, heading)
    return found


def _footnotes(rows: Sequence[Row], size: float) -> Sequence[Row]:
    """Small rows at the end of the page, of which the first has a number."""
    small = 0
    while small < len(rows) and rows[-1 - small].size <= SMALL * size:
        small += 1
    notes = rows[len(rows) - small :]
    while notes and not (notes[0].text[:1].isdigit() or is_mark(notes[0].text[:1])):
        notes = notes[1:]
    return notes if len(notes) < len(rows) else ()


def _placed(flow: list[Row | Grid], grids: Sequence[Grid]) -> list[Row | Grid]:
    """Each ruled table where it stands: before the first row that is below it."""
    for grid in grids:
        at = next((n for n, it in enumerate(flow) if _top(it) >= grid.top), len(flow))
        flow.insert(at, grid)
    return flow


def _top(it: Row | Grid) -> float:
    return it.y if isinstance(it, Row) else it.top


def _numbered(page: Page) -> Page:
    """With the lines counted as they are read; the rows of a table by where they stand."""
    count, last = 0, float("-inf")
    flow: list[Row | Grid] = []
    for it in page.flow:
        if isinstance(it, Grid):
            grid, count = _numbered_grid(it, count)
            flow.append(grid)
            last = float("-inf")
        else:
            count += abs(it.y - last) > SAME_LINE
            last = it.y
            flow.append(replace(it, number=count))
    asides: list[Row] = []
    for row in page.asides:
        beside = [it.number for it in flow if isinstance(it, Row) and it.y <= row.y + SAME_LINE]
        below = all(_top(it) < row.y for it in flow) and row.left <= row.x0
        count += below
        asides.append(replace(row, number=count if below else max(beside, default=1)))
    return replace(page, flow=tuple(flow), asides=tuple(asides))


def _numbered_grid(grid: Grid, count: int) -> tuple[Grid, int]:
    lines: list[float] = []
    for y in sorted(row.y for cell in grid.cells for row in cell.rows):
        if not lines or y - lines[-1] > SAME_LINE:
            lines.append(y)
    cells = [
        Filled(
            cell.row,
            cell.column,
            tuple(replace(row, number=count + sum(y <= row.y for y in lines)) for row in cell.rows),
        )
        for cell in grid.cells
    ]
    return replace(grid, cells=tuple(cells)), count + len(lines)
