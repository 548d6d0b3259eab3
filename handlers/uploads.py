"""What is in an uploaded file: a register or a kallelse, as a table, a document or YAML."""

from __future__ import annotations

import asyncio
from pathlib import PurePath

from drafts import register as registers
from drafts.base.found import Found
from drafts.csv_sheet import csv_sheet
from drafts.errors import BadFile
from drafts.faults import Why
from drafts.kallelse import tabled
from drafts.kallelse.lines import tables_in
from drafts.kallelse.reading import Kallelse, read_document, read_sheets
from drafts.register import Asking, Register, read_register
from drafts.rights import Seat
from drafts.table import Columns, Sheet, is_table
from drafts.upload import text_of
from handlers.context import Context
from handlers.fetching import fetch, patiently
from handlers.taps import Words
from handlers.telling import SWEDEN

YAML = frozenset({".yaml", ".yml"})
CSV = frozenset({".csv", ".tsv"})
TEXT = frozenset({".txt", ".text"})  # a table to those who wait for a register


async def read_file(words: Words, what: str, seat: Seat, context: Context) -> Register | Kallelse:
    """What was asked for, or the other where a table plainly is that; BadFile where it is neither."""
    data = await _fetched(words, context)
    ending = PurePath(words.file_name).suffix.lower()
    if ending in YAML:
        return Kallelse(context.desk.read_agenda(data))
    if ending in CSV or (ending in TEXT and what == "register"):
        text = text_of(data)
        return _of_tables({c: [csv_sheet(text, _COLUMNS[c])] for c in _COLUMNS}, what, seat, context)
    reading = context.desk.read_tables(data, words.file_name)
    found = await patiently(reading, words, context)
    if not isinstance(found, Found):
        return _of_tables({name: list(found) for name in _COLUMNS}, what, seat, context)
    if what == "register":
        tables = list(tables_in(found.document))
        if not tables:
            raise BadFile(Why.NO_TABLE)
        return read_register(tables, asking(seat, context))
    return await asyncio.to_thread(read_document, found.document)


def asking(seat: Seat, context: Context) -> Asking:
    board = seat.board
    return Asking(board.people, board.former, board.name, context.work.now.astimezone(SWEDEN).date())


_COLUMNS: dict[str, Columns] = {"register": registers.COLUMNS, "agenda": tabled.COLUMNS}


def _of_tables(
    sheets: dict[str, list[Sheet]], what: str, seat: Seat, context: Context
) -> Register | Kallelse:
    """The asked-for, unless the file only has the other's columns."""
    fits = [name for name in _COLUMNS if is_table(sheets[name], _COLUMNS[name])]
    if (what if what in fits or not fits else fits[0]) == "register":
        return read_register(sheets["register"], asking(seat, context))
    return read_sheets(sheets["agenda"])


async def _fetched(words: Words, context: Context) -> bytes:
    if not words.file:
        raise BadFile(Why.KIND)
    return await fetch(words, context)
