"""A table as spreadsheets hold it: somewhere a header, then a row a thing. Where it came from is forgotten.

A CSV file is one sheet (drafts/csv_sheet.py), a workbook several, a document's tables are sheets too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafts.errors import BadFile
from drafts.faults import Fault, What, Why
from drafts.people import listed
from drafts.upload import key

ROW_LIMIT = 2_000
HEAD = 15  # rows among which the header is: above it there may be a title, a date, a logotype's text

_SUMMARY = re.compile(
    r"(?:summa|total[t]?|antal|utskri\w+|utdrag|källa|sida \d|exporterad|skapad|rapport|senast)\b.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """`line` as a text editor or a spreadsheet counts it.

    `merged` are the columns, from 0, whose cell is merged with the one above: `cells` has its text again.
    """

    line: int
    cells: tuple[str, ...]
    merged: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows that say something; `faults` stand for those that could not be taken apart."""

    name: str
    rows: tuple[SheetRow, ...]
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    cells: Mapping[str, str]  # every column is there, empty where the row has nothing
    merged: frozenset[str] = frozenset()  # the columns that go on from the row above

    def fault(self, what: What, value: str = "") -> Fault:
        return Fault(self.line, what, value)


@dataclass(frozen=True, slots=True)
class Columns:
    """`settle` may give the columns of a header another meaning, seeing all of them.

    `fits` tells which of two columns of one meaning is it: the one with more such cells.
    """

    names: Mapping[str, str]  # what a header may call a column (as drafts.upload.key has it): the column
    required: Mapping[str, Why]  # the columns there must be, and what is wrong without them
    settle: Callable[[list[str], Sequence[str]], list[str]] = lambda header, _written: header
    fits: Mapping[str, Callable[[str], bool]] | None = None

    def header(self, cells: Sequence[str]) -> list[str]:
        """What each column is, unknown ones empty."""
        return self.settle([self.names.get(key(cell), "") for cell in cells], cells)

    def known(self, cells: Sequence[str]) -> int:
        """How many columns it names, if it is a header."""
        return sum(map(bool, self.header(cells)))


def is_table(sheets: Iterable[Sheet], columns: Columns) -> bool:
    """Has one of the sheets all the columns there must be?"""
    return any(_header_row(sheet, columns) is not None for sheet in sheets)


def read_table(sheets: Sequence[Sheet], columns: Columns) -> Iterator[Row | Fault]:
    """Row by row, with a Fault in the place of one that can't be taken apart; BadFile for no table."""
    fitting = [sheet for sheet in sheets if _header_row(sheet, columns) is not None]
    if not fitting:
        raise BadFile(_lacking(sheets, columns))
    if len(fitting) > 1:
        yield Fault(0, What.TWO_SHEETS, listed([sheet.name for sheet in fitting]))
    yield from _read(fitting[0], columns)


def _read(sheet: Sheet, columns: Columns) -> Iterator[Row | Fault]:
    at = _header_row(sheet, columns) or 0
    written, rows = sheet.rows[at].cells, sheet.rows[at + 1 :]
    rows = tuple(row for row in rows if row.cells != written and not _is_summary(row))
    faults = tuple(fault for fault in sheet.faults if fault.line > sheet.rows[at].line)
    if not rows and not faults:
        raise BadFile(Why.EMPTY)
    if len(rows) > ROW_LIMIT:
        raise BadFile(Why.ROWS)
    header = _settled(columns.header(written), written, rows, columns)
    last_needed = max(header.index(name) for name in columns.required)
    yield from faults
    for row in rows:
        yield _row(row, header, last_needed)


def _header_row(sheet: Sheet, columns: Columns) -> int | None:
    """The first row that names all the columns there must be."""
    rows = enumerate(sheet.rows[:HEAD])
    return next((n for n, row in rows if columns.required.keys() <= set(columns.header(row.cells))), None)


def _lacking(sheets: Sequence[Sheet], columns: Columns) -> Why:
    """What is wrong with the row that is most like a header."""
    rows = [row.cells for sheet in sheets for row in sheet.rows[:HEAD]]
    if not rows:
        return Why.EMPTY
    nearest = columns.header(max(rows, key=columns.known))
    if not any(nearest):
        return Why.HEADER
    return next(why for name, why in columns.required.items() if name not in nearest)


def _settled(
    header: list[str], written: Sequence[str], rows: Sequence[SheetRow], columns: Columns
) -> list[str]:
    """Each meaning once; HEADER_TWICE where it can't be told which of two columns it is."""
    for name, count in Counter(filter(None, header)).items():
        if count > 1:
            chosen = _chosen([n for n, it in enumerate(header) if it == name], written, rows, columns)
            header = [it if it != name or n == chosen else "" for n, it in enumerate(header)]
    return header


def _chosen(places: list[int], written: Sequence[str], rows: Sequence[SheetRow], columns: Columns) -> int:
    name = columns.names.get(key(written[places[0]]), "")
    fits = (columns.fits or {}).get(name)
    if fits is None:
        raise BadFile(Why.HEADER_TWICE)
    counts = [sum(fits(row.cells[n]) for row in rows if n < len(row.cells)) for n in places]
    best = max(counts)
    if counts.count(best) > 1:
        raise BadFile(Why.HEADER_TWICE)
    return places[counts.index(best)]


def _is_summary(row: SheetRow) -> bool:
    """`Antal: 23` below the table is nobody."""
    said = [cell for cell in row.cells if cell]
    return 1 <= len(said) <= 2 and bool(_SUMMARY.fullmatch(said[0]))  # noqa: PLR2004 — a word and a number


def _row(row: SheetRow, header: list[str], last_needed: int) -> Row | Fault:
    beyond = [cell for cell in row.cells[len(header) :] if cell]
    if beyond:
        return Fault(row.line, What.TOO_MANY_COLUMNS, beyond[0])
    if len(row.cells) <= last_needed:
        return Fault(row.line, What.TOO_FEW_COLUMNS, ", ".join(row.cells))
    padded = [*row.cells, *[""] * len(header)]
    cells = {name: cell for name, cell in zip(header, padded, strict=False) if name}
    return Row(row.line, cells, frozenset(header[n] for n in row.merged if n < len(header) and header[n]))
