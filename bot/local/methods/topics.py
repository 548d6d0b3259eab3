"""Forum topics the bot makes and closes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.local.errors import bad_request
from bot.local.messages import Service
from bot.local.methods.reaching import check_access, find_chat
from bot.local.wire import write_topic

if TYPE_CHECKING:
    from bot.local.chats import Chat, Topic
    from bot.local.params import Params
    from bot.local.world import World

LONGEST_NAME = 128


def create(world: World, params: Params) -> dict[str, Any]:
    chat = _find_forum(world, params, "create a topic")
    name = params.text("name").strip()[:LONGEST_NAME]
    if not name:
        raise bad_request("topic name must be non-empty")
    return write_topic(world.topic(chat, name, by=world.bot))


def edit(world: World, params: Params) -> bool:
    topic = _find(world, params)
    name = params.text("name").strip()[:LONGEST_NAME]
    if name and name != topic.name:
        topic.name = name
        world.announce(topic.chat, world.bot, Service("forum_topic_edited", {"name": name}), topic)
    return True


def close(world: World, params: Params) -> bool:
    topic = _find(world, params)
    if topic.closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    world.close_topic(topic, by=world.bot)
    return True


def reopen(world: World, params: Params) -> bool:
    topic = _find(world, params)
    if not topic.closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    world.reopen_topic(topic, by=world.bot)
    return True


def _find(world: World, params: Params) -> Topic:
    chat = _find_forum(world, params, "manage topics")
    topic = chat.topics.get(params.number("message_thread_id"))
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    return topic


def _find_forum(world: World, params: Params, purpose: str) -> Chat:
    chat = find_chat(world, params)
    check_access(world, chat)
    if not chat.forum:
        raise bad_request("the chat is not a forum")
    if not chat.is_run_by(world.bot):
        raise bad_request(f"not enough rights to {purpose}")
    return chat
