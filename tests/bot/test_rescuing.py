"""yrka run, doctor, rescue and restore on a damaged database, as whoever runs the bot would meet them."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot import rescuing, restoring
from bot.local import LocalTelegram
from bot.play.stage import open_stage
from bot.settings import Settings
from bot.store import looking
from bot.store.database import DamagedDatabaseError, Database
from bot.store.salvage import salvage
from bot.store.sealing import new_key, use_keys
from tests.bot.damaging import DRAFTS, PAGE, blot, everything, index_pages, logs, page_of, write_much
from tests.bot.test_settings import TOKEN
from tests.chat import drafts, enter, open_draft
from tests.shell import settings, yrka


@pytest.fixture(scope="module")
def much(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("much") / "yrka.db"
    asyncio.run(write_much(path))
    return path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to run commands in, with settings that name yrka.db."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YRKA_TOKEN", TOKEN)
    monkeypatch.setenv("YRKA_DATABASE", "yrka.db")
    return tmp_path


def _blotted(whole: Path, words: bytes, there: Path) -> bytes:
    """With the page gone on which these words stand."""
    body = whole.read_bytes()
    body = blot(body, [body.index(words) // PAGE])
    there.write_bytes(body)
    return body


def _damaged(much: Path, there: Path) -> bytes:
    """The page with one draft's tenth change is gone."""
    body = blot(much.read_bytes(), [page_of("utkast4", 10, much)])
    there.write_bytes(body)
    return body


async def test_a_damaged_database_is_told_of_at_start_and_left_as_it_is(much: Path, tmp_path: Path) -> None:
    body = _damaged(much, tmp_path / "yrka.db")
    async with LocalTelegram(token=TOKEN) as telegram:
        ran = await yrka("run", cwd=tmp_path, **settings(telegram, tmp_path))
    assert ran.code == 2
    assert (tmp_path / "yrka.db").read_bytes() == body
    assert f"{tmp_path / 'yrka.db'} är skadad: " in ran.err
    assert f"Det går att rädda 1 nämnd, {DRAFTS - 1} utkast, " in ran.err
    assert "\n  Ärende 23, " in ran.err
    assert "utkast utkast4: 9 av minst 25 ändringar, den sista 20" in ran.err
    assert "yrka restore KOPIA" in ran.err
    assert "yrka rescue FIL" in ran.err
    assert "Traceback" not in ran.err


async def test_what_is_told_of_a_draft_is_neither_its_text_nor_its_authors(much: Path, here: Path) -> None:
    _damaged(much, here / "yrka.db")
    telling = "\n".join(rescuing.account(Settings(TOKEN), await _found(here / "yrka.db")))
    async with Database.open(much) as database:
        people = [row[0] for row in await database.rows("SELECT DISTINCT by FROM log WHERE by <> ''")]
    assert people
    assert "Att " not in telling
    assert not [person for person in people if f" {person}" in telling]


async def _found(file: Path) -> DamagedDatabaseError:
    with pytest.raises(DamagedDatabaseError) as found:
        async with Database.open(file):
            pass
    return found.value


HARMS: dict[str, Callable[[bytes], bytes]] = {
    "header": lambda whole: b"\xa5" * 100 + whole[100:],
    "cut": lambda whole: whole[: len(whole) // 2],
    "indexes": lambda whole: blot(whole, index_pages(whole)),
}


@pytest.mark.parametrize("harm", HARMS)
def test_damage_is_found_before_the_file_is_opened_to_be_written(
    harm: str, much: Path, tmp_path: Path
) -> None:
    body = HARMS[harm](much.read_bytes())
    (tmp_path / "yrka.db").write_bytes(body)
    asyncio.run(_found(tmp_path / "yrka.db"))
    assert (tmp_path / "yrka.db").read_bytes() == body


async def test_a_log_that_is_left_of_a_file_is_not_thrown_away(tmp_path: Path) -> None:
    async with Database.open(tmp_path / "live.db") as database:
        await database.write([("INSERT INTO done (update_id) VALUES (?)", (7,))])
        shutil.copy(tmp_path / "live.db-wal", tmp_path / "yrka.db-wal")
    for _time in range(2):
        await _found(tmp_path / "yrka.db")
    salvage(tmp_path / "yrka.db", tmp_path / "new.db")
    assert everything(tmp_path / "new.db")["done"] == [(7, "")]


async def test_a_look_that_takes_too_long_is_broken_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is looked at last is wrong, and it takes a while to come there."""
    with closing(sqlite3.connect(tmp_path / "yrka.db")) as db, db:
        db.execute("CREATE TABLE wrong (x)")
        db.execute("CREATE TABLE slow (x, y AS (hex(zeroblob(1000000 + x))) NOT NULL)")
        db.execute("INSERT INTO wrong VALUES (NULL)")
        db.executemany("INSERT INTO slow VALUES (?)", [(n,) for n in range(100)])
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_master SET sql = 'CREATE TABLE wrong (x NOT NULL)' WHERE name = 'wrong'")
    monkeypatch.setattr(looking, "GLANCE", 60)
    with pytest.raises(DamagedDatabaseError):
        await looking.look_at(tmp_path / "yrka.db")
    monkeypatch.setattr(looking, "GLANCE", 0.05)
    await looking.look_at(tmp_path / "yrka.db")


async def test_what_is_rescued_and_put_in_goes_on(
    much: Path, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = _damaged(much, here / "yrka.db")
    assert await asyncio.to_thread(rescuing.rescue, Path("raddad.db")) == 0
    told = capsys.readouterr().out
    assert "utkast utkast4: 9 av minst 25 ändringar" in told
    assert (here / "yrka.db").read_bytes() == body
    assert (here / "raddad.db").stat().st_mode & 0o777 == 0o600
    assert await asyncio.to_thread(rescuing.rescue, Path("raddad.db")) == 2
    rescued = logs(here / "raddad.db")
    assert await asyncio.to_thread(lambda: restoring.restore(Path("raddad.db"), sure=True)) == 0
    assert logs(here / "yrka.db") == rescued
    assert body in {file.read_bytes() for file in here.glob("fore-aterstallning-*")}  # noqa: ASYNC240 — a small folder
    async with open_stage("example", where=here) as stage:
        (lars,) = await enter(stage, "Lars", group="grupp")
        await open_draft(lars)
        await lars.says("/att Att bygga.")
        assert len(await drafts(stage)) == DRAFTS
        assert [sats.text for sats in (await drafts(stage))[-1].text.satser] == ["Att bygga."]
        assert lars.sees("Att bygga.")


def test_nothing_is_put_in_the_place_of_a_damaged_one_that_nobody_agreed_to(much: Path, here: Path) -> None:
    body = _damaged(much, here / "yrka.db")
    shutil.copy(much, here / "kopia.db")
    assert restoring.restore(Path("kopia.db"), lambda _question: "nej") == 2
    assert (here / "yrka.db").read_bytes() == body
    assert sorted(file.name for file in here.glob("*.db")) == ["kopia.db", "yrka.db"]


async def test_a_board_that_is_lost_is_put_in_again_and_has_its_drafts(
    much: Path, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with Database.open(much) as database:
        ((at,),) = await database.rows("SELECT at FROM log WHERE stream = 'example' AND seq = 1")
    _blotted(much, b"example" + at.encode(), here / "yrka.db")
    assert await asyncio.to_thread(rescuing.rescue, Path("raddad.db")) == 0
    told = capsys.readouterr().out
    assert "nämnden example" in told
    assert "yrka board MAPP" in told
    shutil.copy("raddad.db", "yrka.db")
    async with open_stage("example", where=here) as stage:  # which puts the board in
        there = await drafts(stage)
        assert {draft.id for draft in there} <= logs(much).keys()
        (lars,) = await enter(stage, "Lars", group="grupp")
        await open_draft(lars)
        assert len(await drafts(stage)) == len(there) + 1


def test_what_is_sealed_is_rescued_with_its_key_alone(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    key = new_key()
    monkeypatch.setenv("YRKA_KEY", key)
    use_keys([key])
    asyncio.run(write_much(here / "sealed.db"))
    (here / "yrka.db").write_bytes(
        blot((here / "sealed.db").read_bytes(), index_pages((here / "sealed.db").read_bytes()))
    )
    monkeypatch.setenv("YRKA_KEY", new_key())
    assert rescuing.rescue(Path("raddad.db")) == 2
    assert "annan nyckel" in capsys.readouterr().err
    assert not Path("raddad.db").exists()
    monkeypatch.setenv("YRKA_KEY", key)
    assert rescuing.rescue(Path("raddad.db")) == 0
    assert everything(here / "raddad.db") == everything(here / "sealed.db")
    use_keys([])


@pytest.mark.parametrize("there", [b"", b"something else altogether" * 1000])
def test_where_nothing_of_ours_can_be_read_no_file_is_made(there: bytes, here: Path) -> None:
    (here / "yrka.db").write_bytes(there)
    assert rescuing.rescue(Path("raddad.db")) == 2
    assert [file.name for file in here.iterdir()] == ["yrka.db"]


def test_a_server_looks_after_its_own_pages(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YRKA_DATABASE", "postgresql://yrka@127.0.0.1:9/yrka")
    assert rescuing.rescue(Path("raddad.db")) == 2
    assert "PostgreSQL" in capsys.readouterr().err
    assert not list(here.iterdir())
