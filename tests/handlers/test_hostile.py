"""Words that look like markup: whatever people write is shown as they wrote it, and Telegram takes it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.play.player import documents
from bot.play.stage import Stage, open_stage
from tests.chat import Chatter, enter
from tests.handlers.acting import check_peace, label

NASTY = '<b>&"\'</b> <script>&lt;a href="x">&amp; {{ fact }} {% if %}'


@pytest.fixture
async def nasty(tmp_path: Path) -> AsyncIterator[Stage]:
    """A board whose name, people and ärenden are full of what Telegram's HTML is made of."""
    folder = tmp_path / "namnd"
    folder.mkdir()
    (folder / "namnd.yaml").write_text(f"namn: {NASTY!r}\n".replace("\\'", "''"), encoding="utf-8")
    register = [
        "namn;parti;roll;e-post;gruppledare",
        "Lars O'Ek & Co;A&B;ledamot;;ja",
        "Jon Ek;A&B;ersättare;;",
    ]
    register += ["Erik Å'Berg;C&D;ersättare;;", "Maria & Kjell;;sekreterare;;"]
    (folder / "register.csv").write_text("\n".join(register), encoding="utf-8")
    lines = ["- ärende: 23", f"  titel: |\n    {NASTY}", f"  diarienummer: |\n    {NASTY[:40]}"]
    lines += [f"  förslag: |\n    {NASTY}"]
    (folder / "arenden.yaml").write_text("\n".join(lines), encoding="utf-8")
    async with open_stage(str(folder)) as stage:
        yield stage
        await stage.settle()
        check_peace(stage)


async def test_a_whole_evening_in_nasty_words(nasty: Stage) -> None:
    lars, erik, maria = await enter(nasty, "Lars", "Erik", "Maria")
    for command in ("/start", "/arenden", "/hjalp", "/register"):
        await lars.says(command)
    group, eriks = lars.within("grupp"), erik.within("grupp")
    await group.says("/nytt")
    await group.taps("Ärende 23")
    await group.taps("Gemensamt förslag")
    await group.says(f"/att Att nämnden {NASTY}")
    await group.says(f"/att 1. Att {NASTY}\n2. Att {NASTY}")
    await lars.says("/utkast")
    await lars.says(f"/motivering Rubrik {NASTY[:30]}\n\n## {NASTY}\n{NASTY}")
    await eriks.taps("Jag är med")
    await _edit(group, eriks)
    await group.says("/historik")
    for who in (group, eriks):
        await who.taps("Skriv under")
    await group.says(f"/att Att också {NASTY}")
    await lars.taps("Skriv under igen")
    await erik.taps("Skriv under igen")
    await _send(lars, maria)
    assert f"”{NASTY}”" in lars.message("begär rättelse").text
    assert len(documents(nasty, nasty.user("Maria"))) == 2


async def _edit(group: Chatter, eriks: Chatter) -> None:
    await eriks.replies("Att-sats 1 är tillagd", f"Att {NASTY} nämnden")
    await group.taps("Anta")
    await eriks.replies("antog", f"Att nej {NASTY}")
    await group.taps("Ångra", group.message("föreslagen lydelse"))
    await group.says("/andra")
    await group.taps(label(group.last, "3. "))
    await group.taps("Flytta upp")
    await group.taps("Ta bort")
    await group.says("/angra")
    await eriks.replies("Bakom förslaget", NASTY)
    await eriks.taps("Motivering")


async def _send(lars: Chatter, maria: Chatter) -> None:
    await lars.taps(label(lars.message("Bakom förslaget"), "Förhandsvisa"))
    await lars.says("/skicka")
    await lars.taps("Ja, lämna in")
    await maria.taps("Begär rättelse")
    await maria.says(NASTY)
    await lars.taps("Mer")
    await lars.taps("Ta tillbaka förslaget")
    await lars.taps("Ja, ta tillbaka")


async def test_the_secretarys_side_in_nasty_words(nasty: Stage) -> None:
    (maria,) = await enter(nasty, "Maria")
    for command in ("/namnd", "/register", "/hjalp", "/start"):
        await maria.says(command)
    await maria.says("/arenden")
    await maria.taps("Nytt ärende")
    for answer in (NASTY, "23", NASTY * 9, NASTY, NASTY[:90], NASTY[:90], NASTY):
        await maria.says(answer)
    assert f"finns nu på dagordningen: {NASTY}" in maria.last.text
    await maria.says("/register")
    await maria.taps(label(maria.last, "▫️ Erik"))
    await maria.taps("Skapa länk")
    await maria.taps("Återkalla")
    tapped = [tap for tap in nasty.telegram.world.taps.values() if tap.answer and tap.answer.text]
    assert tapped[-1].answer
    assert tapped[-1].answer.text == "Erik Å'Bergs länkar och konto gäller inte längre."
    await maria.says("/register")
    await maria.taps("Ladda upp register")
    faulty = f"namn;parti;roll\nMaria & Kjell;;sekreterare\n{NASTY};S;ledamot\nEva;{NASTY};{NASTY}\n"
    nasty.user("Maria").sends(faulty.encode(), name="register.csv")
    await nasty.settle()
    assert "Rad 3: " in maria.last.text
