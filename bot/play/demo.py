"""The demo: the example case, played through the real bot to the secretary's hand."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from bot.local import Fault, forbidden
from bot.play import LOST
from bot.play.player import Player, at_once, documents, write_documents
from bot.play.script import SHIPPED, Act, Look, Script, Step, read_script
from bot.play.stage import Stage, open_stage
from bot.play.transcript import Transcript
from bot.store.shelf import Shelf
from drafts.stages import Stage as DraftStage

CASE = SHIPPED / "gemensamt-forslag.yaml"


READING = 0.4  # seconds an act, for somebody who watches


class NotDelivered(Exception):
    """The secretary did not get the files, or never said so."""


async def play_demo(console: Console, out: Path, fault: str = "") -> list[Path]:
    """The files the secretary received, as written into `out`; NotDelivered, or Failed, where none were.

    `fault`: one of bot.play.FAULTS.
    """
    script = read_script(CASE)
    transcript = Transcript(console, len(script.steps))
    async with open_stage(script.board) as stage:
        secretary = stage.board.secretaries[0]
        played = _without(script, secretary.first_name) if fault else script
        player = Player(stage, played, transcript.step, _read if console.is_terminal else at_once)
        stage.telegram.world.listen(transcript.hear)
        if fault == LOST:
            _lose(stage, secretary.name)
        await player.play()
        return await _received(stage, secretary.name, out)


async def _read(_number: int, step: Step) -> None:
    if isinstance(step, Act):
        await asyncio.sleep(READING)


def _without(script: Script, name: str) -> Script:
    """The case up to what this person should have done, without them: what comes after depends on it."""
    acts = [n for n, step in enumerate(script.steps) if step.who == name and not isinstance(step, Look)]
    steps = (step for step in script.steps[: acts[0]] if step.who != name)
    return replace(script, steps=tuple(steps), audience=(name,))


def _lose(stage: Stage, secretary: str) -> None:
    chat = stage.user(secretary).chat
    stage.telegram.faults.add(
        Fault("editMessageMedia", chat=chat, times=1_000_000, refuse=forbidden("bot was blocked by the user"))
    )


async def _received(stage: Stage, secretary: str, out: Path) -> list[Path]:
    files = documents(stage, stage.user(secretary))
    missing = [ending for ending in (".pdf", ".docx") if not any(name.endswith(ending) for name in files)]
    if missing:
        raise NotDelivered(f"Sekreteraren fick ingen fil som slutar på {' eller '.join(missing)}.")
    (draft,) = await Shelf(stage.database).drafts_of(stage.board.id)
    if draft.stage is not DraftStage.MOTTAGET:
        raise NotDelivered("Sekreteraren fick filerna men har inte tryckt på Mottagen.")
    return write_documents(files, out)
