"""Ephemeral messages: one member sees it in the group, and it is no part of the chat's history.

A bot that runs the group may send one to any member at any time; another only within seconds of the member's
tap, and before it has answered that. Buttons on them, and editing them, are not modelled.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.local.errors import Unmodelled, bad_request
from bot.local.wire import write_message

if TYPE_CHECKING:
    from bot.local.messages import Message
    from bot.local.params import Params
    from bot.local.users import User
    from bot.local.world import World

SECONDS_AFTER_A_TAP = 15


def is_whisper(world: World, params: Params) -> bool:
    """A server of before Bot API 10.2 does not know the parameter, and so sends an ordinary message."""
    return world.knows_whispers and bool(params.values.get("ephemeral_message_parameters"))


def whisper(world: World, params: Params, message: Message) -> dict[str, Any]:
    raw = params.data("ephemeral_message_parameters", "can't parse ephemeral message parameters JSON object")
    if not isinstance(raw, dict):
        raise bad_request("can't parse EphemeralMessageParameters: expected an Object")
    if message.markup.buttons or message.markup.forbids_editing or raw.get("replace_callback_query_message"):
        raise Unmodelled("ephemeral messages with buttons, or in place of others")
    receiver = world.users.get(int(raw.get("receiver_user_id", 0)))
    if message.chat.is_private or not _may(world, message, receiver, str(raw.get("callback_query_id", ""))):
        raise bad_request("BOT_NOT_ADMIN")
    if receiver is None or not message.chat.has(receiver):
        raise bad_request("PARTICIPANT_ID_INVALID")
    return write_message(world.whisper(replace(message, receiver=receiver)), world.users)


def _may(world: World, message: Message, receiver: User | None, query: str) -> bool:
    tap = world.taps.get(query)
    if tap is None:
        return message.chat.is_run_by(world.bot)
    is_theirs = tap.user is receiver and tap.message.chat is message.chat and tap.answer is None
    return is_theirs and world.clock() - tap.at <= SECONDS_AFTER_A_TAP
