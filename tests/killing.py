"""The bot as a process of its own, killed in mid-work and started again: `yrka run`, with nothing faked."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from bot.local import Fault
from bot.play.stage import Stage
from bot.settings import Settings, Webhook
from bot.store.where import Server


def environment(settings: Settings, webhook: Webhook | None = None) -> dict[str, str]:
    """What `yrka run` is given, and nothing of what surrounds the tests."""
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
        "YRKA_PAUSE": "0",
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
    _settings: Settings | None = None

    @asynccontextmanager
    async def launch(self, settings: Settings) -> AsyncIterator[Mortal]:
        self._settings = settings
        self.may_live.set()
        await self.start()
        keeper = asyncio.create_task(self._keep())
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
        assert self._process is not None
        return self._process

    @property
    def log(self) -> str:
        return (self.folder / "bot.log").read_text(encoding="utf-8")

    async def start(self) -> None:
        assert self._settings is not None
        command = (sys.executable, "-m", "bot", "run")
        with (self.folder / "bot.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *command,
                env=environment(self._settings, self.webhook),
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )

    def kill(self) -> None:
        """At once, as when the power goes."""
        if self.process.returncode is None:
            self.process.kill()
            self.deaths += 1

    async def stop(self) -> int:
        """As when the machine is restarted in good order; the exit code."""
        self.process.terminate()
        async with asyncio.timeout(20):
            return await self.process.wait()

    async def _keep(self) -> None:
        while True:
            code = await self.process.wait()
            if code != -signal.SIGKILL:
                self.falls.append(code)
            await self.may_live.wait()
            await self.start()


Strike = Callable[[Stage, Mortal], Awaitable[None]]


def at_call(method: str, drop: Literal["before", "after"], nth: int = 1) -> Strike:
    """Dead before Telegram has done what it was asked to, or after that and before the bot knows."""

    async def strike(stage: Stage, bot: Mortal) -> None:
        struck = asyncio.Event()

        def die() -> None:
            bot.kill()
            struck.set()

        stage.telegram.faults.add(Fault(method, nth=nth, drop=drop, then=die))
        await struck.wait()

    return strike


def at_row(table: Literal["inbox", "outbox"]) -> Strike:
    """Dead with something waiting: an update that has had no effect, or a letter that is not posted."""

    async def strike(stage: Stage, bot: Mortal) -> None:
        await _at_work(stage)
        sql = f"SELECT 1 FROM {table} LIMIT 1"  # noqa: S608 — one of two
        while not await stage.database.rows(sql):  # noqa: ASYNC110 — another process writes it
            await asyncio.sleep(0)
        bot.kill()

    return strike


def at_moment(seconds: float) -> Strike:
    """Dead so long after it has begun to work, whatever it does."""

    async def strike(stage: Stage, bot: Mortal) -> None:
        await _at_work(stage)
        await asyncio.sleep(seconds)
        bot.kill()

    return strike


async def _at_work(stage: Stage) -> None:
    """The bot has been started since, and has spoken."""
    before = len(stage.telegram.calls)
    await stage.telegram.wait(
        lambda: any(call.method == "getMe" for call in stage.telegram.calls[before:]), timeout=60
    )


async def strike_in_turn(strikes: Iterable[Strike], stage: Stage, bot: Mortal) -> None:
    for strike in strikes:
        deaths = bot.deaths
        while bot.deaths == deaths:
            await strike(stage, bot)


TALK = ("sendMessage", "editMessageText", "answerCallbackQuery", "getUpdates")
BEGINNING = ("getMe", "setMyCommands")  # what it asks when it starts

EVERY_CALL: tuple[Strike, ...] = (
    *(at_call(method, "after") for method in (*TALK, *BEGINNING)),
    *(at_call(method, "before") for method in (*TALK, *BEGINNING)),
    *(at_call(method, "after", nth=2) for method in TALK),
    *(at_call(method, "before", nth=2) for method in TALK),
)


def random_strikes(seed: int, count: int) -> list[Strike]:
    chance = random.Random(seed)
    return [
        chance.choice((at_row("inbox"), at_row("outbox"), at_moment(chance.random() * 0.15)))
        for _ in range(count)
    ]
