from __future__ import annotations

import pytest
from telegram import Bot
from telegram.error import BadRequest

from bot.local import Chat, User, World


async def test_a_plain_message_in_a_topic_answers_the_topics_beginning(
    bot: Bot, world: World, lars: User, forum: Chat
) -> None:
    topic = world.topic(forum, "Ärende 23")
    lars.says("/nytt", chat=forum, topic=topic)
    created, command = [update.message for update in await bot.get_updates()]
    assert created is not None
    assert created.forum_topic_created is not None
    assert created.forum_topic_created.name == "Ärende 23"
    assert command is not None
    assert command.is_topic_message
    assert command.message_thread_id == topic.id
    assert command.reply_to_message is not None
    assert command.reply_to_message.forum_topic_created is not None


async def test_what_the_bot_says_in_a_topic_stays_there(bot: Bot, world: World, forum: Chat) -> None:
    topic = world.topic(forum, "Ärende 23")
    sent = await bot.send_message(forum.id, "Ett utkast", message_thread_id=topic.id)
    assert sent.is_topic_message
    assert [message.text for message in world.messages(forum, topic)] == ["", "Ett utkast"]


async def test_a_reply_follows_what_it_answers_into_its_topic(
    bot: Bot, world: World, lars: User, forum: Chat
) -> None:
    topic = world.topic(forum, "Ärende 23")
    lars.says("/nytt", chat=forum, topic=topic)
    message = (await bot.get_updates())[-1].effective_message
    assert message is not None
    answer = await message.reply_text("Vilket ärende?", do_quote=True)
    assert answer.message_thread_id == topic.id
    assert answer.reply_to_message is not None
    assert answer.reply_to_message.text == "/nytt"


async def test_an_unknown_topic_is_not_found(bot: Bot, forum: Chat) -> None:
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(forum.id, "Hej", message_thread_id=99)


async def test_a_closed_topic_takes_no_messages(bot: Bot, world: World, eva: User, forum: Chat) -> None:
    topic = world.topic(forum, "Ärende 23")
    world.close_topic(topic)
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(forum.id, "Hej", message_thread_id=topic.id)
    with pytest.raises(PermissionError):
        eva.says("Hej", chat=forum, topic=topic)
    world.reopen_topic(topic)
    await bot.send_message(forum.id, "Hej", message_thread_id=topic.id)


async def test_only_an_administrator_makes_topics(bot: Bot, world: World, forum: Chat, grupp: Chat) -> None:
    with pytest.raises(BadRequest, match="Not enough rights to create a topic"):
        await bot.create_forum_topic(forum.id, "Ärende 24")
    with pytest.raises(BadRequest, match="The chat is not a forum"):
        await bot.create_forum_topic(grupp.id, "Ärende 24")
    world.add_bot(forum, admin=True)
    made = await bot.create_forum_topic(forum.id, "Ärende 24")
    await bot.close_forum_topic(forum.id, made.message_thread_id)
    assert forum.topics[made.message_thread_id].closed


async def test_a_topic_of_the_bots_own_does_not_open_its_ears(
    bot: Bot, world: World, eva: User, forum: Chat
) -> None:
    topic = world.topic(forum, "Ärende 23", by=world.bot)
    world.updates.forget_all()
    eva.says("Vad tycker ni?", chat=forum, topic=topic)
    assert await bot.get_updates() == ()
