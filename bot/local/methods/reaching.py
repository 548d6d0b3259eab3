"""Which chat, topic and message a request is about, and whether the bot may reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.local.errors import bad_request, forbidden, upgraded

if TYPE_CHECKING:
    from bot.local.chats import Chat, Topic
    from bot.local.messages import Message
    from bot.local.params import Params
    from bot.local.users import User
    from bot.local.world import World


def find_chat(world: World, params: Params) -> Chat:
    """Give the chat the bot asks about, if the bot may know of it."""
    if not params.text("chat_id"):
        raise bad_request("chat_id is empty")
    return find_chat_by_id(world, params.number("chat_id"))


def find_chat_by_id(world: World, chat_id: int) -> Chat:
    user = world.users.get(chat_id)
    if user and user is not world.bot and _knows(world, user):
        return world.private_chat(user)
    chat = world.chats.get(chat_id)
    if chat is None or chat.is_private or world.bot not in chat.statuses:
        raise bad_request("chat not found")
    return chat


def find_writable_chat(world: World, params: Params) -> Chat:
    """Give the chat the bot wants to write in, or say why it may not."""
    chat = find_chat(world, params)
    check_access(world, chat)
    if chat.person and chat.person.has_blocked_bot:
        raise forbidden("bot was blocked by the user")
    if chat.person and not chat.person.started:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


def check_access(world: World, chat: Chat) -> None:
    """Refuse a group that was upgraded, or that the bot is no longer in."""
    if chat.migrated_to:
        raise upgraded(chat.migrated_to.id)
    if chat.is_private or chat.has(world.bot):
        return
    if chat.status(world.bot) == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    raise forbidden(f"bot is not a member of the {chat.kind} chat")


def find_topic(world: World, chat: Chat, params: Params) -> Topic | None:
    thread = params.number("message_thread_id")
    if not thread:
        return None
    topic = chat.topics.get(thread)
    if topic is None:
        raise bad_request("message thread not found")
    if topic.closed and not chat.is_run_by(world.bot):
        raise bad_request("TOPIC_CLOSED")
    return topic


def find_message(chat: Chat, params: Params, purpose: str) -> Message:
    message = chat.messages.get(params.number("message_id"))
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    return message


def _knows(world: World, user: User) -> bool:
    """Tell whether the bot ever met this person: in private, or in a group both are or were in."""
    return (user.id in world.chats and user.started) or any(
        user in chat.statuses and world.bot in chat.statuses
        for chat in world.chats.values()
        if not chat.is_private
    )
