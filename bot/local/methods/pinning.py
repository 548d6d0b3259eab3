"""Pinned messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.local.errors import bad_request
from bot.local.messages import Service
from bot.local.methods.reaching import check_access, find_chat, find_message

if TYPE_CHECKING:
    from bot.local.chats import Chat
    from bot.local.params import Params
    from bot.local.world import World


def pin(world: World, params: Params) -> bool:
    chat = _find(world, params)
    message = find_message(chat, params, "pin")
    _check_rights(world, chat)
    if message.id not in chat.pinned:
        chat.pinned.append(message.id)
        world.announce(chat, world.bot, Service("pinned_message", message), message.topic)
    return True


def unpin(world: World, params: Params) -> bool:
    chat = _find(world, params)
    message_id = params.number("message_id") or max(chat.pinned, default=0)
    if message_id not in chat.pinned:
        raise bad_request("message to unpin not found")
    _check_rights(world, chat)
    chat.pinned.remove(message_id)
    return True


def unpin_all(world: World, params: Params) -> bool:
    chat = _find(world, params)
    _check_rights(world, chat)
    chat.pinned.clear()
    return True


def _find(world: World, params: Params) -> Chat:
    chat = find_chat(world, params)
    check_access(world, chat)
    return chat


def _check_rights(world: World, chat: Chat) -> None:
    """In any group a bot pins only as an administrator, whatever the members may do."""
    if not chat.is_private and not chat.is_run_by(world.bot):
        raise bad_request("not enough rights to manage pinned messages in the chat")
