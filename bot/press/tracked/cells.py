"""Which cell an added one is: one that was empty, or one of a new row or table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml.etree import _Element as Element

from bot.press.tracked.gaps import Gap
from bot.press.tracked.homes import CELL, ROW, around, settle_between
from bot.press.tracked.looks import Look
from bot.press.tracked.pen import Pen
from bot.press.tracked.tables import cell_at, look_in, new_row, new_table, part_from_neighbours, row_like
from bot.readers.paragraphs import Paragraph
from bot.readers.wordml import PARAGRAPH
from drafts.base.document import Block, Cell
from drafts.base.tracked import Mark
from drafts.comparing import Op


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell is added: the `n`th block of the gap, behind the paragraph `behind`."""

    gap: Gap
    n: int
    cell: Cell
    behind: Element | None
    mark: Mark

    @property
    def is_alone(self) -> bool:
        """No other cell of its row is added: a row of several is new, whatever number it bears."""
        return set(self.gap.row(self.cell)) == {self.cell}

    @property
    def above(self) -> Element | None:
        """The row before it, in the same table."""
        before = self.gap.before(self.n)
        return around(self.behind, ROW) if self.behind is not None and _is_in(before, self.cell) else None

    @property
    def below(self) -> Element | None:
        ahead = self.gap.ahead
        return around(ahead.line.element, ROW) if ahead and _is_in(ahead.block, self.cell) else None


class Cells:
    def __init__(self, body: Element, read: Iterable[Paragraph], styles: Mapping[str, str], pen: Pen) -> None:
        self.body, self.styles, self.pen = body, styles, pen
        self.counts: dict[Element, int] = {}
        said: dict[Cell, list[Paragraph]] = {}
        for paragraph in read:
            self.counts[paragraph.element] = paragraph.count
            if paragraph.cell is not None:
                said.setdefault(paragraph.cell, []).append(paragraph)
        self.blank = {
            cell: inside[0].element for cell, inside in said.items() if not any(p.text for p in inside)
        }
        self.rows: dict[tuple[Gap, int, int], Element] = {}  # those added: their table and number

    def beside(self, place: Place) -> tuple[Element, bool] | None:
        """The paragraph of the same cell that it comes after (True) or before; None where it stands alone."""
        before, ahead = place.gap.before(place.n), place.gap.ahead
        joins = before is not None and before.cell == place.cell and (place.n > 0 or place.is_alone)
        if place.behind is not None and joins:
            return place.behind, True
        if ahead is not None and ahead.block.cell == place.cell and place.is_alone:
            return ahead.line.element, False
        return None

    def empty(self, place: Place) -> tuple[Element, Look]:
        """An empty paragraph to write in, and how its words look."""
        if all(self._is_blank(place.gap, cell) for cell in place.gap.row(place.cell)):
            blank = self.blank[place.cell]
            cell = around(blank, CELL)
            return blank, Look(None, None) if cell is None else look_in(cell)
        cell = cell_at(self._row(place), place.cell.column)
        return next(cell.iterchildren(PARAGRAPH)), look_in(cell)

    def _is_blank(self, gap: Gap, cell: Cell) -> bool:
        """Does it stand in the gap, and say nothing?"""
        if cell not in self.blank:
            return False
        start = self.counts[gap.passed.line.element] if gap.passed else 0
        end = self.counts[gap.ahead.line.element] if gap.ahead else max(self.counts.values()) + 1
        return start < self.counts[self.blank[cell]] < end

    def _row(self, place: Place) -> Element:
        """The added row the cell is in, made with its first cell."""
        key = (place.gap, place.cell.table, place.cell.row)
        if key not in self.rows:
            self.rows[key] = self._new_row(place)
        return self.rows[key]

    def _new_row(self, place: Place) -> Element:
        if (above := place.above) is not None:
            row = row_like(above)
            above.addnext(row)
        elif (below := place.below) is not None:
            row = row_like(below)
            below.addprevious(row)
        else:
            columns = place.gap.columns(place.cell.table)
            row = new_row(columns)
            self._new_table(place, columns).append(row)
        self.pen.put_row(row, Op.ADDED, place.mark)
        return row

    def _new_table(self, place: Place, columns: int) -> Element:
        table = new_table(columns, self.styles)
        ahead = place.gap.ahead
        settle_between(table, place.behind, ahead.line.element if ahead else None, self.body)
        part_from_neighbours(table, self.pen, place.mark)
        return table


def _is_in(block: Block | None, cell: Cell) -> bool:
    return block is not None and block.cell is not None and block.cell.table == cell.table
