"""Connections to PostgreSQL: opened as they are needed, used again, thrown away when they are not in order.

asyncpg has a pool of its own. It puts each connection in order after every use, in a task of its own, and
that costs more than twice the processor of a statement; a work is some twenty of them. Nothing of a session
is changed here but what a transaction ends.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import asyncpg

CUT = (  # what is said where a connection is gone
    ConnectionError,
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.InternalClientError,  # cut a moment ago, and not told yet
)

Connect = Callable[[], Awaitable[asyncpg.Connection]]


class Connections:
    """At most so many at once; who needs one more waits."""

    def __init__(self, connect: Connect, most: int) -> None:
        self._connect = connect
        self._free = asyncio.Semaphore(most)
        self._idle: list[asyncpg.Connection] = []

    @asynccontextmanager
    async def one(self) -> AsyncIterator[asyncpg.Connection]:
        async with self._free:
            connection = self._taken() or await self._connect()
            try:
                yield connection
            except CUT:
                connection.terminate()
                self._let_go()
                raise
            except asyncpg.PostgresError:  # the server has said no, and listens
                self._put_back(connection)
                raise
            except BaseException:
                connection.terminate()
                raise
            else:
                self._put_back(connection)

    async def close(self) -> None:
        """Of those that are not used; none is, when the database is closed."""
        while self._idle:
            await self._idle.pop().close(timeout=5)

    def _let_go(self) -> None:
        """Whatever cut one has cut the others: nobody else has to find that out."""
        while self._idle:
            self._idle.pop().terminate()

    def _taken(self) -> asyncpg.Connection | None:
        while self._idle:
            connection = self._idle.pop()
            if not connection.is_closed():
                return connection
        return None

    def _put_back(self, connection: asyncpg.Connection) -> None:
        if connection.is_closed() or connection.is_in_transaction():
            connection.terminate()
        else:
            self._idle.append(connection)
