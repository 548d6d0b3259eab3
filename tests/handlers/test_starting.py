"""/start and /hjalp, for each who may come; and commands as people write them."""

from __future__ import annotations

import pytest

from bot.play.stage import Stage
from drafts.errors import AlreadySigned, NothingToUndo, UnclearReply
from tests.chat import enter, open_draft
from tests.handlers.acting import Stranger, labels, satser, told


@pytest.mark.parametrize("command", ["/start", "/hjalp", "/hjälp"])
async def test_a_stranger_is_told_kindly_how_to_get_a_link(stage: Stage, command: str) -> None:
    disa = await Stranger.enters(stage)
    told_ = await disa.says(command)
    assert told_.startswith("Hej! Jag är Yrka.")
    assert "Be nämndens sekreterare eller din gruppledare" in told_


async def test_one_who_is_known_is_greeted_with_what_there_is(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    greeting = await lars.says("/start")
    assert greeting.text.startswith("Hej Lars! Du är Lars Ekdahl (C), ledamot i Västra Almhamns")
    assert "Skriv /hjalp" in greeting.text
    assert labels(greeting) == ["Nytt utkast", "Mina utkast"]
    await open_draft(lars)
    assert "Du står bakom 1 utkast. Skriv /utkast för att se det." in (await lars.says("/start")).text


async def test_the_secretary_is_offered_the_boards_own(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    assert labels(maria.last) == ["Ärenden", "Register"]
    await maria.taps("Ärenden")
    assert "Ärenden i Västra Almhamns" in maria.last.text


@pytest.mark.parametrize(
    ("name", "has", "lacks"),
    [
        ("Jonas", "/skicka", "/register"),
        ("Lars", "/register", "/namnd"),
        ("Anders", "reservation, tjänstgöring", "/namnd"),
        ("Erik", "/skicka", "reservation, tjänstgöring"),
        ("Maria", "/namnd", "/skicka"),
    ],
)
async def test_help_is_for_the_one_who_asks(stage: Stage, name: str, has: str, lacks: str) -> None:
    (who,) = await enter(stage, name)
    text = (await who.says("/hjalp")).text
    assert has in text
    assert lacks not in text


@pytest.mark.parametrize("written", ["/att{} Att nämnden avslår.", "/ATT{} Att nämnden avslår."])
async def test_a_command_may_name_the_bot(stage: Stage, written: str) -> None:
    (lars,) = await enter(stage, "Lars", group="grupp")
    await open_draft(lars)
    await lars.says(written.format(f"@{stage.telegram.world.bot.username}"))
    await lars.says(written.format("@en_annan_bot"))
    assert await satser(stage) == ["Att nämnden avslår."]


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("/ändra", "Vad vill du ändra?"),
        ("/ångra", told(NothingToUndo())),
        ("/ärenden", "Ärenden i Västra Almhamns stadsdelsnämnd"),
        ("/förhandsvisa", ""),
    ],
)
async def test_commands_are_understood_as_swedes_write_them(stage: Stage, command: str, answer: str) -> None:
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    shown = await lars.says(command)
    assert shown.text.startswith(answer)
    assert shown.text != told(UnclearReply())


async def test_an_answer_to_a_tap_is_plain_text(stage: Stage) -> None:
    """No marks and no entities, which an alert would show as they are written."""
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    await lars.says("/att Att nämnden avslår.")
    await lars.taps("Skriv under")
    assert "&" not in told(AlreadySigned())
    taps = [tap.answer.text for tap in stage.telegram.world.taps.values() if tap.answer]
    assert not [text for text in taps if "&" in text or "<" in text]
