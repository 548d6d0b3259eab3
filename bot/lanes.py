"""Lanes: what belongs to one chat is done in order, what belongs to different chats side by side."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager

from bot.bell import Bell
from bot.store.database import UnavailableError

log = logging.getLogger(__name__)

Step = Callable[[int], Awaitable[float | None]]
Claim = Callable[[int], AbstractAsyncContextManager[bool]]

GRACE = 5.0  # seconds that what is under way may take when the bot is told to stop
TAKEN = 0.1  # seconds until a lane that another process is at is looked at again


class Lanes:
    """At most one task a lane, which takes a step at a time until there is nothing left.

    A step gives the seconds until the next: 0 where there may be more at once, None where there is nothing.
    One that fails is said so in the log, and its lane goes on when it is started next.
    `claim` keeps other processes out of the lane while there are steps to take, and lets them in while it
    sleeps.
    """

    def __init__(self, step: Step, claim: Claim) -> None:
        self._step = step
        self._claim = claim
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._bells: dict[int, Bell] = {}
        self._stopping = False

    def start(self, lanes: Iterable[int]) -> None:
        """Have each lane seen to; one that is being seen to, or sleeps, looks once more: nothing waits."""
        for lane in lanes:
            if lane in self._tasks:
                self._bells[lane].ring()
            else:
                self._bells[lane] = Bell()
                self._tasks[lane] = asyncio.create_task(self._follow(lane))

    async def stop(self) -> None:
        """Each lane ends its step and takes no other; one that needs longer than GRACE is broken off."""
        self._stopping = True
        self.start(list(self._tasks))
        tasks = list(self._tasks.values())
        if tasks:
            _done, slow = await asyncio.wait(tasks, timeout=GRACE)
            for task in slow:
                task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _follow(self, lane: int) -> None:
        bell = self._bells[lane]
        try:
            while not self._stopping:
                wait = await self._steps(lane)
                # From here to the return nothing else runs: a lane started meanwhile has rung.
                if wait is None and not bell.rung:
                    return
                if wait != 0:
                    await bell.heard(wait or 0)
        except UnavailableError as error:
            log.warning("lane %s waits: %s", lane, error)
        except Exception:
            log.exception("lane %s stopped", lane)
        finally:
            del self._tasks[lane], self._bells[lane]

    async def _steps(self, lane: int) -> float | None:
        """As many as there are to take at once; when the lane is to be looked at again."""
        async with self._claim(lane) as ours:
            if not ours:
                return TAKEN
            while (wait := await self._step(lane)) == 0 and not self._stopping:
                pass
            return wait
