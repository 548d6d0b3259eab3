"""Whoever goes too fast is told to wait; nobody else is held up, and nothing half done."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from bot.app import running
from bot.clock import Clock
from bot.play.stage import open_stage
from bot.settings import Settings
from drafts.errors import TooFast
from drafts.pacing import Pace
from handlers.pacing import Paces
from tests.chat import enter, open_draft
from tests.handlers.acting import check_peace, satser, told


@asynccontextmanager
async def slow(settings: Settings) -> AsyncIterator[object]:
    async with running(settings, Clock()) as app:
        app.bot_data["desk"] = replace(app.bot_data["desk"], paces=Paces(Pace(burst=6, rate=0.001)))
        yield app


async def test_one_who_floods_is_told_to_wait_and_others_are_not() -> None:
    async with open_stage("example", slow) as stage:
        lars, johan = await enter(stage, "Lars", "Johan")
        await open_draft(lars)
        for n in range(4):
            await lars.says(f"/att Att nämnden tackar {n}.")
        assert lars.last.text.startswith("Det gick för fort för mig")
        assert await satser(stage) == ["Att nämnden tackar 0.", "Att nämnden tackar 1."]
        assert (await lars.taps("Skriv under")).startswith(told(TooFast(1))[:20])
        assert (await johan.says("/start")).text.startswith("Hej Johan!")
        check_peace(stage)


async def test_those_who_talk_to_each_other_where_the_bot_hears_it_go_as_fast_as_they_like() -> None:
    async with open_stage("example", slow) as stage:
        world = stage.telegram.world
        (lars,) = await enter(stage, "Lars")
        group = world.group("Oppositionen", [stage.user(lars.name)], supergroup=True)
        world.add_bot(group, admin=True)
        for n in range(9):
            stage.user(lars.name).says(f"Hej {n}", chat=group)
        await stage.settle()
        assert not [message for message in world.messages(group) if message.sender.is_bot and message.text]
        assert world.whispers(group, stage.user(lars.name)) == ()
        check_peace(stage)
