"""An update as it arrives: read, or known to be none that anybody could act on."""

from __future__ import annotations

import json
from typing import Annotated, Any, TypeGuard

import msgspec
from telegram import Bot, Update

ID_LIMIT = (1 << 53) - 1  # Telegram's ids have 52 bits, and lanes of another kind begin above

_Id = Annotated[int, msgspec.Meta(ge=-ID_LIMIT, le=ID_LIMIT)]


class UnreadableError(Exception):
    """No update, or one from another time: nothing in it can be relied on."""


class _User(msgspec.Struct):
    id: _Id
    first_name: str


class _Chat(msgspec.Struct):
    id: _Id


class _Document(msgspec.Struct):
    file_id: str
    file_name: str = ""
    file_size: int = 0


class _Message(msgspec.Struct):
    message_id: _Id
    chat: _Chat
    user: _User | None = msgspec.field(default=None, name="from")
    text: str = ""
    caption: str = ""
    message_thread_id: _Id = 0
    document: _Document | None = None
    reply_to_message: _Message | None = None
    migrate_to_chat_id: _Id = 0
    migrate_from_chat_id: _Id = 0


class _Query(msgspec.Struct):
    id: str
    user: _User = msgspec.field(name="from")
    data: str = ""
    message: _Message | None = None


class _Member(msgspec.Struct):
    status: str


class _Membership(msgspec.Struct):
    chat: _Chat
    user: _User = msgspec.field(name="from")
    new_chat_member: _Member


class _Update(msgspec.Struct):
    """What gestures rely on: python-telegram-bot takes any value for any other."""

    update_id: int
    message: _Message | None = None
    edited_message: _Message | None = None
    channel_post: _Message | None = None
    edited_channel_post: _Message | None = None
    business_message: _Message | None = None
    edited_business_message: _Message | None = None
    callback_query: _Query | None = None
    my_chat_member: _Membership | None = None


def read_update(body: str, bot: Bot) -> Update:
    """UnreadableError where it is not what Telegram says that an update is."""
    try:
        raw = _whole(body)
        msgspec.convert(raw, _Update)
        return Update.de_json(raw, bot)
    except Exception as error:  # the library raises whatever Python does on what it did not expect
        raise UnreadableError(type(error).__name__) from error


def _whole(body: str) -> Any:  # noqa: ANN401 — whatever JSON held
    """Without halves of characters, which no client sends and nothing could keep."""
    raw = json.loads(body)
    if "\\ud" not in body.casefold():
        return raw
    return json.loads(json.dumps(raw, ensure_ascii=False).encode(errors="ignore"))


def is_id(number: object) -> TypeGuard[int]:
    return isinstance(number, int) and -ID_LIMIT <= number <= ID_LIMIT
