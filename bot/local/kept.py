"""What is kept of a world, as it is written down: people, chats and messages by their ids."""

from __future__ import annotations

from typing import Any

import msgspec

from bot.local.chats import ChatKind, Status
from bot.local.entities import Entity
from bot.local.files import Kind
from bot.local.keyboards import Markup
from bot.local.menus import Scope
from bot.local.updates import Update


class KeptUser(msgspec.Struct, frozen=True):
    id: int
    first_name: str
    last_name: str | None
    username: str | None
    language_code: str | None
    started: bool
    has_blocked_bot: bool


class KeptChat(msgspec.Struct, frozen=True):
    id: int
    kind: ChatKind
    title: str
    forum: bool
    statuses: list[tuple[int, Status]]
    topics: list[tuple[int, str, bool]]
    pinned: list[int]
    migrated_to: int | None
    last_id: int


class KeptFile(msgspec.Struct, frozen=True):
    id: str
    unique_id: str
    kind: Kind
    path: str
    name: str
    mime: str


class KeptMessage(msgspec.Struct, frozen=True):
    chat: int
    id: int
    sender: int
    at: int
    text: str
    entities: tuple[Entity, ...]
    markup: Markup
    document: str | None
    photo: str | None
    reply_to: int | None
    topic: int | None
    edited: int | None
    album: str | None
    service: tuple[str, Any] | None
    protected: bool


class KeptWorld(msgspec.Struct, frozen=True):
    users: list[KeptUser]
    chats: list[KeptChat]
    files: list[KeptFile]
    messages: list[KeptMessage]
    menus: list[tuple[Scope, str, list[dict[str, str]]]]
    updates: list[Update]
    last_number: int
