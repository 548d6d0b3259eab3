"""Updates by webhook: only Telegram is let in, and is told 200 when the update is on disk."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from io import BytesIO

import pytest
from aiohttp import ClientSession

from bench.webhooks import a_webhook
from bot.app import running
from bot.clock import Clock
from bot.local import LocalTelegram
from bot.play.player import Player
from bot.play.script import SHIPPED, read_script
from bot.play.stage import Launch, open_stage
from bot.settings import BadSettings, Settings, Webhook
from bot.store.database import Database
from bot.store.inbox import Inbox
from bot.webhook import SECRET, announce, listening
from tests.bot.office import a_bot
from tests.bot.test_poller import Post
from tests.chat import enter


def by_webhook(clock: Clock) -> Launch:
    return lambda settings: running(replace(settings, webhook=a_webhook()), clock)


@pytest.mark.parametrize("scenario", sorted(path.name for path in SHIPPED.glob("*.yaml")))
async def test_every_scenario_plays_by_webhook_too(scenario: str) -> None:
    script = read_script(SHIPPED / scenario)
    clock = Clock()
    async with open_stage(script.board, by_webhook(clock), clock=clock) as stage:
        await Player(stage, script).play()
        assert not any(call.method == "getUpdates" for call in stage.telegram.calls)


async def test_when_the_bot_is_gone_telegram_keeps_what_comes() -> None:
    webhook = a_webhook()
    async with open_stage("example", _absent) as stage:
        stage.telegram.switchboard.webhook.back_off = lambda _failures: 0.02
        settings = replace(stage.settings, webhook=webhook)
        async with running(settings):
            (lars,) = await enter(stage, "Lars")
        stage.user("Lars").says("/hjalp")
        await asyncio.sleep(0.1)
        async with running(settings):
            await stage.settle()
        assert "/nytt" in lars.last.text


@asynccontextmanager
async def _absent(_settings: Settings) -> AsyncIterator[None]:
    yield


class Door:
    """What somebody out there can send to the address."""

    def __init__(self, post: Post, webhook: Webhook, session: ClientSession) -> None:
        self.post = post
        self.webhook = webhook
        self._session = session

    async def knock(self, body: object, secret: str | None = None) -> int:
        headers = {"Content-Type": "application/json"}
        given = self.webhook.secret if secret is None else secret
        headers |= {SECRET: given} if given else {}
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        async with self._session.post(self.webhook.url, data=BytesIO(data), headers=headers) as answer:
            return answer.status


@pytest.fixture
async def door(database: Database) -> AsyncIterator[Door]:
    async with LocalTelegram() as telegram, a_bot(telegram) as bot, ClientSession() as session:
        post = Post(telegram, Inbox(database), database, telegram.world.user("Lars"))
        webhook = a_webhook()
        async with listening(webhook, post.inbox, post.ring):
            await announce(webhook, bot)
            yield Door(post, webhook, session)


MESSAGE = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "a"}
UPDATE = {"update_id": 5, "message": MESSAGE}
RUBBISH = (b"", b"{", b"\xff", b"null", b"[]", b"17", b'"x"', b"{}", b'{"update_id": "x"}')


async def test_what_is_told_200_is_on_disk(door: Door) -> None:
    assert await door.knock(UPDATE) == 200
    assert await door.post.inbox.next(7) == (5, json.dumps(UPDATE))
    assert door.post.rung == 1


async def test_what_is_delivered_again_is_there_once(door: Door) -> None:
    assert [await door.knock(UPDATE) for _ in range(3)] == [200, 200, 200]
    assert await door.post.waiting() == ["a"]


@pytest.mark.parametrize("secret", ["", "hemlighet", "HEMLIGHET-HEMLIGHET", "hemlighet-hemlighetå"])
async def test_nobody_else_is_let_in(door: Door, secret: str) -> None:
    assert await door.knock(UPDATE, secret) == 403
    assert await door.post.waiting() == []


@pytest.mark.parametrize("body", RUBBISH)
async def test_what_is_no_update_is_refused(door: Door, body: bytes) -> None:
    assert await door.knock(body) == 400
    assert await door.post.waiting() == []


async def test_what_is_too_large_is_refused(door: Door) -> None:
    assert await door.knock(b" " * 1_100_000) == 413


async def test_what_cannot_be_stored_is_not_told_200(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(_updates: object) -> None:
        raise OSError("full")

    monkeypatch.setattr(door.post.inbox, "arrive", full)
    assert await door.knock(UPDATE) == 500


async def test_a_port_that_is_taken_is_told(door: Door) -> None:
    with pytest.raises(BadSettings, match=f"YRKA_WEBHOOK_PORT {door.webhook.port}"):
        async with listening(door.webhook, door.post.inbox, door.post.ring):
            pass
