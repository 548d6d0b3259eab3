from __future__ import annotations

import asyncio
import time
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.local import Chat, Fault, LocalTelegram, User, World, bad_request, flood, forbidden, outage


@pytest.fixture
def started(lars: User) -> User:
    lars.starts()
    return lars


async def test_a_call_can_be_refused_in_telegrams_words(
    bot: Bot, telegram: LocalTelegram, started: User
) -> None:
    telegram.faults.add(Fault("sendMessage", refuse=bad_request("TOPIC_CLOSED")))
    telegram.faults.add(Fault("sendDocument", refuse=forbidden("user is deactivated")))
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(started.id, "Hej")
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_document(started.id, b"a", filename="a.txt")
    assert (await bot.send_message(started.id, "Hej")).text == "Hej"


async def test_a_flood_says_how_long_to_wait(bot: Bot, telegram: LocalTelegram, started: User) -> None:
    telegram.faults.add(Fault("sendMessage", refuse=flood(retry_after=3)))
    with pytest.raises(RetryAfter) as refusal:
        await bot.send_message(started.id, "Hej")
    assert refusal.value.retry_after == timedelta(seconds=3)


async def test_an_outage_is_a_network_error(bot: Bot, telegram: LocalTelegram, started: User) -> None:
    telegram.faults.add(Fault("sendMessage", refuse=outage(502)))
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(started.id, "Hej")


async def test_dropped_before_nothing_was_done(
    bot: Bot, telegram: LocalTelegram, world: World, started: User
) -> None:
    telegram.faults.add(Fault("sendMessage", drop="before"))
    with pytest.raises(NetworkError):
        await bot.send_message(started.id, "Hej")
    assert len(world.messages(started.chat)) == 1
    assert telegram.calls[-1].status == 0


async def test_dropped_after_it_was_done_all_the_same(
    bot: Bot, telegram: LocalTelegram, world: World, started: User
) -> None:
    telegram.faults.add(Fault("sendMessage", drop="after"))
    with pytest.raises(NetworkError):
        await bot.send_message(started.id, "Hej")
    assert [message.text for message in world.messages(started.chat)] == ["/start", "Hej"]


async def test_the_hook_is_called_between_the_effect_and_the_silence(
    bot: Bot, telegram: LocalTelegram, world: World, started: User
) -> None:
    seen: list[int] = []
    telegram.faults.add(
        Fault("sendMessage", drop="after", then=lambda: seen.append(len(world.messages(started.chat))))
    )
    with pytest.raises(NetworkError):
        await bot.send_message(started.id, "Hej")
    assert seen == [2]


async def test_a_fault_waits_for_its_chat_and_its_turn(
    bot: Bot, telegram: LocalTelegram, started: User, grupp: Chat
) -> None:
    fault = telegram.faults.add(Fault("sendMessage", chat=grupp, nth=2, times=2, refuse=outage(500)))
    outcomes = []
    for chat_id in (started.id, grupp.id, started.id, grupp.id, grupp.id, grupp.id):
        try:
            await bot.send_message(chat_id, "Hej")
            outcomes.append("fram")
        except NetworkError:
            outcomes.append("fel")
    assert outcomes == ["fram", "fram", "fram", "fel", "fel", "fram"]
    assert telegram.faults.struck == [fault]


async def test_a_slow_call_is_only_slow(bot: Bot, telegram: LocalTelegram, started: User) -> None:
    telegram.faults.add(Fault("sendMessage", slow=0.2))
    begun = time.monotonic()
    await bot.send_message(started.id, "Hej")
    assert time.monotonic() - begun >= 0.2


async def test_a_call_the_bot_gave_up_on_is_done_all_the_same(
    bot: Bot, telegram: LocalTelegram, world: World, started: User
) -> None:
    telegram.faults.add(Fault("sendMessage", slow=0.2))
    with pytest.raises(TimedOut):
        await bot.send_message(started.id, "Hej", read_timeout=0.05)
    await telegram.wait(lambda: len(world.messages(started.chat)) == 2)


async def test_a_poll_can_fail_too(bot: Bot, telegram: LocalTelegram, lars: User) -> None:
    lars.starts()
    telegram.faults.add(Fault("getUpdates", drop="after"))
    with pytest.raises(NetworkError):
        await bot.get_updates()
    assert len(await bot.get_updates()) == 1


async def test_the_bot_is_busy_while_it_waits_for_an_answer(
    bot: Bot, telegram: LocalTelegram, started: User
) -> None:
    telegram.world.updates.forget_all()
    telegram.faults.add(Fault("sendMessage", slow=0.2))
    sending = asyncio.create_task(bot.send_message(started.id, "Hej"))
    await asyncio.sleep(0.1)
    assert not telegram.idle()
    await sending
    assert telegram.idle()
