"""SIGTERM: what has begun is brought to its end, within bounds; `yrka run` as a process of its own."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from bench.mortal import Mortal
from bot import serving
from bot.lanes import GRACE
from bot.local import Fault
from bot.play.stage import Stage, open_stage
from bot.store.where import Server
from tests.chat import enter
from tests.servers import a_server

DELAY = 2.0  # seconds that Telegram thinks of a call: long, and no longer than a stop has patience for
HANG = 15.0  # and longer than that


@asynccontextmanager
async def a_bot_in_its_process(folder: Path, where: Path | Server) -> AsyncIterator[tuple[Stage, Mortal]]:
    bot = Mortal(folder)
    async with open_stage("example", bot.launch, where) as stage:
        stage.patience = 60
        bot.may_live.clear()  # it is started again when the test says so
        yield stage, bot


async def test_a_letter_under_way_arrives_and_is_not_sent_again(tmp_path: Path) -> None:
    async with a_bot_in_its_process(tmp_path, tmp_path) as (stage, bot):
        (lars,) = await enter(stage, "Lars")
        sending = stage.telegram.faults.add(Fault("sendMessage", slow=DELAY))
        stage.user("Lars").says("/hjalp")
        await struck(stage, sending)
        assert await bot.stop() == 0
        bot.may_live.set()
        await stage.settle()
        await lars.says("/arenden")
        helped = [m for m in stage.telegram.world.messages(stage.user("Lars").chat) if "/nytt" in m.text]
        assert len([m for m in helped if m.sender.is_bot and "/forhandsvisa" in m.text]) == 1
        assert "Traceback" not in bot.log


async def test_a_call_that_hangs_does_not_hold_it(tmp_path: Path) -> None:
    """And its letter comes when the bot is back."""
    async with a_bot_in_its_process(tmp_path, tmp_path) as (stage, bot):
        (lars,) = await enter(stage, "Lars")
        hanging = stage.telegram.faults.add(Fault("sendMessage", slow=HANG))
        stage.user("Lars").says("/hjalp")
        await struck(stage, hanging)
        begun = time.monotonic()
        assert await bot.stop() == 0
        assert time.monotonic() - begun < GRACE + 4
        bot.may_live.set()
        await stage.settle()
        assert "/nytt" in lars.last.text


async def test_a_database_that_hangs_does_not_hold_it(tmp_path: Path) -> None:
    """A commit can't be broken off: nobody would know how it ended. The process can, as at any time."""
    async with a_server() as server, a_bot_in_its_process(tmp_path, server) as (stage, bot):
        (lars,) = await enter(stage, "Lars")
        async with locked(server):
            stage.user("Lars").says("/hjalp")
            await asyncio.sleep(1)
            begun = time.monotonic()
            code = await asyncio.wait_for(stopped(bot), serving.LONGEST_END + 5)
            assert (code, "avslutas med våld" in bot.log) == (1, True)
            assert time.monotonic() - begun > GRACE
        bot.may_live.set()
        await stage.settle()
        assert "/nytt" in lars.last.text


async def struck(stage: Stage, fault: Fault) -> None:
    """The call is under way."""
    async with asyncio.timeout(20):
        while fault not in stage.telegram.faults.struck:  # noqa: ASYNC110 — another process makes it
            await asyncio.sleep(0.01)


async def stopped(bot: Mortal) -> int:
    bot.process.terminate()
    return await bot.process.wait()


@asynccontextmanager
async def locked(server: Server) -> AsyncIterator[None]:
    """Nobody else gets at the letters."""
    connection: Any = await asyncpg.connect(server.url)
    try:
        async with connection.transaction():
            await connection.execute("LOCK TABLE outbox IN ACCESS EXCLUSIVE MODE")
            yield
    finally:
        await connection.close()


@pytest.mark.parametrize("times", [2, 3])
async def test_who_is_told_twice_goes_at_once(tmp_path: Path, times: int) -> None:
    async with a_bot_in_its_process(tmp_path, tmp_path) as (stage, bot):
        await enter(stage, "Lars")
        hanging = stage.telegram.faults.add(Fault("sendMessage", slow=HANG))
        stage.user("Lars").says("/hjalp")
        await struck(stage, hanging)
        begun = time.monotonic()
        for _ in range(times):
            bot.process.terminate()
            await asyncio.sleep(0.2)
        await bot.process.wait()
        assert time.monotonic() - begun < GRACE - 1
