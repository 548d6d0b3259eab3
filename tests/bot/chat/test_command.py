"""`yrka chat` as somebody types it."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.chat.keep import BadFolder
from bot.chat.opening import Wishes, chatting
from tests.shell import yrka


@pytest.mark.parametrize("apart", [False, True])
async def test_it_tells_where_it_is_and_ends_when_it_is_told_to(apart: bool, tmp_path: Path) -> None:
    command = (sys.executable, "-m", "bot", "chat", "--no-browser", *(["--apart"] if apart else []))
    env = {"PATH": os.environ["PATH"], "COLUMNS": "200", "PYTHONUNBUFFERED": "1"}
    process = await asyncio.create_subprocess_exec(
        *command, cwd=tmp_path, env=env, stdout=PIPE, stderr=PIPE, preexec_fn=_heed_interrupts
    )
    assert process.stdout
    async with asyncio.timeout(180):
        told = ""
        while not (address := re.search(r"http://127\.0\.0\.1:\d+/\S{20,}/", told)):
            told += (await process.stdout.readline()).decode()
        async with ClientSession() as session, session.get(address[0]) as page:
            assert "Prova Yrka" in await page.text()
        process.send_signal(signal.SIGINT)
        _, errors = await process.communicate()
    assert process.returncode == 0
    assert "Traceback" not in errors.decode()
    assert list(tmp_path.iterdir()) == []  # noqa: ASYNC240


def _heed_interrupts() -> None:
    """As a shell has it for what is typed; these tests may be run in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


async def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "chat.json").write_text("mitt eget")
    ran = await yrka("chat", "--no-browser", "--keep", str(tmp_path), cwd=tmp_path)
    assert ran.code == 2
    assert f"Mappen {tmp_path} går inte att använda" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["chat.json"]  # noqa: ASYNC240


async def test_a_folder_is_open_in_one_chat_at_a_time(tmp_path: Path) -> None:
    async with chatting(Wishes(tmp_path)):
        with pytest.raises(BadFolder, match="redan öppen i en annan yrka chat"):
            async with chatting(Wishes(tmp_path)):
                pass
