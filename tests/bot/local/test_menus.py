from __future__ import annotations

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    MenuButtonCommands,
)
from telegram.error import BadRequest

from bot.local import User, World

NEW = BotCommand("nytt", "Börja ett förslag")


async def test_each_scope_and_language_has_its_own_list(bot: Bot, lars: User) -> None:
    lars.starts()
    await bot.set_my_commands([NEW])
    await bot.set_my_commands([("help", "Get help")], language_code="en")
    await bot.set_my_commands([("utkast", "Visa")], scope=BotCommandScopeAllGroupChats())
    await bot.set_my_commands([("beslut", "Skriv in")], scope=BotCommandScopeChat(lars.id))
    assert await bot.get_my_commands() == (NEW,)
    assert (await bot.get_my_commands(language_code="en"))[0].command == "help"
    assert (await bot.get_my_commands(scope=BotCommandScopeAllGroupChats()))[0].command == "utkast"
    assert (await bot.get_my_commands(scope=BotCommandScopeChat(lars.id)))[0].command == "beslut"
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()


async def test_a_menu_for_a_stranger_is_refused(bot: Bot, lars: User) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_my_commands([NEW], scope=BotCommandScopeChat(lars.id))


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("", "Visa"), "Command must be non-empty"),
        (("utkast", " "), "Command description must be non-empty"),
        (("u" * 33, "Visa"), "Command length must not exceed 32"),
        (("utkast", "v" * 257), "Command description length must not exceed 256"),
        (("förslag", "Visa"), "Bot_command_invalid"),
    ],
)
async def test_a_bad_command_is_refused(bot: Bot, command: tuple[str, str], words: str) -> None:
    with pytest.raises(BadRequest, match=words):
        await bot.set_my_commands([command])


async def test_a_profile_is_kept_by_language(bot: Bot) -> None:
    await bot.set_my_name("Yrka")
    await bot.set_my_description("Skriv förslag tillsammans")
    await bot.set_my_description("Write proposals together", language_code="en")
    await bot.set_my_short_description("Yrkanden")
    assert (await bot.get_my_name()).name == "Yrka"
    assert (await bot.get_my_description("en")).description == "Write proposals together"
    assert (await bot.get_my_description("de")).description == "Skriv förslag tillsammans"
    assert (await bot.get_my_short_description()).short_description == "Yrkanden"
    with pytest.raises(BadRequest, match="Invalid language code specified"):
        await bot.set_my_description("x", language_code="svenska")


async def test_a_menu_button_is_kept(bot: Bot, lars: User) -> None:
    lars.starts()
    await bot.set_chat_menu_button(lars.id, MenuButtonCommands())
    assert await bot.get_chat_menu_button(lars.id) == MenuButtonCommands()


def test_a_client_lists_the_closest_scopes_commands_in_its_language(world: World, lars: User) -> None:
    menus, group = world.menus, world.group("Mitten", [lars])

    def named(name: str) -> list[dict[str, str]]:
        return [{"command": name, "description": name}]

    menus.lists[("default", 0, 0), ""] = named("alla")
    menus.lists[("all_private_chats", 0, 0), ""] = named("privat")
    menus.lists[("all_private_chats", 0, 0), "sv"] = named("svenska")
    assert menus.shown(group, "sv") == named("alla")
    assert menus.shown(lars.chat, "fi") == named("privat")
    assert menus.shown(lars.chat, "sv") == named("svenska")
    menus.lists[("chat", lars.chat.id, 0), ""] = named("egen")
    assert menus.shown(lars.chat, "sv") == named("egen")
