"""Telegram's menu of commands: in a private chat, what the person has a use for."""

from __future__ import annotations

from bot.play.stage import Stage
from tests.chat import Chatter, enter


def menu(who: Chatter) -> list[str]:
    """The commands set for this chat alone, by the bot's last call."""
    chat = who.stage.user(who.name).id
    scoped = [
        call for call in who.stage.telegram.calls if f'"chat_id": {chat}' in str(call.params.get("scope", ""))
    ]
    return [] if scoped[-1].method == "deleteMyCommands" else _names(str(scoped[-1].params["commands"]))


def _names(commands: str) -> list[str]:
    return [part.split('"')[0] for part in commands.split('"command": "')[1:]]


async def test_the_secretary_sees_what_a_secretary_does(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    assert menu(maria) == [
        "arenden",
        "kallelse",
        "beslut",
        "inkorg",
        "protokoll",
        "register",
        "namnd",
        "integritet",
        "hjalp",
    ]


async def test_a_gruppledare_also_hands_out_links(stage: Stage) -> None:
    lars, jonas = await enter(stage, "Lars", "Jonas")
    assert "register" in menu(lars)
    assert "register" not in menu(jonas)
    assert "nytt" in menu(jonas)


async def test_whose_account_is_taken_back_has_the_usual_menu(stage: Stage) -> None:
    maria, jonas = await enter(stage, "Maria", "Jonas")
    await maria.says("/register")
    await maria.taps("✅ Jonas Thorell (M)")
    await maria.taps("Återkalla")
    assert menu(jonas) == []
