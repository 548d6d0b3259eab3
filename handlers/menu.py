"""Telegram's own menu of commands: in a group what is done there, in private what the person may do."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from drafts.rights import Seat
from handlers.letters import Menu, Spot

TEXTS = {
    "nytt": "Börja på ett förslag",
    "utkast": "Visa kortet",
    "att": "Lägg till en att-sats",
    "motivering": "Skriv motivering",
    "andra": "Ändra, flytta eller ta bort",
    "forhandsvisa": "Se bilagan",
    "skicka": "Lämna in till sekreteraren",
    "historik": "Vem gjorde vad, och när",
    "angra": "Ta tillbaka den senaste ändringen",
    "arenden": "Dagordningen",
    "kallelse": "Sammanträden",
    "beslut": "För in ett beslut",
    "inkorg": "Det som har lämnats in",
    "protokoll": "Texter till protokollet",
    "register": "Personer och länkar",
    "namnd": "Nämndens inställningar",
    "integritet": "Dina personuppgifter",
    "hjalp": "Hjälp",
}

_SECRETARYS = (
    *("arenden", "kallelse", "beslut", "inkorg", "protokoll", "register", "namnd"),
    *("integritet", "hjalp"),
)
_POLITICIANS = tuple(
    name for name in TEXTS if name not in {"beslut", "inkorg", "protokoll", "register", "namnd"}
)


def menu_of(spot: Spot, seats: Iterable[Seat]) -> Menu:
    """What the person has a use for on any of their boards, in the order of TEXTS; nothing where on none."""
    wanted = {name for seat in seats for name in _wanted(seat)}
    return Menu(spot, tuple(name for name in TEXTS if name in wanted))


def _wanted(seat: Seat) -> tuple[str, ...]:
    if seat.person in seat.board.secretaries:
        return _SECRETARYS
    return (*_POLITICIANS, "register") if seat.person.gruppledare else _POLITICIANS


async def publish(bot: Bot) -> None:
    """What everyone sees who has no menu of their own."""
    for scope in (BotCommandScopeAllGroupChats(), BotCommandScopeAllPrivateChats()):
        await bot.set_my_commands(_commands(_POLITICIANS), scope=scope)


async def post_menu(bot: Bot, letter: Menu) -> None:
    scope = BotCommandScopeChat(letter.spot.chat)
    if letter.commands:
        await bot.set_my_commands(_commands(letter.commands), scope=scope)
    else:
        await bot.delete_my_commands(scope=scope)


def _commands(names: Iterable[str]) -> list[BotCommand]:
    return [BotCommand(name, TEXTS[name]) for name in names]
