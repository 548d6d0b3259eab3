"""Lanes: what belongs to one chat is done in order, what belongs to different chats side by side."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)


class Lanes:
    """At most one task a lane. A task that fails is said so in the log, and the lane goes on next time."""

    def __init__(self, run: Callable[[int], Awaitable[None]]) -> None:
        self._run = run
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._again: set[int] = set()

    def start(self, lanes: list[int]) -> None:
        """Have each lane seen to; one that is being seen to is looked at once more, so that nothing waits."""
        for lane in lanes:
            if lane in self._tasks:
                self._again.add(lane)
            else:
                self._tasks[lane] = asyncio.create_task(self._follow(lane))

    @property
    def busy(self) -> bool:
        return bool(self._tasks)

    async def stop(self) -> None:
        """Let what has begun come to its end."""
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def _follow(self, lane: int) -> None:
        try:
            while True:
                self._again.discard(lane)
                await self._run(lane)
                if lane not in self._again:
                    return
        except Exception:
            log.exception("lane %s stopped", lane)
        finally:
            del self._tasks[lane]
