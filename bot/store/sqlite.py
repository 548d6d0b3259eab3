"""SQLite: one connection that writes, one that reads what is committed. Whoever writes is alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import aiosqlite

from bot.store import migrations
from bot.store.database import (
    Database,
    KeyTakenError,
    Row,
    Statement,
    UnavailableError,
    UnusableDatabaseError,
)

PAGE = 50  # rows handled at a time: a file is a row


class Sqlite(Database):
    """WAL, and a commit is on disk when it returns (synchronous=FULL)."""

    def __init__(self, path: Path, writer: aiosqlite.Connection, reader: aiosqlite.Connection) -> None:
        self._path = path
        self._writer = writer
        self._reader = reader
        self._lock = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def open_file(cls, path: Path) -> AsyncIterator[Self]:
        async with AsyncExitStack() as opened:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                writer = await opened.enter_async_context(aiosqlite.connect(path, isolation_level=None))
                await writer.execute("PRAGMA journal_mode = WAL")
                await writer.execute("PRAGMA synchronous = FULL")
                await writer.execute("PRAGMA secure_delete = ON")  # what is removed is not left on the disk
                await _migrate(writer)
                reader = await opened.enter_async_context(aiosqlite.connect(path, isolation_level=None))
                await reader.execute("PRAGMA query_only = ON")
            except (OSError, aiosqlite.Error, migrations.NewerSchemaError) as error:
                raise UnusableDatabaseError(path, error) from error
            yield cls(path, writer, reader)

    async def rows(self, sql: str, *args: Any) -> list[Row]:  # noqa: ANN401 — what SQL takes
        # In one hop: a statement left half read would hold its old snapshot over every read beside it.
        with _ours():
            return [tuple(row) for row in await self._reader.execute_fetchall(sql, args)]

    async def damage(self, within: float = 60) -> str:
        looking = asyncio.create_task(self.rows("PRAGMA quick_check(1)"))
        _, slow = await asyncio.wait([looking], timeout=within)
        if slow:
            await self._reader.interrupt()
        try:
            ((verdict,),) = await looking
        except UnavailableError as error:
            return "" if slow else str(error)
        return "" if verdict == "ok" else str(verdict)

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[_Open]:
        with _ours():
            async with aiosqlite.connect(self._path, isolation_level=None) as connection:
                await connection.execute("PRAGMA query_only = ON")
                await connection.execute("BEGIN")
                yield _Open(connection)

    @asynccontextmanager
    async def filling(self) -> AsyncIterator[_Open]:
        async with self._lock:
            with _ours():
                await self._writer.execute("BEGIN IMMEDIATE")
                try:
                    yield _Open(self._writer)
                    await self._writer.execute("COMMIT")
                except BaseException:
                    if self._writer.in_transaction:
                        await self._writer.execute("ROLLBACK")
                    raise

    async def _write(
        self,
        statements: list[Statement],
        changing: Collection[str],  # noqa: ARG002 — nobody comes between
        resting: Collection[str],  # noqa: ARG002 — the same
    ) -> None:
        async with self._lock:
            with _ours():
                await self._writer.execute("BEGIN IMMEDIATE")
                try:
                    for sql, args in statements:
                        await self._writer.execute(sql, args)
                    await self._writer.execute("COMMIT")
                except BaseException:
                    # Where the disk is full or broken SQLite may have rolled back by itself.
                    if self._writer.in_transaction:
                        await self._writer.execute("ROLLBACK")
                    raise


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
    """What SQLite says, in the store's words. A statement that is wrong stays what it is."""
    try:
        yield
    except aiosqlite.IntegrityError as taken:
        raise KeyTakenError(str(taken)) from taken
    except (aiosqlite.ProgrammingError, aiosqlite.NotSupportedError):
        raise
    except aiosqlite.DatabaseError as error:
        raise UnavailableError(str(error)) from error


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
