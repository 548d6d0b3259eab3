"""Which message a new one answers: `reply_parameters`, or the older `reply_to_message_id`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.local.errors import Unmodelled, bad_request

if TYPE_CHECKING:
    from bot.local.chats import Chat
    from bot.local.messages import Message
    from bot.local.params import Params


def find_answered(chat: Chat, params: Params) -> Message | None:
    message_id, may_miss = _read(chat, params)
    if not message_id:
        return None
    answered = chat.messages.get(message_id)
    if answered is None and not may_miss:
        raise bad_request("message to be replied not found")
    return answered


def _read(chat: Chat, params: Params) -> tuple[int, bool]:
    raw = params.data("reply_parameters", "can't parse reply parameters JSON object")
    if not raw:
        return params.number("reply_to_message_id"), params.flag("allow_sending_without_reply")
    if not isinstance(raw, dict):
        raise bad_request("can't parse ReplyParameters: expected an Object")
    if raw.get("chat_id") not in (None, chat.id):
        raise Unmodelled("replies to a message in another chat")
    if raw.get("quote"):
        raise Unmodelled("quotes of a part of a message")
    return int(raw.get("message_id", 0)), bool(raw.get("allow_sending_without_reply"))
