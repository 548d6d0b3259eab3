"""`yrka` as somebody types it: a process of its own, in an empty folder, with no settings but those given."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE
from dataclasses import dataclass
from pathlib import Path

from bot.local import LocalTelegram


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


async def yrka(*args: str, cwd: Path, said: str = "", **settings: str) -> Ran:
    env = {"PATH": os.environ["PATH"], "COLUMNS": "200", **settings}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *args, cwd=cwd, env=env, stdin=PIPE, stdout=PIPE, stderr=PIPE
    )
    async with asyncio.timeout(60):
        out, err = await process.communicate(said.encode())
    return Ran(process.returncode or 0, out.decode(), err.decode())


def settings(telegram: LocalTelegram, folder: Path) -> dict[str, str]:
    return {
        "YRKA_TOKEN": telegram.token,
        "YRKA_API": telegram.url,
        "YRKA_DATABASE": str(folder / "yrka.db"),
    }
