"""What this process has taken on, of all that processes on the same PostgreSQL could be at.

A claim is a lock of a session that is open for nothing else: the server lets go of it at once when the
process dies, so that others go on where it was, and no clock has to be trusted. A claim on a row would need a
transaction open for as long as somebody talks to Telegram, which keeps the server from clearing up; one with
a time on it would keep a dead process's chats waiting.

The session can be lost with the process alive: then its claims are nobody's, and all that is under way under
them is broken off, within seconds where the network is gone (PULSE, PATIENCE). The server needs longer than
that to give up a session that has fallen silent (KEEPALIVE): nobody else begins before we have ended.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import asyncpg

from bot.store.connections import CUT, Connect
from bot.store.database import UnavailableError
from bot.store.gathering import Gathering

PULSE = 2.0  # seconds between two looks at whether the session is still there
PATIENCE = 5.0  # seconds the server may take to answer
KEEPALIVE = {"tcp_keepalives_idle": "6", "tcp_keepalives_interval": "3", "tcp_keepalives_count": "3"}

_ASKED = """
    SELECT CASE WHEN taken THEN pg_try_advisory_lock(number) ELSE pg_advisory_unlock(number) END
    FROM unnest($1::bigint[], $2::boolean[]) AS asked (number, taken)
"""
_GONE = (*CUT, OSError, TimeoutError, asyncpg.PostgresError)


class Claims:
    """Claims by number. `connect` opens a session."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._session: asyncpg.Connection | None = None
        self._gathering = Gathering(self._ask)
        self._held: dict[int, asyncio.Timeout] = {}

    @asynccontextmanager
    async def claim(self, number: int) -> AsyncIterator[bool]:
        """UnavailableError where the session cannot be had, or is lost while the block runs."""
        if number in self._held or not await self._gathering.put((number, True)):
            yield False
            return
        try:
            async with asyncio.timeout(None) as ends:
                self._held[number] = ends
                yield True
        except TimeoutError as lost:
            if not ends.expired():
                raise
            raise UnavailableError("the claim is lost") from lost
        finally:
            if self._held.pop(number, None) is not None:
                await self._let_go(number)

    async def watch(self) -> None:
        """Until cancelled: a session that no longer answers is given up."""
        while True:
            await asyncio.sleep(PULSE)
            if self._session:
                async with self._gathering.turn:
                    with contextlib.suppress(UnavailableError):
                        await self._ask([])

    def close(self) -> None:
        session, self._session = self._session, None
        if session and not session.is_closed():
            session.terminate()  # what is under way has ended, or is to be broken off

    async def _let_go(self, number: int) -> None:
        with contextlib.suppress(UnavailableError):  # then the session is gone, and the claim with it
            await self._gathering.put((number, False))

    async def _ask(self, asked: Sequence[tuple[int, bool]]) -> list[bool]:
        """Numbers to take, and to let go of where not; has it been done?"""
        numbers, taken = [number for number, _taken in asked], [taken for _number, taken in asked]
        try:
            async with asyncio.timeout(PATIENCE):
                session = self._session or await self._opened()
                return [done for (done,) in await session.fetch(_ASKED, numbers, taken)]
        except _GONE as error:
            self._lose()
            raise UnavailableError(str(error) or type(error).__name__) from error

    async def _opened(self) -> asyncpg.Connection:
        session = await self._connect()
        session.add_termination_listener(self._ended)
        self._session = session
        return session

    def _ended(self, session: asyncpg.Connection) -> None:
        if session is self._session:
            self._lose()

    def _lose(self) -> None:
        session, self._session = self._session, None
        held, self._held = self._held, {}
        for ends in held.values():
            ends.reschedule(asyncio.get_running_loop().time())
        if session and not session.is_closed():
            session.terminate()
