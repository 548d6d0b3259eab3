"""Hostile files before the readers: in the sandbox, and those that the bot reads by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import PurePath
from random import Random
from time import perf_counter

from bench.fuzz.finding import Findings, place
from bench.fuzz.hostile import File, make_file
from bot.boards.agenda_file import agenda_rows
from bot.readers.sandbox import read_tables
from drafts.agenda import read_agenda
from drafts.base.found import Found
from drafts.errors import BadFile
from drafts.kallelse.lines import tables_in
from drafts.kallelse.reading import read_document, read_sheets
from drafts.register import read_csv_register, read_register

AT_ONCE = 2  # as the bot does


async def fuzz_files(count: int, seed: int, findings: Findings) -> None:
    files = (make_file(Random(f"{seed} {n}")) for n in range(count))
    await asyncio.gather(*(_drain(files, findings) for _ in range(AT_ONCE)))


async def _drain(files: Iterator[File], findings: Findings) -> None:
    for name, data in files:
        started = perf_counter()
        try:
            await _read((name, data))
            findings.counts["files read"] += 1
        except BadFile as bad:
            findings.counts["files refused"] += 1
            findings.refusals[f"BadFile {bad.why}"] += 1
        except Exception as error:  # noqa: BLE001 — any other is what is looked for
            findings.add(f"{place(error)} at a file", (name, data[:300], len(data)))
        findings.took(perf_counter() - started, (name, len(data)))


async def _read(file: File) -> None:
    """As an uploaded register, kallelse or document is."""
    name, data = file
    match PurePath(name).suffix.casefold():
        case ".yaml":
            read_agenda(agenda_rows(data))
        case ".csv":
            read_csv_register(data)
        case _:
            found = await read_tables(data, name)
            if isinstance(found, Found):
                read_document(found.document)
                read_register(list(tables_in(found.document)))
            else:
                read_register(list(found))
                read_sheets(list(found))
