"""When the bot is killed: at a call, with something waiting, at a moment."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterable
from typing import Literal

from bench.mortal import Mortal
from bot.local import Fault
from bot.play.stage import Stage

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
