"""The whole of one database into another: as it was at one moment, all of it or nothing, and compared."""

from __future__ import annotations

import secrets

from bot.store import codec, migrations
from bot.store.database import Database, Reading
from bot.store.migrations import Table

ERA = "era"  # each database has its own


class NotEmptyError(Exception):
    """There is something in the target already."""


class DiffersError(Exception):
    """What was written is not what was read: the target is left as it was. `args[0]`: the table."""


class MovedOnError(Exception):
    """The source was written to meanwhile."""


Counts = dict[str, int]  # rows, by table


async def copy(source: Database, target: Database, *, over: bool = False, at_rest: bool = False) -> Counts:
    """How many rows each table has, now in both. A bot at work on either is not disturbed.

    Before it is committed every row is read again and compared, each change is understood, and those of each
    stream follow on one another; else DiffersError. `over`: in the place of what is there; or NotEmptyError.
    `at_rest`: MovedOnError where somebody wrote to the source meanwhile.
    """
    tables = {name: table for name, table in migrations.tables().items() if name != ERA}
    async with source.snapshot() as there, target.filling() as here:
        for name, table in tables.items():
            if over:
                await here.run(f"DELETE FROM {name}")  # noqa: S608 — names
            elif await _count(here, name):
                raise NotEmptyError
            await here.put(name, table.columns, there.read(_all(name, table)))
        copied = {name: await _compared(there, here, name, table) for name, table in tables.items()}
        if over:
            await here.run("UPDATE face SET wanted = wanted + 1, shown = ''")
        await here.run(f"UPDATE era SET n = {secrets.randbits(62)}")  # noqa: S608 — a number
        if at_rest and await counts(source) != copied:
            raise MovedOnError
        return copied


async def counts(database: Database) -> Counts:
    async with database.snapshot() as there:
        return {name: await _count(there, name) for name in migrations.tables() if name != ERA}


async def _count(reading: Reading, table: str) -> int:
    rows = [row async for row in reading.read(f"SELECT count(*) FROM {table}")]  # noqa: S608 — names
    return int(rows[0][0])


async def _compared(there: Reading, here: Reading, name: str, table: Table) -> int:
    count, before = 0, ("", 0)
    copied = here.read(_all(name, table))
    async for row in there.read(_all(name, table)):
        if row != await anext(copied, None):
            raise DiffersError(name)
        if name == "log":
            before = _followed(dict(zip(table.columns, row, strict=True)), before)
        count += 1
    if await anext(copied, None) is not None:
        raise DiffersError(name)
    return count


def _followed(row: dict[str, str], before: tuple[str, int]) -> tuple[str, int]:
    """Where the stream is now. One that was removed has only its last change."""
    stream, seq = row["stream"], int(row["seq"])
    codec.read(row["kind"], row["data"])
    if stream == before[0] and seq != before[1] + 1:
        raise DiffersError("log")
    return stream, seq


def _all(name: str, table: Table) -> str:
    """In an order that is the same in both."""
    return f"SELECT {', '.join(table.columns)} FROM {name} ORDER BY {', '.join(table.key)}"  # noqa: S608 — names
