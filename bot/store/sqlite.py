"""SQLite: one connection that writes, one that reads what is committed. Whoever writes is alone.

One process has the file to itself: what it takes on, nobody else is at.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Collection, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import aiosqlite

from bot.store import migrations
from bot.store.database import (
    DamagedDatabaseError,
    Database,
    Row,
    Statement,
    UnusableDatabaseError,
)
from bot.store.gathering import Gathering
from bot.store.lines import Reader, Writer, in_our_words
from bot.store.looking import damage_in, is_damage, look_at

PAGE = 50  # rows handled at a time: a file is a row
BUSY_TRIES = 200  # ten seconds


class Sqlite(Database):
    """WAL, and a commit is on disk when it returns (synchronous=FULL)."""

    def __init__(self, path: Path, writer: Writer, reader: Reader) -> None:
        self._path = path
        self._writer = writer
        self._reader = reader
        self._gathering = Gathering(writer.store)
        self._reading = Gathering(reader.look)

    @classmethod
    @asynccontextmanager
    async def open_file(cls, path: Path) -> AsyncIterator[Self]:
        async with AsyncExitStack() as opened:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                await look_at(path)
                await opened.enter_async_context(writer := Writer.to(path))
                await _to_wal(writer)
                await writer.execute("PRAGMA synchronous = FULL")
                await writer.execute("PRAGMA secure_delete = ON")  # what is removed is not left on the disk
                await _migrate(writer)
                await opened.enter_async_context(reader := Reader.to(path))
                await reader.execute("PRAGMA query_only = ON")
            except (OSError, aiosqlite.Error, migrations.NewerSchemaError) as error:
                raise _unusable(path, error) from error
            yield cls(path, writer, reader)

    async def rows(self, sql: str, *args: Any) -> list[Row]:  # noqa: ANN401 — what SQL takes
        return await self._reading.put((sql, args))

    async def look_through(self, within: float = 60) -> None:
        with _ours():
            if damage := await damage_in(self._reader, within):
                raise DamagedDatabaseError(self._path, damage)

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[_Open]:
        with _ours():
            async with aiosqlite.connect(self._path, isolation_level=None) as connection:
                await connection.execute("PRAGMA query_only = ON")
                await connection.execute("BEGIN")
                yield _Open(connection)

    @asynccontextmanager
    async def filling(self) -> AsyncIterator[_Open]:
        async with self._gathering.turn:
            with _ours():
                await self._writer.execute("BEGIN IMMEDIATE")
                try:
                    yield _Open(self._writer)
                    await self._writer.execute("COMMIT")
                except BaseException:
                    if self._writer.in_transaction:
                        await self._writer.execute("ROLLBACK")
                    raise

    def _write(
        self,
        statements: list[Statement],
        changing: Collection[str],  # noqa: ARG002 — nobody comes between
        resting: Collection[str],  # noqa: ARG002 — the same
    ) -> Awaitable[object]:
        return self._gathering.put(statements)

    async def answer(self, sql: str, *args: Any) -> list[Row]:  # noqa: ANN401 — what SQL takes
        return await self._gathering.put([(sql, args)])

    @asynccontextmanager
    async def claim(self, *name: object) -> AsyncIterator[bool]:  # noqa: ARG002 — there is nobody else
        yield True


@dataclass(frozen=True)
class _Open:
    """A transaction that is open on a connection."""

    connection: aiosqlite.Connection

    async def read(self, sql: str) -> AsyncIterator[Row]:
        async with self.connection.execute(sql) as cursor:
            while page := await cursor.fetchmany(PAGE):
                for row in page:
                    yield tuple(row)

    async def run(self, sql: str) -> None:
        await self.connection.execute(sql)

    async def put(self, table: str, columns: Sequence[str], rows: AsyncIterator[Row]) -> None:
        places = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 — names
        page: list[Row] = []
        async for row in rows:
            page.append(row)
            if len(page) == PAGE:
                await self.connection.executemany(sql, page)
                page = []
        await self.connection.executemany(sql, page)


@contextmanager
def _ours() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise in_our_words(error) from error


def _unusable(path: Path, error: BaseException) -> UnusableDatabaseError:
    return (DamagedDatabaseError if is_damage(error) else UnusableDatabaseError)(path, error)


async def _to_wal(db: aiosqlite.Connection) -> None:
    """Where several change a new file over at once SQLite turns all but one away, and waits for nobody."""
    for left in reversed(range(BUSY_TRIES)):
        try:
            await db.execute("PRAGMA journal_mode = WAL")
        except aiosqlite.OperationalError as error:
            if not left or error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            await asyncio.sleep(0.05)
        else:
            return


async def _migrate(db: aiosqlite.Connection) -> None:
    """Bring the database to the newest schema: all the way or not at all, and one process at a time."""
    await db.execute("BEGIN IMMEDIATE")
    try:
        ((version,),) = await db.execute_fetchall("PRAGMA user_version")
        for statement in migrations.statements(version):
            await db.execute(statement)
        await db.execute(f"PRAGMA user_version = {len(migrations.STEPS)}")
    except BaseException:
        await db.execute("ROLLBACK")
        raise
    await db.execute("COMMIT")
