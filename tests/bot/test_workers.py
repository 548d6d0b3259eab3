"""Several processes on one database: they share what comes, keep each chat's order, outlive one another."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.mortal import Mortal
from bench.webhooks import a_webhook
from bot.play.stage import Stage, open_stage
from bot.settings import Settings
from tests.bot.test_worker import write
from tests.chat import Chatter, drafts, enter, open_draft
from tests.outcome import check_cards, check_updates
from tests.servers import a_server

NAMES = ("Lars", "Jonas", "Johan", "Amina")
EACH = 12


@dataclass
class Crew:
    """`yrka run` so many times over: by webhook on one port, or all of them asking Telegram."""

    bots: list[Mortal]

    @asynccontextmanager
    async def launch(self, settings: Settings) -> AsyncIterator[None]:
        async with AsyncExitStack() as at_work:
            for bot in self.bots:
                await at_work.enter_async_context(bot.launch(settings))
            yield


@asynccontextmanager
async def a_crew(folder: Path, count: int, *, webhook: bool = True) -> AsyncIterator[tuple[Stage, Crew]]:
    where = a_webhook() if webhook else None
    folders = [folder / str(n) for n in range(count)]
    for each in folders:
        each.mkdir()
    crew = Crew([Mortal(each, where) for each in folders])
    async with a_server() as server, open_stage("example", crew.launch, server) as stage:
        stage.patience = 60
        stage.telegram.switchboard.webhook.back_off = lambda _failures: 0.05
        yield stage, crew


async def with_drafts(stage: Stage) -> list[Chatter]:
    """Each has a draft of their own."""
    people = await enter(stage, *NAMES)
    for who in people:
        await open_draft(who)
    return people


async def write_all(people: list[Chatter]) -> None:
    """A line upon the other, each into their own."""
    for n in range(EACH):
        for who in people:
            write(who, f"/att Att {who.name} bygger hus {n:02}.")
        await asyncio.sleep(0.02)


async def check_all(stage: Stage, crew: Crew) -> None:
    await stage.settle()
    there = [[sats.text for sats in draft.text.satser] for draft in await drafts(stage)]
    assert sorted(there) == sorted([f"Att {name} bygger hus {n:02}." for n in range(EACH)] for name in NAMES)
    await check_cards(stage, crew.bots[0].webhook)
    await check_updates(stage)


@pytest.mark.parametrize("webhook", [True, False], ids=["by webhook", "by asking"])
async def test_three_share_the_work_and_one_that_is_killed_leaves_it_to_the_others(
    tmp_path: Path, *, webhook: bool
) -> None:
    async with a_crew(tmp_path, 3, webhook=webhook) as (stage, crew):
        writing = asyncio.create_task(write_all(await with_drafts(stage)))
        for bot in crew.bots[:2]:
            bot.may_live.clear()  # it stays dead
            await asyncio.sleep(0.1)
            bot.kill()
        await writing
        await check_all(stage, crew)
        assert [bot.falls for bot in crew.bots] == [[], [], []]
        assert [bot.deaths for bot in crew.bots] == [1, 1, 0]


async def test_each_message_is_posted_by_one_of_them(tmp_path: Path) -> None:
    async with a_crew(tmp_path, 3) as (stage, crew):
        await write_all(people := await with_drafts(stage))
        await check_all(stage, crew)
        for who in people:
            receipts = [message.text for message in who.messages if "är tillagd" in message.text]
            assert len(receipts) == len(set(receipts)) == EACH
        assert not [call for call in stage.telegram.calls if call.status >= 400]
