"""No faster than the bot keeps up: what waits, at Telegram and in its database, stays within bounds."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable

from bot.store.database import Database, UnavailableError

BACKLOG = 120  # updates and letters that may wait before people pause
WRITING = 0.2  # seconds: nobody writes or taps faster than that
LOOK = 0.1  # seconds between two looks at what waits
WAITING = "SELECT (SELECT count(*) FROM inbox) + (SELECT count(*) FROM outbox)"


class Over(Exception):
    """Enough has been sent."""


class Pace:
    def __init__(self, updates: int, seconds: float, sent: Callable[[], int]) -> None:
        self._updates = updates
        self._until = time.monotonic() + seconds
        self._sent = sent
        self._free = 0

    async def turn(self) -> None:
        """Return when one more may be sent; Over when none is to be."""
        await asyncio.sleep(WRITING)
        while self._free <= 0:
            self._check()
            await asyncio.sleep(LOOK)
        self._check()
        self._free -= 1

    def _check(self) -> None:
        if self._sent() >= self._updates or time.monotonic() > self._until:
            raise Over

    async def watch(self, database: Database, at_telegram: Callable[[], int]) -> None:
        """Until cancelled."""
        while True:
            with contextlib.suppress(UnavailableError):
                ((waiting,),) = await database.rows(WAITING)
                self._free = BACKLOG - waiting - at_telegram()
            await asyncio.sleep(LOOK)
