"""What is logged while people work has no word of theirs in it, no name and no token."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest

from bot.doctoring import examine
from bot.play.stage import Stage, open_stage
from bot.readers import sandbox
from drafts.errors import BadFile
from tests.chat import drafts, enter, open_draft
from tests.handlers.acting import forges, pass_days

OWN = ("sjöbodarna", "kajen", "motivet", "hemligheten")


async def _work(stage: Stage) -> None:
    lars, johan, maria = await enter(stage, "Lars", "Johan", "Maria")
    group = lars.within("grupp")
    await open_draft(group)
    await group.says("/att Att nämnden avslår sjöbodarna vid kajen.")
    await group.says("/motivering Här är motivet.")
    await johan.within("grupp").taps("Jag är med")
    for who in (group, johan.within("grupp")):
        await who.taps("Skriv under")
    await group.taps("Lämna in")
    await group.taps("Ja, lämna in")
    await maria.taps("Mottagen")
    await lars.says("hemligheten utan sammanhang")
    await forges(lars, "item:nejnejne:hemligheten")
    await lars.says("/historik")
    await maria.says("/register")
    await pass_days(stage, 60)


async def test_a_whole_evening_leaves_no_word_and_no_name_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        async with open_stage("example", where=tmp_path) as stage:
            await _work(stage)
            assert (await drafts(stage))[0].version
            names = {word for p in stage.board.people for word in re.split(r"[ -]", p.name) if len(word) > 3}
            token, board = stage.settings.token, stage.board.name
            logging.getLogger("bot").warning("the log is heard")
    assert "the log is heard" in caplog.text
    words = (*OWN, *names, token, board)
    assert not {word for word in words if re.search(rf"\b{re.escape(word)}\b", caplog.text)}


async def test_whoever_runs_it_sees_that_there_is_a_draft_and_no_word_of_it(tmp_path: Path) -> None:
    async with open_stage("example", where=tmp_path) as stage:
        (lars,) = await enter(stage, "Lars")
        await open_draft(lars)
        await lars.says("/att Att nämnden avslår sjöbodarna vid kajen.")
        settings = stage.settings
        given = {
            "YRKA_TOKEN": settings.token,
            "YRKA_DATABASE": str(settings.database),
            "YRKA_API": settings.api,
        }
        found = "\n".join(f"{finding.what} {finding.advice}" for finding in await examine(given))
    assert "(1 av 22 är med, 1 utkast)" in found
    assert not {word for word in (*OWN, "Lars", "Ekdahl") if word in found}


def test_a_reader_that_falls_tells_where_and_not_what_it_read(caplog: pytest.LogCaptureFixture) -> None:
    said = (
        b'Traceback (most recent call last):\n  File "/app/bot/readers/docx.py", line 12, in read\n'
        b"    raise ValueError(text)\nValueError: hemligheten om kajen\n"
    )
    with pytest.raises(BadFile):
        sandbox._judged(3, b"", said)
    assert "docx.py" in caplog.text
    assert "ValueError" in caplog.text
    assert "hemligheten" not in caplog.text
    with pytest.raises(BadFile):
        sandbox._judged(-9, b"", b"")
