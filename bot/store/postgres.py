"""PostgreSQL: many processes on many machines share it. How it is written to stands in bot/store/commits.py.

Who is at what is another thing (bot/store/claims.py): that keeps processes out of each other's way, and the
commits keep right what they store if they meet all the same.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Self

import asyncpg

from bot.store import migrations
from bot.store.claims import KEEPALIVE, Claims
from bot.store.commits import LOCK_WAIT, Commits, Transaction, key
from bot.store.connections import CUT, Connections
from bot.store.database import (
    Database,
    KeyTakenError,
    Row,
    Statement,
    UnavailableError,
    UnusableDatabaseError,
)
from bot.store.reads import Reads
from bot.store.where import Server

CONNECTIONS = 10
TIMEOUT = 60.0  # seconds a statement may take before the server is taken to be out of reach
PAGE = 50  # rows handled at a time: a file is a row
SETTINGS = {
    **KEEPALIVE,
    "lock_timeout": f"{LOCK_WAIT}s",
    # whoever dies, or hangs, in the midst of a transaction does not hold the others' locks for ever
    "idle_in_transaction_session_timeout": "60s",
}

_PASSING = (
    *CUT,
    OSError,
    TimeoutError,
    asyncpg.InvalidTransactionStateError,
    asyncpg.TransactionRollbackError,
    asyncpg.InsufficientResourcesError,
    asyncpg.OperatorInterventionError,
    asyncpg.PostgresSystemError,
    asyncpg.ObjectNotInPrerequisiteStateError,
    asyncpg.InternalServerError,
)


class Postgres(Database):
    def __init__(self, connections: Connections, claims: Claims) -> None:
        self._connections = connections
        self._reads = Reads(connections)
        self._commits = Commits(connections)
        self._claims = claims

    @classmethod
    @asynccontextmanager
    async def open_server(cls, server: Server) -> AsyncIterator[Self]:
        async with AsyncExitStack() as opened:
            connections = Connections(partial(_connect, server, "yrka", SETTINGS), CONNECTIONS)
            opened.push_async_callback(connections.close)
            try:
                async with connections.one() as connection:
                    await _migrate(connection)
            except (*_PASSING, asyncpg.PostgresError, ValueError, migrations.NewerSchemaError) as error:
                raise UnusableDatabaseError(server, error) from error
            claims = Claims(partial(_connect, server, "yrka claims", KEEPALIVE))
            opened.callback(claims.close)
            opened.callback(asyncio.create_task(claims.watch()).cancel)
            yield cls(connections, claims)

    @asynccontextmanager
    async def claim(self, *name: object) -> AsyncIterator[bool]:
        async with self._claims.claim(key(*name)) as ours:
            yield ours

    async def rows(self, sql: str, *args: Any) -> list[Row]:  # noqa: ANN401 — what SQL takes
        with _ours():
            return await self._reads.rows((sql, args))

    async def look_through(self, within: float = 60) -> None:
        """The server looks after its own pages, and says so when it reads a broken one."""

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[_Open]:
        with _ours():
            async with (
                self._connections.one() as connection,
                connection.transaction(isolation="repeatable_read", readonly=True),
            ):
                yield _Open(connection)

    @asynccontextmanager
    async def filling(self) -> AsyncIterator[_Open]:
        with _ours():
            async with self._connections.one() as connection, connection.transaction():
                await connection.execute("SET LOCAL lock_timeout = 0")
                tables = ", ".join(migrations.tables())
                await connection.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")
                yield _Open(connection)

    async def answer(self, sql: str, *args: Any) -> list[Row]:  # noqa: ANN401 — what SQL takes
        with _ours():
            return await self._reads.alone((sql, args))

    async def _write(
        self, statements: list[Statement], changing: Collection[str], resting: Collection[str]
    ) -> None:
        with _ours():
            await self._commits.store(Transaction(statements, changing, resting))


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


async def _connect(server: Server, name: str, settings: Mapping[str, str]) -> asyncpg.Connection:
    return await asyncpg.connect(
        server.url, command_timeout=TIMEOUT, server_settings={"application_name": name, **settings}
    )


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
        await connection.execute("SET LOCAL lock_timeout = 0")
        await connection.execute(f"SELECT pg_advisory_xact_lock({key('schema')})")
        await connection.execute("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)")
        version = await connection.fetchval("SELECT version FROM schema_version") or 0
        for statement in migrations.statements(version):
            await connection.execute(migrations.for_postgres(statement))
        if version < len(migrations.STEPS):
            await connection.execute("DELETE FROM schema_version")
            await connection.execute("INSERT INTO schema_version VALUES ($1)", len(migrations.STEPS))
