"""Ephemeral messages: one member sees them. A bot that runs the group may send them, or one just tapped."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest

from bot.local import Chat, LocalTelegram, Tap, User, World
from tests.bot.local.conftest import Clock
from tests.bot.local.schema import check_calls


async def whisper(bot: Bot, chat: Chat, to: User, query: str = "") -> Message:
    parameters: dict[str, Any] = {"receiver_user_id": to.id}
    if query:
        parameters["callback_query_id"] = query
    return await bot.send_message(chat.id, "Bara du", api_kwargs={"ephemeral_message_parameters": parameters})


async def tapped(bot: Bot, user: User, chat: Chat) -> Tap:
    rows = [[InlineKeyboardButton("Tryck", callback_data="x")]]
    await bot.send_message(chat.id, "Hej", reply_markup=InlineKeyboardMarkup(rows))
    return user.taps(user.world.messages(chat)[-1], "Tryck")


@pytest.fixture
def run(world: World, lars: User, eva: User) -> Chat:
    """A group that the bot runs."""
    group = world.group("Styrelsen", [lars, eva], supergroup=True)
    world.add_bot(group, admin=True)
    return group


async def test_one_sees_it_and_it_is_no_part_of_the_chat(
    bot: Bot, telegram: LocalTelegram, run: Chat, lars: User, eva: User
) -> None:
    world = telegram.world
    before = world.messages(run)
    sent = await whisper(bot, run, eva)
    assert sent.message_id == 0
    assert sent.api_kwargs["ephemeral_message_id"] == 1
    assert sent.api_kwargs["receiver_user"]["id"] == eva.id
    assert [message.text for message in world.whispers(run, eva)] == ["Bara du"]
    assert world.whispers(run, lars) == ()
    assert world.messages(run) == before
    check_calls(telegram.calls)


async def test_who_does_not_run_the_group_may_not(bot: Bot, grupp: Chat, eva: User) -> None:
    with pytest.raises(BadRequest, match=r"(?i)BOT_NOT_ADMIN"):
        await whisper(bot, grupp, eva)


async def test_nor_is_there_anything_to_whisper_in_private(bot: Bot, eva: User) -> None:
    eva.starts()
    with pytest.raises(BadRequest, match=r"(?i)BOT_NOT_ADMIN"):
        await whisper(bot, eva.chat, eva)


async def test_to_somebody_who_is_not_there_it_is_refused(bot: Bot, world: World, run: Chat) -> None:
    with pytest.raises(BadRequest, match=r"(?i)PARTICIPANT_ID_INVALID"):
        await whisper(bot, run, world.user("Nils"))


async def test_after_a_tap_anybody_may_to_whoever_tapped(
    bot: Bot, world: World, grupp: Chat, lars: User, eva: User
) -> None:
    tap = await tapped(bot, eva, grupp)
    with pytest.raises(BadRequest, match=r"(?i)BOT_NOT_ADMIN"):
        await whisper(bot, grupp, lars, tap.id)
    await whisper(bot, grupp, eva, tap.id)
    assert [message.text for message in world.whispers(grupp, eva)] == ["Bara du"]


async def test_but_not_for_long(bot: Bot, clock: Clock, grupp: Chat, eva: User) -> None:
    tap = await tapped(bot, eva, grupp)
    clock.now += 16
    with pytest.raises(BadRequest, match=r"(?i)BOT_NOT_ADMIN"):
        await whisper(bot, grupp, eva, tap.id)


async def test_and_not_when_the_tap_is_answered(bot: Bot, grupp: Chat, eva: User) -> None:
    tap = await tapped(bot, eva, grupp)
    await bot.answer_callback_query(tap.id)
    with pytest.raises(BadRequest, match=r"(?i)BOT_NOT_ADMIN"):
        await whisper(bot, grupp, eva, tap.id)


async def test_an_older_server_says_it_aloud(bot: Bot, world: World, grupp: Chat, eva: User) -> None:
    world.knows_whispers = False
    sent = await whisper(bot, grupp, eva)
    assert sent.message_id
    assert world.messages(grupp)[-1].text == "Bara du"
    assert world.whispers(grupp, eva) == ()
