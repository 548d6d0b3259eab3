"""Who the bot is, and what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.local.errors import bad_request
from bot.local.menus import read_language
from bot.local.wire import write_user

if TYPE_CHECKING:
    from bot.local.params import Params
    from bot.local.world import World

LONGEST = {"name": 64, "description": 512, "short_description": 120}


def get_me(world: World, _: Params) -> dict[str, Any]:
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }
    return write_user(world.bot) | abilities


def set_name(world: World, params: Params) -> bool:
    return _set(world, params, "name")


def get_name(world: World, params: Params) -> dict[str, str]:
    return _get(world, params, "name")


def set_description(world: World, params: Params) -> bool:
    return _set(world, params, "description")


def get_description(world: World, params: Params) -> dict[str, str]:
    return _get(world, params, "description")


def set_short_description(world: World, params: Params) -> bool:
    return _set(world, params, "short_description")


def get_short_description(world: World, params: Params) -> dict[str, str]:
    return _get(world, params, "short_description")


def _set(world: World, params: Params, what: str) -> bool:
    language = read_language(params.text("language_code"))
    if len(params.text(what)) > LONGEST[what]:
        raise bad_request(f"bot {what.replace('_', ' ')} is too long")
    world.profile.write(what, language, params.text(what))
    return True


def _get(world: World, params: Params, what: str) -> dict[str, str]:
    return {what: world.profile.read(what, read_language(params.text("language_code")))}
