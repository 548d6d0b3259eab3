"""A bell: rung when there is something to do, heard by whoever waits for it."""

from __future__ import annotations

import asyncio
import contextlib


class Bell:
    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        self._event.set()

    @property
    def rung(self) -> bool:
        """It has rung since it was last heard."""
        return self._event.is_set()

    async def heard(self, within: float) -> None:
        """Return when it has rung since it was last heard, or after so many seconds."""
        # Not wait_for: before Python 3.12 it forgets that it was cancelled where the bell rings just then.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self._event.wait()
        self._event.clear()
