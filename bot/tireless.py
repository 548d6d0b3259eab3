"""What must go on as long as the bot does: a loop that falls is said so in the log, and runs again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot import measures

log = logging.getLogger(__name__)

LONGEST_PAUSE = 30.0  # seconds


def pause(failures: int) -> float:
    """Seconds to wait after so many failures in a row: longer each time, half a minute at most."""
    return float(min(LONGEST_PAUSE, 0.2 * 2 ** min(failures, 10)))


async def keep_on(job: Callable[[], Awaitable[None]]) -> None:
    """Until the job is done, or this is cancelled: a locked or full disk today is not one tomorrow."""
    failures = 0
    while True:
        try:
            return await job()
        except Exception:
            failures += 1
            measures.FALLS.labels(getattr(job, "__qualname__", "")).inc()
            log.exception("%s fell, and is run again", getattr(job, "__qualname__", job))
            await asyncio.sleep(pause(failures))
