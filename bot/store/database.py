"""SQLite: one connection that writes, one that reads what is committed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any, Self, TypeVar

import aiosqlite

from bot.store.migrations import migrate

Statement = tuple[str, Sequence[Any]]
Row = Sequence[Any]
T = TypeVar("T")


class UnusableDatabaseError(Exception):
    """It can't be opened, or is none of ours. As text it is the sentence to show."""

    def __init__(self, path: Path, why: Exception) -> None:
        super().__init__(f"Databasen {path.resolve()} går inte att använda: {why}")


class Database:
    """WAL, and a commit is on disk when it returns (synchronous=FULL): what was said is never lost."""

    def __init__(self, writer: aiosqlite.Connection, reader: aiosqlite.Connection) -> None:
        self._writer = writer
        self._reader = reader
        self._lock = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path) -> AsyncIterator[Self]:
        async with AsyncExitStack() as opened:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                writer = await opened.enter_async_context(aiosqlite.connect(path, isolation_level=None))
                await writer.execute("PRAGMA journal_mode = WAL")
                await writer.execute("PRAGMA synchronous = FULL")
                await migrate(writer)
                reader = await opened.enter_async_context(aiosqlite.connect(path, isolation_level=None))
                await reader.execute("PRAGMA query_only = ON")
            except (OSError, aiosqlite.Error) as error:
                raise UnusableDatabaseError(path, error) from error
            yield cls(writer, reader)

    async def rows(self, sql: str, *args: Any) -> list[Row]:  # noqa: ANN401 — what SQL takes
        # In one hop: a statement left half read would hold its old snapshot over every read beside it.
        return [tuple(row) for row in await self._reader.execute_fetchall(sql, args)]

    async def write(self, statements: Iterable[Statement]) -> list[int]:
        """All of them in one transaction, or none; how many rows each touched.

        Raises aiosqlite.IntegrityError where a key is taken: somebody else was first.
        """
        return await _uninterrupted(self._write(statements))

    async def _write(self, statements: Iterable[Statement]) -> list[int]:
        async with self._lock:
            await self._writer.execute("BEGIN IMMEDIATE")
            try:
                touched = [(await self._writer.execute(sql, args)).rowcount for sql, args in statements]
                await self._writer.execute("COMMIT")
            except BaseException:
                # Where the disk is full or broken SQLite may have rolled back by itself.
                if self._writer.in_transaction:
                    await self._writer.execute("ROLLBACK")
                raise
        return touched


async def _uninterrupted(work: Coroutine[Any, Any, T]) -> T:
    """Who is cancelled while waiting for this stops waiting only when it is done.

    Left between BEGIN and COMMIT, a transaction would hold the next one's changes, and what is said to have
    failed could be stored all the same.
    """
    task = asyncio.create_task(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise
