"""The bot in a process of its own, `yrka run`: it may die at any moment, and is started again."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.settings import Settings

BREATH = 1.0  # seconds before it is started again
PATIENCE = 20.0  # seconds to end in order
SURROUNDINGS = ("PATH", "SYSTEMROOT", "HOME", "LANG")


class Apart:
    """Hand `launch` to open_stage. `process` is the one that runs, or that ran last."""

    process: Process

    @asynccontextmanager
    async def launch(self, settings: Settings) -> AsyncIterator[None]:
        self.process = await _start(settings)
        keeping = asyncio.create_task(self._keep(settings))
        try:
            yield
        finally:
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)
            await _end(self.process)

    async def _keep(self, settings: Settings) -> None:
        while True:
            await self.process.wait()
            await asyncio.sleep(BREATH)
            self.process = await _start(settings)


async def _start(settings: Settings) -> Process:
    """With nothing of what surrounds us: a `.env` here is another bot's."""
    assert isinstance(settings.database, Path)  # noqa: S101 — a folder's file, see opening.py
    given = {
        "YRKA_TOKEN": settings.token,
        "YRKA_API": settings.api,
        "YRKA_DATABASE": str(settings.database),
        "YRKA_PAUSE": str(settings.pause),
    }
    kept = {name: os.environ[name] for name in SURROUNDINGS if name in os.environ}
    command = (sys.executable, "-m", "bot", "run")
    return await asyncio.create_subprocess_exec(
        *command, env=kept | given, cwd=settings.database.parent, stdin=DEVNULL
    )


async def _end(process: Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        async with asyncio.timeout(PATIENCE):
            await process.wait()
    except TimeoutError:
        process.kill()
