"""Every scenario that ships, played once a run, with all that was said over the wire."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.local.calls import Call
from bot.play.player import Player, documents
from bot.play.script import SHIPPED, read_script
from bot.play.stage import open_stage

SCENARIOS = sorted(path.name for path in SHIPPED.glob("*.yaml"))


@dataclass(frozen=True)
class Played:
    """`files`: what each person was sent, as (name, bytes)."""

    calls: tuple[Call, ...]
    files: tuple[tuple[str, bytes], ...]
    errors: tuple[str, ...]


@cache
def played(scenario: str) -> Played:
    return asyncio.run(_play(SHIPPED / scenario))


async def _play(path: Path) -> Played:
    script = read_script(path)
    async with open_stage(script.board) as stage:
        await Player(stage, script).play()
        files = [file for user in stage.users.values() for file in documents(stage, user).items()]
        errors = await stage.database.rows("SELECT error FROM done WHERE error != ''")
        return Played(tuple(stage.telegram.calls), tuple(files), tuple(row[0] for row in errors))


def delivered(ending: str) -> list[bytes]:
    """The files of this kind that the scenarios' people were sent."""
    return [body for name in SCENARIOS for file, body in played(name).files if file.endswith(ending)]
