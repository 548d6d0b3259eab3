"""A CSV file as a sheet: a row a line, between commas, semicolons or tabs."""

from __future__ import annotations

import csv
import re

from drafts.errors import BadFile
from drafts.faults import Fault, What, Why
from drafts.table import HEAD, ROW_LIMIT, Columns, Sheet, SheetRow
from drafts.upload import line_of

LINE_LIMIT = 2_000

_LINE_END = re.compile("\r\n|\r|\n")
_BLANK = re.compile(r'[\s;,"]*')
_SEPARATOR = re.compile(r"sep=.", re.IGNORECASE)  # Excel's own first line
_DELIMITERS = ";,\t"

Lines = list[tuple[int, str]]


def csv_sheet(text: str, columns: Columns) -> Sheet:
    """The file's rows, taken apart by the sign that finds the most of the columns; BadFile for none.

    A row never goes on to the next line: so a quotation mark left open costs its own row, not all that
    follow.
    """
    lines = _lines(text)
    delimiter = max(_DELIMITERS, key=lambda sign: _found(lines[:HEAD], sign, columns))
    rows: list[SheetRow] = []
    faults: list[Fault] = []
    for number, line in lines:
        if cells := _cells(line, delimiter):
            rows.append(SheetRow(number, cells))
        else:
            what = What.TOO_LONG if len(line) > LINE_LIMIT else What.BAD_QUOTES
            faults.append(Fault(number, what, line_of(line[:LINE_LIMIT])))
    return Sheet("", tuple(rows), tuple(faults))


def _lines(text: str) -> Lines:
    """The lines that say something, by number."""
    numbered = enumerate(_LINE_END.split(text), 1)
    lines = [(number, line) for number, line in numbered if not _BLANK.fullmatch(line)]
    if lines and _SEPARATOR.fullmatch(lines[0][1].strip()):
        del lines[0]
    if len(lines) < 2:  # noqa: PLR2004 — a header and a row
        raise BadFile(Why.EMPTY)
    if len(lines) > ROW_LIMIT + HEAD:
        raise BadFile(Why.ROWS)
    return lines


def _found(head: Lines, delimiter: str, columns: Columns) -> int:
    return max(columns.known(_cells(line, delimiter)) for _, line in head)


def _cells(line: str, delimiter: str) -> tuple[str, ...]:
    """The cells of a line; none where it is too long, or its quotation marks don't match."""
    if len(line) > LINE_LIMIT:
        return ()
    try:
        cells = next(csv.reader([line], delimiter=delimiter, strict=True, skipinitialspace=True))
    except csv.Error:
        return ()
    return tuple(line_of(cell) for cell in cells)
