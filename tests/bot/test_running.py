"""yrka run, yrka board and yrka doctor, as whoever runs the bot would meet them."""

from __future__ import annotations

import asyncio
import re
import shutil
import signal
import sqlite3
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.boards import folder
from bot.local import Fault, LocalTelegram, flood, outage
from bot.store.migrations import STEPS
from bot.styles.folder import SHIPPED
from tests.bot.test_settings import TOKEN
from tests.shell import Ran, settings, yrka

EXAMPLE = Path(folder.__file__).parent / "example"
KEY = TOKEN.partition(":")[2]


@pytest.fixture
async def telegram() -> AsyncIterator[LocalTelegram]:
    async with LocalTelegram(token=TOKEN) as opened:
        yield opened


@asynccontextmanager
async def served(telegram: LocalTelegram, cwd: Path, *args: str) -> AsyncIterator[Process]:
    """`yrka run`, with its log in a file; it must have ended well by itself when the block is left."""
    with (cwd / "log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "run",
            *args,
            cwd=cwd,
            stdout=log,
            stderr=log,
            env=settings(telegram, cwd),
        )
    try:
        yield process
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(20):
            assert await process.wait() == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_the_token_is_in_no_line_of_the_log(telegram: LocalTelegram, tmp_path: Path) -> None:
    """Not at its most talkative, not in what goes wrong."""
    for method in ("getMe", "getUpdates", "sendMessage", "setMyCommands"):
        telegram.faults.add(Fault(method, drop="before"))
        telegram.faults.add(Fault(method, nth=2, refuse=outage(502)))
    telegram.faults.add(Fault("sendMessage", nth=3, refuse=flood(retry_after=1)))
    telegram.world.updates.put("message", {"message_id": "ett", "chat": {"id": 5}}, "line")
    lars = telegram.world.user("Lars")
    async with served(telegram, tmp_path, "-v"):
        lars.starts()
        await telegram.wait(lambda: any(m.sender.is_bot for m in telegram.world.messages(lars.chat)), 30)
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert "Yrka svarar som @yrka_lokal_bot" in log
    assert "DEBUG" in log
    assert "Traceback" in log
    assert KEY not in log


async def test_a_token_nobody_knows_is_said_so_without_showing_it(
    telegram: LocalTelegram, tmp_path: Path
) -> None:
    wrong = "999:BBBdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
    for command in ("run", "doctor"):
        ran = await yrka(command, cwd=tmp_path, **settings(telegram, tmp_path) | {"YRKA_TOKEN": wrong})
        assert ran.code in {1, 2}
        assert "Telegram känner inte igen YRKA_TOKEN" in ran.out + ran.err
        assert wrong.partition(":")[2] not in ran.out + ran.err
        assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", ["run", "board", "doctor"])
async def test_half_a_configuration_is_refused(command: str, tmp_path: Path) -> None:
    args = ("board", "example") if command == "board" else (command,)
    ran = await yrka(*args, cwd=tmp_path, YRKA_WEBHOOK_URL="https://x.example.se/y")
    assert ran.code == (1 if command == "doctor" else 2)
    for missing in ("YRKA_TOKEN saknas", "YRKA_WEBHOOK_SECRET saknas"):
        assert missing in ran.out + ran.err
    assert not (tmp_path / "yrka.db").exists()


@pytest.mark.parametrize("command", ["run", "doctor"])
async def test_a_house_style_with_faults_is_told_at_once(
    command: str, telegram: LocalTelegram, tmp_path: Path
) -> None:
    own = tmp_path / "stilar" / "egen"
    shutil.copytree(SHIPPED / "enkel", own)
    (own / "beslut.j2").write_text("Ett\n{{ okänt }}\n", encoding="utf-8")
    given = settings(telegram, tmp_path) | {"YRKA_STYLES": "stilar"}
    ran = await yrka(command, cwd=tmp_path, **given)
    assert ran.code == (1 if command == "doctor" else 2)
    assert "egen/beslut.j2, rad 2" in ran.out + ran.err
    assert "Traceback" not in ran.err


async def test_a_board_is_put_in_and_its_secretary_gets_a_link_that_opens(
    telegram: LocalTelegram, tmp_path: Path
) -> None:
    given = settings(telegram, tmp_path)
    ran = await yrka("board", "example", cwd=tmp_path, **given)
    assert (ran.code, ran.err) == (0, "")
    assert "Västra Almhamns stadsdelsnämnd: 22 personer, 3 ärenden." in ran.out
    maria = telegram.world.user("Maria")
    async with served(telegram, tmp_path):
        maria.opens(_link(ran))
        await telegram.wait(
            lambda: any("sekreterare" in m.text for m in telegram.world.messages(maria.chat)), 30
        )
    again = await yrka("board", "example", cwd=tmp_path, **given)
    assert again.code == 0
    assert "t.me" not in again.out


def _link(ran: Ran) -> str:
    found = re.search(r"https://t\.me/\S+", ran.out)
    assert found
    return found[0]


async def test_a_board_with_faults_is_kept_only_when_somebody_says_so(
    telegram: LocalTelegram, tmp_path: Path
) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "namnden")
    with (tmp_path / "namnden" / "register.csv").open("a", encoding="utf-8") as register:
        register.write("Nils Nord,C,kassör,,\n")
    given = settings(telegram, tmp_path)
    refused = await yrka("board", "./namnden", cwd=tmp_path, said="nej\n", **given)
    assert refused.code == 1
    assert "rollen ”kassör” finns inte" in refused.err
    assert "t.me" not in refused.out
    kept = await yrka("board", "./namnden", cwd=tmp_path, said="j\n", **given)
    assert kept.code == 0
    assert "22 personer" in kept.out


async def test_nobody_there_to_ask_is_no(telegram: LocalTelegram, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "namnden")
    with (tmp_path / "namnden" / "register.csv").open("a", encoding="utf-8") as register:
        register.write("Nils Nord,C,kassör,,\n")
    ran = await yrka("board", "./namnden", cwd=tmp_path, **settings(telegram, tmp_path))
    assert ran.code == 1
    assert "Traceback" not in ran.err


async def test_a_folder_that_is_not_there_is_told(telegram: LocalTelegram, tmp_path: Path) -> None:
    ran = await yrka("board", "./borta", cwd=tmp_path, **settings(telegram, tmp_path))
    assert ran.code == 2
    assert "borta" in ran.err
    assert "Traceback" not in ran.err


async def test_the_doctor_finds_all_well(telegram: LocalTelegram, tmp_path: Path) -> None:
    given = settings(telegram, tmp_path)
    await yrka("board", "example", cwd=tmp_path, **given)
    ran = await yrka("doctor", cwd=tmp_path, **given)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("✓") == 5
    assert "Husstilarna är hela: " in ran.out
    assert "Boten heter @yrka_lokal_bot" in ran.out
    assert KEY not in ran.out


async def test_the_doctor_reads_what_is_encrypted_with_its_key_and_says_so_without(
    telegram: LocalTelegram, tmp_path: Path
) -> None:
    given = settings(telegram, tmp_path)
    await yrka("board", "example", cwd=tmp_path, **given)
    key = (await yrka("key", cwd=tmp_path)).out.strip()
    assert (await yrka("seal", cwd=tmp_path, **given, YRKA_KEY=key)).code == 0
    ran = await yrka("doctor", cwd=tmp_path, **given, YRKA_KEY=key)
    assert (ran.code, ran.err) == (0, "")
    assert key not in ran.out
    without = await yrka("doctor", cwd=tmp_path, **given)
    assert without.code == 1
    assert "YRKA_KEY saknas" in without.out
    assert "Traceback" not in without.err


async def test_the_doctor_says_what_to_do(telegram: LocalTelegram, tmp_path: Path) -> None:
    given = settings(telegram, tmp_path)
    empty = await yrka("doctor", cwd=tmp_path, **given)
    assert empty.code == 1
    assert "yrka board" in empty.out
    away = await yrka("doctor", cwd=tmp_path, **given | {"YRKA_API": "http://127.0.0.1:9"})
    assert away.code == 1
    assert "Telegram svarar inte" in away.out


async def test_a_damaged_database_is_told_of(telegram: LocalTelegram, tmp_path: Path) -> None:
    (tmp_path / "yrka.db").write_bytes(b"not a database at all, but long enough to be read" * 100)
    given = settings(telegram, tmp_path)
    for args in (("doctor",), ("run",), ("board", "example")):
        ran = await yrka(*args, cwd=tmp_path, **given)
        assert ran.code != 0
        assert str(tmp_path / "yrka.db") in ran.out + ran.err
        assert ("Inget i den går att rädda." in ran.out + ran.err) == (args[0] != "board")
        assert "Traceback" not in ran.err


async def test_a_database_of_a_later_yrka_is_left_alone(telegram: LocalTelegram, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "yrka.db") as later:
        later.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    later.close()
    ran = await yrka("run", cwd=tmp_path, **settings(telegram, tmp_path))
    assert ran.code == 2
    assert "nyare version av Yrka" in ran.err
