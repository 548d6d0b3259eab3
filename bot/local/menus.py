"""The bot's command menus: one list of commands for each scope and language."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.local.errors import bad_request

if TYPE_CHECKING:
    from bot.local.chats import Chat

Scope = tuple[str, int, int]

SIMPLE_SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
LONGEST_COMMAND = 32
LONGEST_DESCRIPTION = 256
MOST_COMMANDS = 100


@dataclass(slots=True)
class Menus:
    lists: dict[tuple[Scope, str], list[dict[str, str]]] = field(default_factory=dict)
    buttons: dict[int, dict[str, Any]] = field(default_factory=dict)

    def shown(self, chat: Chat, language: str) -> list[dict[str, str]]:
        """What a client lists there: the closest scope's commands, in its language where there are any."""
        everywhere = "all_private_chats" if chat.is_private else "all_group_chats"
        scopes: list[Scope] = [("chat", chat.id, 0), (everywhere, 0, 0), ("default", 0, 0)]
        found = (self.lists.get((scope, spoken)) for scope in scopes for spoken in (language, ""))
        return next((commands for commands in found if commands), [])


def read_scope(raw: object) -> Scope:
    if isinstance(raw, str) and raw:
        try:
            raw = json.loads(raw)
        except ValueError:
            raise bad_request("can't parse BotCommandScope JSON object") from None
    if not raw:
        return ("default", 0, 0)
    if not isinstance(raw, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = raw.get("type")
    if kind in SIMPLE_SCOPES:
        return (kind, 0, 0)
    if kind not in {"chat", "chat_administrators", "chat_member"}:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    return (kind, int(raw.get("chat_id") or 0), int(raw.get("user_id") or 0))


def read_language(raw: str) -> str:
    if raw and not re.fullmatch("[a-z]{2}", raw):
        raise bad_request("invalid language code specified")
    return raw


def read_commands(raw: object) -> list[dict[str, str]]:
    commands = json.loads(raw) if isinstance(raw, str) else raw
    if not isinstance(commands, list):
        raise bad_request(
            "can't parse commands JSON array" if isinstance(raw, str) else "expected an Array of BotCommand"
        )
    if len(commands) > MOST_COMMANDS:
        raise bad_request("too many commands specified")
    return [_read_command(command) for command in commands]


def _read_command(raw: dict[str, str]) -> dict[str, str]:
    command = raw.get("command", "").strip().removeprefix("/")
    description = raw.get("description", "").strip()
    if not command:
        raise bad_request("command must be non-empty")
    if len(command) > LONGEST_COMMAND:
        raise bad_request("command length must not exceed 32")
    if not re.fullmatch("[a-z0-9_]+", command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > LONGEST_DESCRIPTION:
        raise bad_request("command description length must not exceed 256")
    return {"command": command, "description": description}
