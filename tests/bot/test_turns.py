"""Turns: what Telegram takes a second, and a minute in a group, is shared by all processes."""

from __future__ import annotations

import asyncio

import pytest

from bot.postman import Postman
from bot.store.database import Database
from bot.store.turns import Limit, Turns
from bot.store.where import Where
from tests.bot.office import Office, open_office

GROUP, PRIVATE = -100, 7


async def taken(turns: Turns, chat: int, now: float, times: int) -> int:
    return [await turns.wait(chat, now) for _ in range(times)].count(0)


async def test_a_group_takes_a_burst_and_then_one_every_gap(database: Database) -> None:
    turns = Turns(database, group=Limit(5, 3))
    assert await taken(turns, GROUP, 1_000, 9) == 5
    assert await turns.wait(GROUP, 1_000) == pytest.approx(3)
    assert await turns.wait(GROUP, 1_001) == pytest.approx(2)
    assert await taken(turns, GROUP, 1_003, 2) == 1
    assert await taken(turns, GROUP, 1_100, 9) == 5


async def test_a_private_chat_takes_what_there_is_room_for_everywhere(database: Database) -> None:
    turns = Turns(database, everywhere=Limit(8, 0.5), group=Limit(5, 3))
    assert await taken(turns, GROUP, 1_000, 9) == 5
    assert await taken(turns, PRIVATE, 1_000, 9) == 3
    assert await turns.wait(PRIVATE, 1_000) == pytest.approx(0.5)
    assert await taken(turns, PRIVATE + 1, 1_001, 9) == 2


async def test_two_processes_have_one_pace_between_them(place: Where) -> None:
    async with Database.open(place) as one, Database.open(place) as other:
        both = [Turns(database, group=Limit(20, 3)) for database in (one, other)]
        waits = await asyncio.gather(*(turns.wait(GROUP, 1_000) for turns in both for _ in range(30)))
        assert waits.count(0) == 20


async def test_the_postman_keeps_to_it_and_loses_nothing(database: Database) -> None:
    async with open_office(database) as office:
        await _pace(office, Turns(database, group=Limit(3, 0.15)))
        await office.say(*map(str, range(8)), chat=office.group)
        await office.say(*map(str, range(8)))
        await office.telegram.wait(lambda: len(office.said()) == 8)
        assert len(office.said(office.group)) < 8
        await office.settle()
        assert office.said(office.group) == [str(n) for n in range(8)]


async def _pace(office: Office, turns: Turns) -> None:
    assert isinstance(office.postman, Postman)
    office.postman._turns = turns
