"""What a machine may ask: alive, ready, and how it is going; over HTTP, of the whole bot."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace

import pytest
from aiohttp import ClientSession
from prometheus_client.parser import text_string_to_metric_families
from telegram import Update

from bench.webhooks import a_webhook
from bot import checks, measures, pulse
from bot.app import running
from bot.clock import Clock
from bot.local import Fault, LocalTelegram, flood, outage
from bot.local.ports import free_port
from bot.play.stage import Stage, open_stage
from bot.settings import BadSettings, Settings
from bot.store.database import Database, UnavailableError
from bot.store.sqlite import Sqlite
from handlers.work import Work
from tests.bot.office import a_bot
from tests.chat import enter, open_draft

SECRET = "hemlighet-hemlighet"  # noqa: S105 — an example


@asynccontextmanager
async def watched(*, webhook: bool = False, secret: str = "") -> AsyncIterator[tuple[Stage, str]]:
    """The bot at work, and where it answers."""
    hook, port, clock = a_webhook(), free_port(), Clock()

    def launch(settings: Settings) -> AbstractAsyncContextManager[object]:
        settings = replace(settings, metrics_secret=secret)
        if webhook:
            return running(replace(settings, webhook=hook), clock)
        return running(replace(settings, health_port=port), clock)

    async with open_stage("example", launch, clock=clock) as stage:
        yield stage, f"http://127.0.0.1:{hook.port if webhook else port}"


async def ask(address: str, **headers: str) -> tuple[int, str]:
    async with ClientSession() as session, session.get(address, headers=headers) as answer:
        return answer.status, await answer.text()


def counted(text: str) -> dict[tuple[str, ...], float]:
    """Every sample, as a parser that nobody here wrote reads it: by its name and labels."""
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


@pytest.mark.parametrize("webhook", [False, True])
async def test_it_is_alive_and_ready(*, webhook: bool) -> None:
    async with watched(webhook=webhook) as (_stage, here):
        assert await ask(f"{here}/halsa") == (200, "ja\n")
        assert await ask(f"{here}/redo") == (200, "ja\n")


async def test_a_loop_that_stands_still_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    async with watched() as (stage, here):
        await stage.settle()
        monkeypatch.setattr(pulse, "LONGEST_ROUND", 0.2)
        monkeypatch.setattr(pulse, "beat", lambda _loop: None)
        await asyncio.sleep(0.3)
        for loop in ("alarm", "worker"):
            pulse._beats[loop] = time.monotonic()
        assert await ask(f"{here}/halsa") == (503, "postman står still\n")


async def test_it_is_not_ready_when_telegram_is_out_of_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "FRESH", 0.0)
    monkeypatch.setattr(checks, "STALE", 0.0)
    async with watched() as (stage, here):
        stage.telegram.faults.add(Fault("getMe", refuse=outage(502)))
        assert await ask(f"{here}/redo") == (503, "Telegram svarar inte\n")
        assert await ask(f"{here}/redo") == (200, "ja\n")


async def test_a_telegram_that_hangs_does_not_hold_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "FRESH", 0.0)
    monkeypatch.setattr(checks, "PATIENCE", 0.2)
    async with watched() as (stage, here):
        stage.telegram.faults.add(Fault("getMe", slow=3))
        async with asyncio.timeout(2):
            assert await ask(f"{here}/redo") == (503, "Telegram svarar inte\n")


async def test_who_asks_often_costs_telegram_nothing() -> None:
    async with watched() as (stage, here):
        await ask(f"{here}/redo")
        before = len(stage.telegram.calls)
        assert {(await ask(f"{here}/redo"))[0] for _ in range(20)} == {200}
        assert not any(call.method == "getMe" for call in stage.telegram.calls[before:])


async def test_it_is_not_ready_without_its_database(database: Database) -> None:
    async with LocalTelegram() as telegram, a_bot(telegram) as bot:
        port = free_port()
        async with checks.checked(checks.Checks(database, bot), port):
            assert (await ask(f"http://127.0.0.1:{port}/redo"))[0] == 200
            await _shut(database)
            assert await ask(f"http://127.0.0.1:{port}/redo") == (503, "databasen svarar inte\n")
            told = counted((await ask(f"http://127.0.0.1:{port}/matt"))[1])
            assert math.isnan(told["yrka_queue", "inbox"])


async def test_an_evening_is_counted() -> None:
    async with watched() as (stage, here):
        before = counted((await ask(f"{here}/matt"))[1])
        stage.telegram.faults.add(Fault("sendMessage", nth=2, refuse=flood(retry_after=1)))
        (lars,) = await enter(stage, "Lars", group="grupp")
        await open_draft(lars)
        await lars.says("/angra")
        await stage.settle()
        status, text = await ask(f"{here}/matt")
        grown = {key: value - before.get(key, 0) for key, value in counted(text).items()}
    updates = grown["yrka_updates_total", "done"] + grown["yrka_updates_total", "refused"]
    assert status == 200
    assert updates == grown["yrka_effect_seconds_count",] > 4
    assert 0 < grown["yrka_post_seconds_count",] <= updates
    assert grown["yrka_updates_total", "refused"] == sum(
        value for key, value in grown.items() if key[0] == "yrka_refusals_total"
    )
    assert grown["yrka_letters_total", "Message"] >= 2
    assert grown["yrka_retries_total", "letter"] == 1
    assert {counted(text)["yrka_queue", queue] for queue in ("inbox", "outbox", "faces")} == {0}


async def test_what_is_counted_names_nobody() -> None:
    async with watched() as (stage, here):
        (lars,) = await enter(stage, "Lars", group="grupp")
        await open_draft(lars)
        await lars.says("/att Att bygga ett bibliotek")
        text = (await ask(f"{here}/matt"))[1]
        chats = {str(abs(chat.id)) for chat, _topic in stage.rooms.values()} | {str(stage.user("Lars").id)}
        assert not [word for word in ("Lars", "bibliotek", "grupp", stage.telegram.token) if word in text]
        labels = {part for key in counted(text) for part in key}
        assert not [chat for chat in chats if any(chat in label for label in labels)]
        # the decimals of a number may be like anyone's, and no whole one is
        assert not chats & {f"{value:.0f}" for value in counted(text).values() if value.is_integer()}


@pytest.mark.parametrize("header", checks.FORWARDED)
async def test_what_comes_by_a_proxy_sees_no_numbers(header: str) -> None:
    async with watched(webhook=True, secret=SECRET) as (_stage, here):
        forwarded = {header: "192.0.2.7"}
        assert (await ask(f"{here}/matt", **forwarded))[0] == 404
        assert (await ask(f"{here}/matt", **forwarded, Authorization="Bearer nej"))[0] == 404
        assert (await ask(f"{here}/matt", **forwarded, Authorization=f"Bearer {SECRET}"))[0] == 200
        assert (await ask(f"{here}/halsa", **forwarded))[0] == 200


async def test_without_a_secret_no_secret_opens() -> None:
    async with watched(webhook=True) as (_stage, here):
        for said in ("Bearer ", "Bearer", ""):
            assert (await ask(f"{here}/matt", Via="1.1 x", Authorization=said))[0] == 404


async def test_a_port_that_is_taken_is_told() -> None:
    async with watched() as (stage, here):
        taken = replace(stage.settings, health_port=int(here.rpartition(":")[2]))
        with pytest.raises(BadSettings, match="YRKA_HEALTH_PORT"):
            async with running(taken):
                pass


async def test_an_update_that_came_elsewhere_is_counted_without_a_time() -> None:
    before = counted(measures.shown({}).decode())
    measures.effected(10**12, Update(10**12), Work(), "done")
    after = counted(measures.shown({}).decode())
    assert after["yrka_updates_total", "done"] == before.get(("yrka_updates_total", "done"), 0) + 1
    assert after["yrka_effect_seconds_count",] == before["yrka_effect_seconds_count",]


async def _shut(database: Database) -> None:
    """Nothing more can be read."""
    if isinstance(database, Sqlite):
        await database.write([("DROP TABLE inbox", ())])
    else:
        shut = "UPDATE pg_database SET datallowconn = false WHERE datname = current_database()"
        cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        await database.write([(shut, ())])
        with pytest.raises(UnavailableError):
            await database.rows(cut)
