"""A workbook read: Excel's (new and old) and LibreOffice's, every sheet as rows of plain text.

What a cell shows is kept, what it was made of is not: no formulas, no links, no macros.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from bot.readers.package import check_size, is_old_office, open_package, unpacked
from drafts.errors import BadFile
from drafts.faults import Why
from drafts.table import HEAD, ROW_LIMIT, Sheet, SheetRow
from drafts.upload import line_of

SHEET_LIMIT = 20
COLUMN_LIMIT = 200
CELL_LIMIT = 12_000  # characters: a long förslag till beslut

Range = tuple[tuple[int, int], tuple[int, int]]


def read(data: bytes, ending: str) -> tuple[Sheet, ...]:
    """The sheets that are shown and not empty; BadFile where the file is unsafe, locked or broken."""
    _check(data, ending)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            shown = [it.name for it in book.sheets_metadata if it.visible is SheetVisibleEnum.Visible]
            if len(shown) > SHEET_LIMIT:
                raise BadFile(Why.SHEET_SIZE)
            sheets = [_sheet(name, book.get_sheet_by_name(name)) for name in shown]
    except PasswordError as error:
        raise BadFile(Why.LOCKED) from error
    except (CalamineError, ValueError, OSError) as error:
        raise BadFile(Why.DAMAGED) from error
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        raise BadFile(Why.EMPTY)
    return filled


def _check(data: bytes, ending: str) -> None:
    """As with Word files: sizes before anything is unpacked, then no macros and no other files within."""
    if is_old_office(data):
        check_size(data)
    elif ending == ".ods":
        unpacked(data)
    else:
        open_package(data)


def _sheet(name: str, sheet: CalamineSheet) -> Sheet:
    if sheet.end is None:
        return Sheet(name, ())
    if sheet.end[0] >= ROW_LIMIT + HEAD or sheet.end[1] >= COLUMN_LIMIT:
        raise BadFile(Why.SHEET_SIZE)
    cells = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    merged = _fill(cells, sheet.merged_cell_ranges or [])
    rows = (SheetRow(n + 1, tuple(row), tuple(merged.get(n, ()))) for n, row in enumerate(cells))
    return Sheet(name, tuple(row for row in rows if any(row.cells)))


def _fill(cells: list[list[str]], ranges: list[Range]) -> dict[int, list[int]]:
    """What is merged down a column stands in each of its rows; those that got it, by row."""
    filled: dict[int, list[int]] = {}
    for (top, column), (bottom, _) in ranges:
        for row in range(top + 1, min(bottom + 1, len(cells))):
            if column < len(cells[row]) and cells[top][column]:
                cells[row][column] = cells[top][column]
                filled.setdefault(row, []).append(column)
    return filled


def _text(cell: object) -> str:
    """A number without the .0 that Excel gives it; a day as 2026-03-05."""
    return "\n".join(_lines(_shown(cell)[:CELL_LIMIT]))


def _lines(text: str) -> Iterator[str]:
    return (line for part in text.splitlines() if (line := line_of(part)))


def _shown(cell: object) -> str:
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.10g}"
    if isinstance(cell, datetime):
        day = cell.hour == cell.minute == 0
        return f"{cell:%Y-%m-%d}" if day else f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)
