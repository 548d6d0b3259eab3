from __future__ import annotations

import asyncio
import time

import pytest
from telegram import Bot
from telegram.error import Conflict, EndPointNotFound, InvalidToken

from bot.local import Chat, LocalTelegram, User, World
from tests.bot.local.conftest import Clock

DAY = 24 * 60 * 60


async def test_a_poll_is_held_until_something_happens(bot: Bot, lars: User) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.05)
    assert not poll.done()
    lars.says("Hej")
    (update,) = await poll
    assert update.message is not None


async def test_a_poll_gives_up_when_its_time_is_out(bot: Bot) -> None:
    started = time.monotonic()
    assert await bot.get_updates(timeout=1) == ()
    assert time.monotonic() - started > 0.9


async def test_what_is_not_confirmed_comes_again(bot: Bot, telegram: LocalTelegram, lars: User) -> None:
    lars.says("Ett")
    lars.says("Två")
    first = await bot.get_updates()
    assert [update.update_id for update in await bot.get_updates()] == [each.update_id for each in first]
    (rest,) = await bot.get_updates(offset=first[0].update_id + 1)
    assert rest.update_id == first[1].update_id
    assert not telegram.idle()
    await bot.get_updates(offset=rest.update_id + 1)
    assert telegram.idle()


async def test_an_update_may_come_twice_and_is_confirmed_once(
    bot: Bot, telegram: LocalTelegram, lars: User
) -> None:
    telegram.world.updates.comes = lambda _update: 2
    lars.says("Ett")
    first, second = await bot.get_updates()
    assert first.update_id == second.update_id
    assert len(await bot.get_updates(limit=1)) == 1
    await bot.get_updates(offset=first.update_id + 1)
    assert telegram.idle()


async def test_a_negative_offset_keeps_the_newest(bot: Bot, lars: User) -> None:
    for word in ("Ett", "Två", "Tre"):
        lars.says(word)
    (update,) = await bot.get_updates(offset=-1)
    assert update.message is not None
    assert update.message.text == "Tre"


async def test_no_more_than_asked_for(bot: Bot, lars: User) -> None:
    for word in ("Ett", "Två", "Tre"):
        lars.says(word)
    assert len(await bot.get_updates(limit=2)) == 2


async def test_a_second_poller_ends_the_first(bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(bot.get_updates(timeout=1))
    with pytest.raises(Conflict, match="terminated by other getUpdates request; make sure that only one bot"):
        await first
    assert await second == ()


async def test_a_poller_that_hung_up_is_no_rival(bot: Bot, lars: User) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.05)
    first.cancel()
    await asyncio.sleep(0.05)
    second = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.05)
    lars.says("Hej")
    assert len(await second) == 1


async def test_no_polling_beside_a_webhook(bot: Bot) -> None:
    await bot.set_webhook("http://127.0.0.1:9/nowhere")
    with pytest.raises(
        Conflict, match="can't use getUpdates method while webhook is active; use deleteWebhook"
    ):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_setting_a_webhook_ends_a_held_poll(bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.05)
    await bot.set_webhook("http://127.0.0.1:9/nowhere")
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await poll


async def test_only_wanted_kinds_are_kept_from_then_on(bot: Bot, lars: User) -> None:
    message = lars.says("Ett")
    await bot.get_updates(allowed_updates=["edited_message"])
    lars.edits(message, "Två")
    lars.says("Tre")
    kinds = [update.to_dict().keys() - {"update_id"} for update in await bot.get_updates()]
    assert kinds == [{"message"}, {"edited_message"}]


async def test_comings_and_goings_of_others_are_for_administrators_who_asked(
    bot: Bot, world: World, grupp: Chat
) -> None:
    world.add_bot(grupp, admin=True)
    world.user("Nils").joins(grupp)
    assert not [update for update in await bot.get_updates() if update.chat_member]
    await bot.get_updates(allowed_updates=["message", "chat_member"])
    world.user("Olle").joins(grupp)
    (update,) = [update for update in await bot.get_updates() if update.chat_member]
    assert update.chat_member is not None
    assert update.chat_member.new_chat_member.user.first_name == "Olle"


async def test_after_a_day_an_update_is_gone(bot: Bot, lars: User, clock: Clock) -> None:
    lars.says("Hej")
    clock.now += DAY
    assert await bot.get_updates() == ()


async def test_a_wrong_token_opens_nothing(telegram: LocalTelegram) -> None:
    with pytest.raises(InvalidToken):
        async with Bot("2:annan", base_url=f"{telegram.url}/bot"):
            pass


async def test_an_unknown_method_is_not_found(bot: Bot) -> None:
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("sendNothing")


async def test_the_server_listens_on_loopback_only(telegram: LocalTelegram) -> None:
    assert telegram.url.startswith("http://127.0.0.1:")


async def test_waiting_ends_with_the_event_waited_for(telegram: LocalTelegram, bot: Bot, lars: User) -> None:
    lars.starts()

    def answered() -> bool:
        return telegram.world.messages(lars.chat)[-1].sender.is_bot

    waiting = asyncio.create_task(telegram.wait(answered, timeout=5))
    await bot.send_message(lars.id, "Hej")
    assert await waiting
    with pytest.raises(TimeoutError):
        await telegram.wait(lambda: False, timeout=0.01)
