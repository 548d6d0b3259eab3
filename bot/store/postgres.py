"""PostgreSQL: many processes on many machines share it.

READ COMMITTED would not be enough by itself for what Ledger.commit promises. That two cannot append the same
number to a stream, or do the same update, the unique keys see to. But a work also rests on streams that it
only read, and two that each append to what the other read would both find the place after it free, since
neither sees what the other has not committed. So a write takes a lock on each name it changes, and a shared
one on each it rests on, until it is committed; every statement after that sees all that was committed before.
SERIALIZABLE would do the same, with works thrown away for nothing wherever their rows share a page. The locks
are taken in order, so that nobody waits in a ring; where two do over rows, one is run again.
"""

from __future__ import annotations

import asyncio
import hashlib
import random
from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, Self

import asyncpg

from bot.store import migrations
from bot.store.database import (
    Database,
    KeyTakenError,
    Row,
    Statement,
    UnavailableError,
    UnusableDatabaseError,
)
from bot.store.where import Server

CONNECTIONS = 10
TIMEOUT = 60.0  # seconds a statement may take before the server is taken to be out of reach
PAGE = 50  # rows handled at a time: a file is a row
AGAIN = 5  # how often a write that was broken off for another's sake is run again

_PASSING = (
    OSError,
    TimeoutError,
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    asyncpg.InvalidTransactionStateError,
    asyncpg.TransactionRollbackError,
    asyncpg.InsufficientResourcesError,
    asyncpg.OperatorInterventionError,
    asyncpg.PostgresSystemError,
    asyncpg.ObjectNotInPrerequisiteStateError,
    asyncpg.InternalServerError,
)
_CUT = (ConnectionError, asyncpg.InterfaceError, asyncpg.PostgresConnectionError, asyncpg.AdminShutdownError)


class Postgres(Database):
    """A transaction takes as few hops as it has kinds of statements; one statement alone takes one."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool

    @classmethod
    @asynccontextmanager
    async def open_server(cls, server: Server) -> AsyncIterator[Self]:
        async with AsyncExitStack() as opened:
            try:
                pool = await opened.enter_async_context(
                    asyncpg.create_pool(
                        server.url,
                        min_size=1,
                        max_size=CONNECTIONS,
                        command_timeout=TIMEOUT,
                        reset=_as_it_is,
                        server_settings={"application_name": "yrka"},
                    )
                )
                async with pool.acquire() as connection:
                    await _migrate(connection)
            except (*_PASSING, asyncpg.PostgresError, ValueError, migrations.NewerSchemaError) as error:
                raise UnusableDatabaseError(server, error) from error
            yield cls(pool)

    async def rows(self, sql: str, *args: Any) -> list[Row]:  # noqa: ANN401 — what SQL takes
        with _ours():
            try:
                found = await self._pool.fetch(_numbered(sql), *args)
            except _CUT:  # it may be this connection alone, and reading twice is no harm
                found = await self._pool.fetch(_numbered(sql), *args)
            return [tuple(row) for row in found]

    async def damage(self, within: float = 60) -> str:  # noqa: ARG002 — there is nothing to wait for
        return ""  # the server looks after its own pages, and says so when it reads a broken one

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[_Open]:
        with _ours():
            async with (
                self._pool.acquire() as connection,
                connection.transaction(isolation="repeatable_read", readonly=True),
            ):
                yield _Open(connection)

    @asynccontextmanager
    async def filling(self) -> AsyncIterator[_Open]:
        with _ours():
            async with self._pool.acquire() as connection, connection.transaction():
                tables = ", ".join(migrations.tables())
                await connection.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")
                yield _Open(connection)

    async def _write(
        self, statements: list[Statement], changing: Collection[str], resting: Collection[str]
    ) -> None:
        locks = _locks(changing, resting)
        with _ours():
            for _ in range(AGAIN):
                try:
                    return await self._write_once(statements, locks)
                except asyncpg.TransactionRollbackError:  # a deadlock: the other one was let through
                    await asyncio.sleep(random.random() * 0.02)
            return await self._write_once(statements, locks)

    async def _write_once(self, statements: list[Statement], locks: str) -> None:
        async with self._pool.acquire() as connection:
            if len(statements) == 1 and not locks:
                sql, args = statements[0]
                await connection.execute(_numbered(sql), *args)
                return
            await connection.execute(f"BEGIN;{locks}")
            try:
                for sql, batch in groupby(statements, key=lambda statement: statement[0]):
                    await connection.executemany(_numbered(sql), [args for _sql, args in batch])
                await connection.execute("COMMIT")
            except BaseException:
                if connection.is_in_transaction():
                    await connection.execute("ROLLBACK")
                raise


@dataclass(frozen=True)
class _Open:
    """A transaction that is open on a connection."""

    connection: asyncpg.Connection

    async def read(self, sql: str) -> AsyncIterator[Row]:
        async for row in self.connection.cursor(sql, prefetch=PAGE):
            yield tuple(row)

    async def run(self, sql: str) -> None:
        await self.connection.execute(sql)

    async def put(self, table: str, columns: Sequence[str], rows: AsyncIterator[Row]) -> None:
        await self.connection.copy_records_to_table(table, records=rows, columns=columns, timeout=None)
        if columns[0] == "id":  # given out by the server, which has to go on from here
            sql = f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"  # noqa: S608 — a name
            await self.connection.execute(sql)


async def _as_it_is(connection: asyncpg.Connection) -> None:
    """Nothing of a connection's session is changed here, and putting it in order would be a hop more."""
    if connection.is_in_transaction():
        await connection.execute("ROLLBACK")


def key(*names: object) -> int:
    """A lock's number, of the 64 bits that PostgreSQL numbers its advisory locks with."""
    digest = hashlib.blake2b(repr(names).encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


def _locks(changing: Collection[str], resting: Collection[str]) -> str:
    """Statements that take them. The numbers are ours, so that all can go in one hop with BEGIN."""
    wanted = {key("stream", name): "_shared" for name in resting}
    wanted |= {key("stream", name): "" for name in changing}
    return "".join(f"SELECT pg_advisory_xact_lock{wanted[n]}({n});" for n in sorted(wanted))


@lru_cache(maxsize=1_000)
def _numbered(sql: str) -> str:
    """`?` as PostgreSQL has it: $1, $2. None of ours stands in a string."""
    parts = sql.split("?")
    return parts[0] + "".join(f"${n}{part}" for n, part in enumerate(parts[1:], 1))


@contextmanager
def _ours() -> Iterator[None]:
    """What PostgreSQL says, in the store's words. A statement that is wrong stays what it is."""
    try:
        yield
    except asyncpg.IntegrityConstraintViolationError as taken:
        raise KeyTakenError(taken.args[0]) from taken
    except asyncpg.DataError as error:
        # Its own words quote the value, and a value may be a draft's text.
        raise ValueError(
            f"a value that cannot be stored ({type(error.__cause__ or error).__name__})"
        ) from None
    except _PASSING as error:
        raise UnavailableError(str(error) or type(error).__name__) from error


async def _migrate(connection: asyncpg.Connection) -> None:
    """Bring the database to the newest schema: all the way or not at all, and one process at a time."""
    async with connection.transaction():
        await connection.execute(f"SELECT pg_advisory_xact_lock({key('schema')})")
        await connection.execute("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)")
        version = await connection.fetchval("SELECT version FROM schema_version") or 0
        for statement in migrations.statements(version):
            await connection.execute(migrations.for_postgres(statement))
        if version < len(migrations.STEPS):
            await connection.execute("DELETE FROM schema_version")
            await connection.execute("INSERT INTO schema_version VALUES ($1)", len(migrations.STEPS))
