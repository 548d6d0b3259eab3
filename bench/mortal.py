"""The bot as a process of its own, killed in mid-work and started again: `yrka run`, with nothing faked."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from bot.settings import Settings, Webhook
from bot.store.where import Server


def environment(settings: Settings, webhook: Webhook | None = None) -> dict[str, str]:
    """What `yrka run` is given, and nothing of what surrounds whoever starts it here."""
    given = (
        {
            "YRKA_WEBHOOK_URL": webhook.url,
            "YRKA_WEBHOOK_SECRET": webhook.secret,
            "YRKA_WEBHOOK_PORT": str(webhook.port),
        }
        if webhook
        else {}
    )
    return given | {
        "PATH": os.environ["PATH"],
        "YRKA_TOKEN": settings.token,
        "YRKA_API": settings.api,
        "YRKA_DATABASE": place.url if isinstance(place := settings.database, Server) else str(place),
        "YRKA_PAUSE": f"{settings.pause:g}",
    }


@dataclass
class Mortal:
    """Hand `launch` to open_stage. Whatever it dies of it is started again, when `may_live` is set."""

    folder: Path
    webhook: Webhook | None = None
    deaths: int = 0
    may_live: asyncio.Event = field(default_factory=asyncio.Event)
    falls: list[int] = field(default_factory=list)  # exit codes of deaths that nobody asked for
    _process: Process | None = None

    @asynccontextmanager
    async def launch(self, settings: Settings) -> AsyncIterator[Mortal]:
        self.may_live.set()
        await self._start(settings)
        keeper = asyncio.create_task(self._keep(settings))
        try:
            yield self
        finally:
            keeper.cancel()
            await asyncio.gather(keeper, return_exceptions=True)
            if self.process.returncode is None:
                self.process.kill()
                await self.process.wait()

    @property
    def process(self) -> Process:
        if self._process is None:
            raise RuntimeError("it has not been launched")
        return self._process

    @property
    def log(self) -> str:
        return (self.folder / "bot.log").read_text(encoding="utf-8")

    def kill(self) -> None:
        """At once, as when the power goes.

        Not by asyncio's own kill, which takes away how it ended if it has been dead for a moment.
        """
        if self.process.returncode is None:
            with suppress(ProcessLookupError):  # dead already, and nobody here has been told yet
                os.kill(self.process.pid, signal.SIGKILL)
                self.deaths += 1

    async def stop(self) -> int:
        """As when the machine is restarted in good order; the exit code."""
        self.process.terminate()
        async with asyncio.timeout(20):
            return await self.process.wait()

    async def _start(self, settings: Settings) -> None:
        command = (sys.executable, "-m", "bot", "run")
        with (self.folder / "bot.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *command,
                env=environment(settings, self.webhook),
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )

    async def _keep(self, settings: Settings) -> None:
        while True:
            code = await self.process.wait()
            if code != -signal.SIGKILL:
                self.falls.append(code)
            await self.may_live.wait()
            await self._start(settings)
