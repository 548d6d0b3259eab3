"""yrka move, backup and restore, on a board that has had its evening; and what they refuse."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.play.demo import CASE
from bot.play.player import Player
from bot.play.script import read_script
from bot.play.stage import Stage, open_stage
from bot.store import copying
from bot.store.copying import DiffersError, copy, counts
from bot.store.database import Database, Row
from bot.store.migrations import Table, tables
from bot.store.shelf import Shelf
from bot.store.where import Server, Where
from drafts.draft import Draft
from tests.bot.test_settings import TOKEN
from tests.chat import enter, open_draft
from tests.outcome import check_cards
from tests.servers import a_server
from tests.shell import Ran, yrka


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the example case in it."""
    folder = tmp_path_factory.mktemp("evening")

    async def play() -> None:
        async with open_stage("example", where=folder) as stage:
            await Player(stage, read_script(CASE)).play()

    asyncio.run(play())
    return folder / "yrka.db"


async def everything(place: Where) -> dict[str, list[Row]]:
    async with Database.open(place) as database:
        there = {}
        for name, table in tables().items():
            there[name] = await database.rows(f"SELECT * FROM {name} ORDER BY {', '.join(table.key)}")  # noqa: S608 — names
        return {name: rows for name, rows in there.items() if name != "era"}


def _given(place: Where) -> dict[str, str]:
    return {"YRKA_TOKEN": TOKEN, "YRKA_DATABASE": place.url if isinstance(place, Server) else str(place)}


async def test_a_board_moves_to_a_server_and_back_and_is_the_same(evening: Path, tmp_path: Path) -> None:
    async with a_server() as server:
        there = await yrka("move", str(evening), server.url, cwd=tmp_path)
        assert (there.code, there.err) == (0, "")
        back = await yrka("move", server.url, str(tmp_path / "back.db"), cwd=tmp_path)
        assert (back.code, back.err) == (0, "")
        before = await everything(evening)
        assert len(before["log"]) > 20
        assert await everything(server) == before
        assert await everything(tmp_path / "back.db") == before
        async with Database.open(server) as database:  # and it goes on from there
            await database.write([("INSERT INTO outbox (lane, kind, data) VALUES (1, 'x', 'y')", ())])


async def test_what_is_there_already_is_not_moved_over(evening: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    async with Database.open(other) as database:
        await database.write([("INSERT INTO done (update_id) VALUES (1)", ())])
    ran = await yrka("move", str(evening), str(other), cwd=tmp_path)
    assert ran.code == 2
    assert "Det finns redan något" in ran.err
    assert (await everything(other))["log"] == []


@pytest.mark.parametrize("said", ["mysql://x/y", "borta.db"])
async def test_what_is_no_database_is_told(said: str, tmp_path: Path) -> None:
    ran = await yrka("move", said, str(tmp_path / "new.db"), cwd=tmp_path)
    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert not (tmp_path / "new.db").exists()


async def test_what_is_not_the_same_when_it_is_read_again_is_not_kept(
    evening: Path, place: Where, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = place.with_name("other.db") if isinstance(place, Path) else place
    whole, asked = copying._all, iter(range(1_000))

    def other_words(name: str, table: Table) -> str:
        sql = whole(name, table)
        return sql if next(asked) else sql.replace("data", "replace(data, 'Att', 'Ej') AS data", 1)

    monkeypatch.setattr(copying, "_all", other_words)
    async with Database.open(evening) as source, Database.open(other) as target:
        with pytest.raises(DiffersError):
            await copy(source, target)
        assert not any((await counts(target)).values())


async def test_a_change_that_is_missing_is_noticed(evening: Path, tmp_path: Path) -> None:
    shutil.copy(evening, tmp_path / "holed.db")
    with sqlite3.connect(tmp_path / "holed.db") as holed:
        holed.execute("DELETE FROM log WHERE seq = 2")
    holed.close()
    async with Database.open(tmp_path / "holed.db") as source, Database.open(tmp_path / "x.db") as target:
        with pytest.raises(DiffersError):
            await copy(source, target)


@pytest.fixture(params=["sqlite", "postgres"])
async def at_work(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    async with _somewhere(request.param, tmp_path) as place, open_stage("example", where=place) as stage:
        yield stage


@asynccontextmanager
async def _somewhere(kind: str, folder: Path) -> AsyncIterator[Path | Server]:
    if kind == "sqlite":
        yield folder
    else:
        async with a_server() as server:
            yield server


async def test_while_the_bot_works_it_is_copied_and_put_back(at_work: Stage, tmp_path: Path) -> None:
    """What came after the copy is gone then, the bot knows it at once, and cards say what is so again."""
    given = _given(at_work.settings.database)
    (lars,) = await enter(at_work, "Lars", group="grupp")
    await open_draft(lars)
    await lars.says("/att Att bygga.")
    kept = await _backed_up(given, tmp_path)
    await lars.says("/att Att riva.")
    restored = await yrka("restore", "kopia.db", "--yes", cwd=tmp_path, **given)
    assert (restored.code, restored.err) == (0, "")
    assert "fore-aterstallning" in restored.out
    assert [sats.text for sats in (await _the_draft(at_work)).text.satser] == ["Att bygga."]
    await lars.says("/att Att måla.")
    assert [sats.text for sats in (await _the_draft(at_work)).text.satser] == ["Att bygga.", "Att måla."]
    await check_cards(at_work)
    assert "ändringar har kopierats till kopia.db" in kept.out


async def _backed_up(given: dict[str, str], folder: Path) -> Ran:
    kept = await yrka("backup", "kopia.db", cwd=folder, **given)
    assert (kept.code, kept.err) == (0, "")
    assert sorted(p.name for p in folder.glob("*kopia*")) == ["kopia.db"]  # noqa: ASYNC240 — a small folder
    again = await yrka("backup", "kopia.db", cwd=folder, **given)
    assert (again.code, "finns redan" in again.err) == (2, True)
    return kept


async def _the_draft(stage: Stage) -> Draft:
    (draft,) = await Shelf(stage.database).drafts_of(stage.board.id)
    return draft


async def test_nothing_is_replaced_that_nobody_agreed_to(evening: Path, tmp_path: Path) -> None:
    shutil.copy(evening, tmp_path / "yrka.db")
    before = await everything(tmp_path / "yrka.db")
    ran = await yrka("restore", str(evening), cwd=tmp_path, said="nej\n", **_given(tmp_path / "yrka.db"))
    assert (ran.code, "Inget har ändrats" in ran.err) == (2, True)
    assert await everything(tmp_path / "yrka.db") == before


async def test_a_damaged_database_is_neither_kept_nor_put_back(evening: Path, tmp_path: Path) -> None:
    _damage(evening, tmp_path / "yrka.db")
    given = _given(tmp_path / "yrka.db")
    for args in (("backup", "kopia.db"), ("restore", "yrka.db", "--yes")):
        ran = await yrka(*args, cwd=tmp_path, **given)
        assert ran.code != 0
        assert "skadad" in ran.err or "malformed" in ran.err
        assert "Traceback" not in ran.err
    assert not (tmp_path / "kopia.db").exists()


def _damage(whole: Path, there: Path) -> None:
    """A page in the middle is overwritten, as by a bad disk."""
    body = bytearray(whole.read_bytes())
    for page in range(6, 12):
        body[page * 4096 : page * 4096 + 4096] = b"\xa5" * 4096
    there.write_bytes(body)
