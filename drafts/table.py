"""A table as spreadsheets save it: a header, then a row a line, between commas, semicolons or tabs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drafts.errors import BadFile
from drafts.faults import Fault, What, Why
from drafts.upload import key, line_of

ROW_LIMIT = 2_000
LINE_LIMIT = 2_000

_LINE_END = re.compile("\r\n|\r|\n")
_BLANK = re.compile(r'[\s;,"]*')
_SEPARATOR = re.compile(r"sep=.", re.IGNORECASE)  # Excel's own first line
_DELIMITERS = ";,\t"

Lines = list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    cells: Mapping[str, str]  # every column is there, empty where the row has nothing

    def fault(self, what: What, value: str = "") -> Fault:
        return Fault(self.line, what, value)


@dataclass(frozen=True, slots=True)
class Columns:
    names: Mapping[str, str]  # what a header may call a column (as drafts.upload.key has it): the column
    required: Mapping[str, Why]  # the columns there must be, and what is wrong without them


def read_table(text: str, columns: Columns) -> Iterator[Row | Fault]:
    """Row by row, with a Fault in the place of one that can't be taken apart; BadFile for no table."""
    lines = _lines(text)
    delimiter, header = _header(lines[0][1], columns)
    last_needed = max(header.index(name) for name in columns.required)
    for number, line in lines[1:]:
        yield _row(number, line, delimiter, header, last_needed)


def _lines(text: str) -> Lines:
    """The lines that say something, by number.

    A row never goes on to the next line: so a quotation mark left open costs its own row, not all
    that follow.
    """
    numbered = enumerate(_LINE_END.split(text), 1)
    lines = [(number, line) for number, line in numbered if not _BLANK.fullmatch(line)]
    if lines and _SEPARATOR.fullmatch(lines[0][1].strip()):
        del lines[0]
    if len(lines) < 2:  # noqa: PLR2004 — a header and a row
        raise BadFile(Why.EMPTY)
    if len(lines) - 1 > ROW_LIMIT:
        raise BadFile(Why.ROWS)
    return lines


def _header(line: str, columns: Columns) -> tuple[str, list[str]]:
    """The delimiter that finds the most columns, and the columns in order, unknown ones empty."""
    readings = {d: [columns.names.get(key(cell), "") for cell in _cells(line, d)] for d in _DELIMITERS}
    delimiter, header = max(readings.items(), key=lambda reading: sum(map(bool, reading[1])))
    if not any(header):
        raise BadFile(Why.HEADER)
    for name, why in columns.required.items():
        if name not in header:
            raise BadFile(why)
    if any(header.count(name) > 1 for name in header if name):
        raise BadFile(Why.HEADER_TWICE)
    return delimiter, header


def _row(number: int, line: str, delimiter: str, header: list[str], last_needed: int) -> Row | Fault:
    cells = _cells(line, delimiter)
    if not cells:
        what = What.TOO_LONG if len(line) > LINE_LIMIT else What.BAD_QUOTES
        return Fault(number, what, line_of(line[:LINE_LIMIT]))
    beyond = [cell for cell in cells[len(header) :] if cell]
    if beyond:
        return Fault(number, What.TOO_MANY_COLUMNS, beyond[0])
    if len(cells) <= last_needed:
        return Fault(number, What.TOO_FEW_COLUMNS, line_of(line))
    padded = cells + [""] * len(header)
    return Row(number, {name: cell for name, cell in zip(header, padded, strict=False) if name})


def _cells(line: str, delimiter: str) -> list[str]:
    """The cells of a line; none where it is too long, or its quotation marks don't match."""
    if len(line) > LINE_LIMIT:
        return []
    try:
        cells = next(csv.reader([line], delimiter=delimiter, strict=True, skipinitialspace=True))
    except csv.Error:
        return []
    return [line_of(cell) for cell in cells]
