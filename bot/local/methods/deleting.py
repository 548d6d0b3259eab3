"""Messages the bot takes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.local.errors import bad_request
from bot.local.methods.reaching import check_access, find_chat, find_message

if TYPE_CHECKING:
    from bot.local.messages import Message
    from bot.local.params import Params
    from bot.local.world import World

DELETABLE_SECONDS = 48 * 60 * 60


def delete_message(world: World, params: Params) -> bool:
    chat = find_chat(world, params)
    check_access(world, chat)
    message = find_message(chat, params, "delete")
    _check(world, message)
    world.remove(message)
    return True


def delete_messages(world: World, params: Params) -> bool:
    """Delete those there are; one that may not be deleted leaves them all."""
    chat = find_chat(world, params)
    check_access(world, chat)
    ids = params.data("message_ids", "can't parse message identifiers JSON object")
    there = [chat.messages[each] for each in ids or [] if each in chat.messages]
    for message in there:
        _check(world, message)
    for message in there:
        world.remove(message)
    return True


def _check(world: World, message: Message) -> None:
    chat = message.chat
    is_own = message.sender is world.bot
    is_old = world.clock() - message.at >= DELETABLE_SECONDS
    founds_topic = message.service is not None and message.service.kind == "forum_topic_created"
    if is_old or founds_topic or not (is_own or chat.is_private or chat.is_run_by(world.bot)):
        raise bad_request("message can't be deleted")
