"""A document as the lines a kallelse is read by: each with what its format says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from drafts.base.document import LINE_BREAK, BaseDocument, Block, Kind
from drafts.base.finding import NUMBER
from drafts.table import Sheet, SheetRow
from drafts.upload import line_of

_SUB = re.compile(r"(?:[-–—•◦▪*·\uf0b7]|[a-zåäö][.)])\s+(?=\S)")
_LETTER = re.compile(r"[A-ZÅÄÖ](?![\w-])")  # the A of 5 A, where 5 was taken for the number
_DNR_ENDS = re.compile(rf"\s+(?P<dnr>{NUMBER})\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """`sub`: an item under something. Cells of one row stand in one line, apart by tabs."""

    text: str
    heading: bool = False
    sub: bool = False


def parts_of(document: BaseDocument) -> Iterator[Line | Sheet]:
    """In the order of the document: a line each, and a sheet for each table."""
    for table, group in groupby(document.blocks, lambda block: block.cell.table if block.cell else 0):
        if table:
            yield sheet_of(list(group))
        else:
            for block in group:
                yield from _lines(block)


def tables_in(document: BaseDocument) -> Iterator[Sheet]:
    return (part for part in parts_of(document) if isinstance(part, Sheet))


def sheet_of(blocks: list[Block]) -> Sheet:
    """Cells of several paragraphs hold them one a line."""
    places: dict[tuple[int, int], str] = {}
    for block in blocks:
        if block.cell:
            place = (block.cell.row, block.cell.column)
            text = f"{block.number} {block.text}".strip()
            lines = [line_of(line) for line in text.split(LINE_BREAK)]
            places[place] = "\n".join(filter(None, [places.get(place, ""), *lines]))
    width = max(column for _, column in places)
    rows = sorted({row for row, _ in places})
    cells = {row: tuple(places.get((row, n), "") for n in range(1, width + 1)) for row in rows}
    return Sheet("", tuple(SheetRow(row, cells[row]) for row in rows))


def lines_in(sheet: Sheet) -> Iterator[Line]:
    """A table that only sets lines in columns."""
    for row in sheet.rows:
        yield Line("\t".join(" ".join(cell.split("\n")) for cell in row.cells if cell))


def _lines(block: Block) -> Iterator[Line]:
    heading = block.kind is Kind.HEADING
    for n, part in enumerate(_columned(block).split(LINE_BREAK)):
        text = "\t".join(filter(None, map(line_of, part.split("\t"))))
        number = block.number if n == 0 else ""
        typed = _SUB.match(text)
        if not text:
            continue
        if typed or (number and not number[0].isdigit() and number[0] != "§"):
            yield Line(text[typed.end() :] if typed else text, heading, sub=True)
        else:
            sign = "." if number[-1:].isdigit() and number[:1] != "§" and not _LETTER.match(text) else ""
            yield Line(f"{number}{sign} {text}" if number else text, heading)


def _columned(block: Block) -> str:
    """Where a title is printed in two lines beside a column, its diarienummer ends the first."""
    if len(block.lines) < 2:  # noqa: PLR2004 — a line and the next
        return block.text
    cut = block.lines[1].start
    found = _DNR_ENDS.search(block.text[:cut])
    if not found:
        return block.text
    return f"{block.text[: found.start()]} {block.text[cut:]}\t{found['dnr']}"
