"""The bot's command menus and its menu button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.local.menus import read_commands, read_language, read_scope
from bot.local.methods.reaching import find_chat_by_id

if TYPE_CHECKING:
    from bot.local.menus import Scope
    from bot.local.params import Params
    from bot.local.world import World


def set_commands(world: World, params: Params) -> bool:
    key = _read_key(world, params)
    world.menus.lists[key] = read_commands(params.values.get("commands"))
    return True


def get_commands(world: World, params: Params) -> list[dict[str, str]]:
    return world.menus.lists.get(_read_key(world, params), [])


def delete_commands(world: World, params: Params) -> bool:
    world.menus.lists.pop(_read_key(world, params), None)
    return True


def set_button(world: World, params: Params) -> bool:
    button = params.data("menu_button", "can't parse menu button JSON object") or {"type": "default"}
    world.menus.buttons[params.number("chat_id")] = button
    return True


def get_button(world: World, params: Params) -> dict[str, Any]:
    buttons = world.menus.buttons
    return buttons.get(params.number("chat_id")) or buttons.get(0) or {"type": "commands"}


def _read_key(world: World, params: Params) -> tuple[Scope, str]:
    scope = read_scope(params.values.get("scope"))
    language = read_language(params.text("language_code"))
    if scope[1]:
        find_chat_by_id(world, scope[1])
    return scope, language
