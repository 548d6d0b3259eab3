"""Fetching: what Telegram is told has arrived is on disk, whatever is in it."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot import poller, tireless
from bot.local import Fault, LocalTelegram, Refused, User, flood, outage
from bot.local.errors import conflict
from bot.local.updates import Updates
from bot.poller import chat_of, poll, row
from bot.store.database import Database, UnavailableError
from bot.store.inbox import Arrived, Inbox
from bot.store.ledger import Ledger
from bot.tireless import keep_on
from handlers.work import Work


@dataclass
class Post:
    telegram: LocalTelegram
    inbox: Inbox
    database: Database
    lars: User
    rung: int = 0

    def ring(self) -> None:
        self.rung += 1

    async def waiting(self) -> list[str]:
        rows = await self.database.rows("SELECT body FROM inbox ORDER BY id")
        return [json.loads(body).get("message", {}).get("text", "") for (body,) in rows]

    async def arrived(self, count: int) -> list[str]:
        """What is in the inbox when so much is, and Telegram knows."""
        async with asyncio.timeout(5):
            while len(await self.waiting()) < count or self.telegram.world.updates.pending:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
        return await self.waiting()


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (poller, tireless):
        monkeypatch.setattr(module, "pause", lambda failures: 0.001 * failures)


@pytest.fixture
async def post(database: Database) -> AsyncIterator[Post]:
    async with LocalTelegram() as telegram:
        yield Post(telegram, Inbox(database), database, telegram.world.user("Lars"))


@asynccontextmanager
async def polling(post: Post) -> AsyncIterator[None]:
    request = HTTPXRequest(4, httpx_kwargs={"verify": False})
    async with Bot(
        post.telegram.token, f"{post.telegram.url}/bot", request=request, get_updates_request=request
    ) as bot:
        job = asyncio.create_task(keep_on(lambda: poll(bot, post.inbox, post.ring)))
        try:
            yield
        finally:
            job.cancel()
            await asyncio.gather(job, return_exceptions=True)


async def test_updates_arrive_in_order_and_are_told_of(post: Post) -> None:
    async with polling(post):
        for n in range(5):
            post.lars.says(str(n))
            await asyncio.sleep(0.002 * n)
        assert await post.arrived(5) == list("01234")
    assert 1 <= post.rung <= 5


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)  # what another reads there is what is on disk
async def test_nothing_is_acknowledged_that_is_not_on_disk(
    post: Post, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acknowledged: list[bool] = []
    confirm = Updates.confirm_before

    def watch(updates: Updates, offset: int) -> None:
        with sqlite3.connect(tmp_path / "yrka.db") as other:
            stored = {row[0] for row in other.execute("SELECT update_id FROM inbox")}
        other.close()
        pending = {update.id for update in updates.pending if update.id < offset}
        acknowledged.append(pending <= stored)
        confirm(updates, offset)

    monkeypatch.setattr(Updates, "confirm_before", watch)
    async with polling(post):
        for n in range(20):
            post.lars.says(str(n))
            await asyncio.sleep(0.003)
        await post.arrived(20)
    assert acknowledged
    assert all(acknowledged)


@pytest.mark.parametrize(
    "fault",
    [
        Fault("getUpdates", drop="after", times=3),
        Fault("getUpdates", drop="before", times=3),
        Fault("getUpdates", refuse=outage(502), times=3),
        Fault("getUpdates", refuse=flood(retry_after=1)),
        Fault("getUpdates", refuse=conflict("terminated by other getUpdates request"), times=2),
        Fault("getUpdates", refuse=Refused(500, "Internal Server Error")),
    ],
    ids=["lost after", "lost before", "outage", "flood", "another poller", "error"],
)
async def test_whatever_goes_wrong_on_the_way_it_arrives_once(post: Post, fault: Fault) -> None:
    post.telegram.faults.add(fault)
    post.lars.says("ett")
    async with polling(post):
        post.lars.says("två")
        assert await post.arrived(2) == ["ett", "två"]


async def test_a_webhook_from_another_life_is_taken_away(post: Post) -> None:
    async with Bot(post.telegram.token, f"{post.telegram.url}/bot") as bot:
        await bot.set_webhook("http://127.0.0.1:9/nobody")
    post.lars.says("ett")
    async with polling(post):
        assert await post.arrived(1) == ["ett"]


async def test_a_database_that_is_locked_for_a_while_loses_nothing(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    arrive, failing = post.inbox.arrive, iter([True, True])

    async def locked(updates: Iterable[Arrived]) -> None:
        if next(failing, False):
            raise UnavailableError("database is locked")
        await arrive(updates)

    monkeypatch.setattr(post.inbox, "arrive", locked)
    post.lars.says("ett")
    async with polling(post):
        assert await post.arrived(1) == ["ett"]
    assert caplog.text.count("is run again") == 2


async def test_what_is_done_does_not_come_again_with_a_restart(post: Post) -> None:
    post.lars.says("ett")
    (update,) = post.telegram.world.updates.pending
    await post.inbox.arrive([Arrived(update.id, post.lars.id, "{}")])
    await Ledger(post.database).commit(Work(), update.id)
    async with polling(post):
        await post.arrived(0)
    assert await post.waiting() == []


async def test_an_update_nobody_can_read_stops_no_other(post: Post) -> None:
    post.telegram.world.updates.put("message", {"message_id": "ett", "chat": []}, "line")
    post.lars.says("två")
    async with polling(post):
        assert await post.arrived(2) == ["", "två"]


async def test_after_a_quiet_week_the_numbers_begin_anywhere(post: Post) -> None:
    async with polling(post):
        post.lars.says("ett")
        await post.arrived(1)
        post.telegram.faults.add(Fault("getUpdates", nth=1, drop="before"))
        post.telegram.world.updates._next_id = 17
        post.lars.says("två")
        assert await post.arrived(2) == ["ett", "två"]


@pytest.mark.parametrize(
    ("update", "chat"),
    [
        ({"update_id": 1, "message": {"chat": {"id": -5}, "from": {"id": 7}}}, -5),
        ({"update_id": 1, "callback_query": {"from": {"id": 7}, "message": {"chat": {"id": -5}}}}, -5),
        ({"update_id": 1, "callback_query": {"from": {"id": 7}, "inline_message_id": "x"}}, 7),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": -5}, "from": {"id": 7}}}, -5),
        ({"update_id": 1, "poll": {"id": "5"}}, 0),
        ({"update_id": 1, "message": None}, 0),
        ({"update_id": 1, "message": {"chat": {"id": "fem"}, "from": []}}, 0),
        ({"update_id": 1}, 0),
    ],
)
def test_an_update_takes_its_chats_turn(update: dict[str, object], chat: int) -> None:
    assert chat_of(update) == chat


@pytest.mark.parametrize(
    ("update", "message"),
    [
        ({"message": {"message_id": 5, "chat": {"id": 7}}}, 5),
        ({"callback_query": {"message": {"message_id": 5, "chat": {"id": 7}}, "from": {"id": 7}}}, 0),
        ({"message": {"message_id": "fem", "chat": {"id": 7}}}, 0),
        ({"message": 5}, 0),
        ({"my_chat_member": {"chat": {"id": 7}}}, 0),
    ],
)
def test_what_people_write_is_not_taken_for_ours_and_what_they_tap_may_be(
    update: dict[str, object], message: int
) -> None:
    """A message whose sending was never answered may be tapped before it is found."""
    assert row({"update_id": 1, **update}).message == message
