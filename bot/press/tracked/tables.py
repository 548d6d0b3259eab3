"""Rows and tables that are added or struck."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy

from lxml import etree
from lxml.etree import _Element as Element

from bot.press.tracked.homes import CELL, ROW, TABLE, around
from bot.press.tracked.looks import Look
from bot.press.tracked.pen import Pen, plain
from bot.readers.wordml import PARAGRAPH, W, number, value
from drafts.base.tracked import Mark
from drafts.comparing import Op

WIDTH = 8000  # twentieths of a point: what an A4 page holds between its margins
_NOT_INHERITED = frozenset(W + name for name in ("tblHeader", "ins", "del", "trPrChange"))


def row_like(row: Element) -> Element:
    """A row with the cells of this one, empty."""
    twin = etree.Element(ROW)
    for part in row.iterchildren(f"{W}tblPrEx", f"{W}trPr"):
        twin.append(deepcopy(part))
    for child in [child for child in twin.iterfind(f"{W}trPr/*") if child.tag in _NOT_INHERITED]:
        _drop(child)
    twin.extend(_cell_like(cell) for cell in row.iter(CELL) if around(cell, ROW) is row)
    return twin


def new_table(columns: int, styles: Mapping[str, str]) -> Element:
    """A table without rows, as wide as the page."""
    table = etree.Element(TABLE)
    properties = etree.SubElement(table, f"{W}tblPr")
    if style := styles.get("table grid"):
        etree.SubElement(properties, f"{W}tblStyle", {f"{W}val": style})
    etree.SubElement(properties, f"{W}tblW", {f"{W}w": "0", f"{W}type": "auto"})
    if not style:
        _put_lines(properties)
    grid = etree.SubElement(table, f"{W}tblGrid")
    for _ in range(columns):
        etree.SubElement(grid, f"{W}gridCol", {f"{W}w": str(WIDTH // columns)})
    return table


def part_from_neighbours(table: Element, pen: Pen, mark: Mark) -> None:
    """Word makes one table of two that touch, and wants a paragraph behind the last."""
    before, after = table.getprevious(), table.getnext()
    if before is not None and before.tag == TABLE:
        between = etree.Element(PARAGRAPH)
        table.addprevious(between)
        pen.put_mark(between, Op.ADDED, mark)
    if after is None or after.tag in (TABLE, f"{W}sectPr"):
        behind = etree.Element(PARAGRAPH)
        table.addnext(behind)
        pen.put_mark(behind, Op.ADDED, mark)


def new_row(columns: int) -> Element:
    row = etree.Element(ROW)
    for _ in range(columns):
        cell = etree.SubElement(row, CELL)
        properties = etree.SubElement(cell, f"{W}tcPr")
        etree.SubElement(properties, f"{W}tcW", {f"{W}w": str(WIDTH // columns), f"{W}type": "dxa"})
        etree.SubElement(cell, PARAGRAPH)
    return row


def cell_at(row: Element, column: int) -> Element:
    """The cell in the column, counted from 1; the last one where the row has fewer."""
    at = 1 + number(value(row.find(f"{W}trPr"), "gridBefore"), 0)
    cells = [cell for cell in row.iter(CELL) if around(cell, ROW) is row]
    for cell in cells:
        at += max(1, number(value(cell.find(f"{W}tcPr"), "gridSpan"), 1))
        if column < at:
            return cell
    return cells[-1]


def look_in(cell: Element) -> Look:
    """How what stands in a cell looks."""
    paragraph = cell.find(PARAGRAPH)
    if paragraph is None:
        return Look(None, None)
    words = next(
        (run.find(f"{W}rPr") for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None), None
    )
    if words is None:
        words = _words_of_end(paragraph)
    return Look(plain(paragraph.find(f"{W}pPr")), words)


def emptied_rows(struck: Iterable[Element], speaking: Iterable[Element]) -> list[tuple[Element, Element]]:
    """The rows of which every paragraph that says something is struck, each with one of those."""
    gone = {paragraph: around(paragraph, ROW) for paragraph in struck}
    rows = {row: paragraph for paragraph, row in gone.items() if row is not None}
    for paragraph in speaking:
        if paragraph not in gone:
            for row in paragraph.iterancestors(ROW):
                rows.pop(row, None)
    return list(rows.items())


def _cell_like(cell: Element) -> Element:
    twin = etree.Element(CELL)
    properties = cell.find(f"{W}tcPr")
    if properties is not None:
        twin.append(deepcopy(properties))
        for merged in list(twin.iterfind(f"{W}tcPr/{W}vMerge")):
            _drop(merged)
    paragraph = etree.SubElement(twin, PARAGRAPH)
    look = look_in(cell)
    if look.paragraph is not None and len(look.paragraph):
        paragraph.append(look.paragraph)
    if look.words is not None:  # the look of the words stays known while there are none
        holder = paragraph[0] if len(paragraph) else etree.SubElement(paragraph, f"{W}pPr")
        holder.append(deepcopy(look.words))
    return twin


def _words_of_end(paragraph: Element) -> Element | None:
    look = paragraph.find(f"{W}pPr/{W}rPr")
    if look is None:
        return None
    words = deepcopy(look)
    for child in [child for child in words if child.tag in _NOT_INHERITED]:
        words.remove(child)
    return words


def _put_lines(properties: Element) -> None:
    lines = etree.SubElement(properties, f"{W}tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        look = {f"{W}val": "single", f"{W}sz": "4", f"{W}space": "0", f"{W}color": "auto"}
        etree.SubElement(lines, W + side, look)


def _drop(element: Element) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)
