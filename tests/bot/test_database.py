"""SQLite under everything: all of a transaction or nothing of it, whatever befalls who asked for it."""

from __future__ import annotations

import asyncio
import itertools
import re
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import aiosqlite
import pytest

from bot.store import migrations
from bot.store.database import Database, Statement, UnusableDatabaseError
from bot.store.migrations import STEPS

FILE = "INSERT INTO file (sha256, body) VALUES (?, ?)"


def a_file(name: str, size: int = 1) -> Statement:
    return FILE, (name, b"x" * size)


async def names(database: Database) -> set[str]:
    return {row[0] for row in await database.rows("SELECT sha256 FROM file")}


async def test_a_write_tells_how_many_rows_each_statement_touched(database: Database) -> None:
    await database.write([a_file("a"), a_file("b")])
    assert await database.write([("DELETE FROM file", ()), ("DELETE FROM file", ())]) == [2, 0]


async def test_where_a_key_is_taken_nothing_is_written(database: Database) -> None:
    await database.write([a_file("a")])
    with pytest.raises(aiosqlite.IntegrityError):
        await database.write([a_file("b"), a_file("a"), a_file("c")])
    assert await names(database) == {"a"}


async def test_where_a_statement_cannot_be_made_nothing_is_written(database: Database) -> None:
    def statements() -> Iterator[Statement]:
        yield a_file("a")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await database.write(statements())
    await database.write([a_file("b")])
    assert await names(database) == {"b"}


async def test_what_cannot_be_stored_leaves_no_transaction_open(database: Database) -> None:
    with pytest.raises(UnicodeEncodeError):
        await database.write([a_file("a"), a_file("\ud800")])
    await database.write([a_file("b")])
    assert await names(database) == {"b"}


async def test_nothing_reads_through_the_reader_and_writes(database: Database) -> None:
    with pytest.raises(aiosqlite.OperationalError, match="readonly"):
        await database.rows("DELETE FROM file")


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("statement", range(1, 6), ids=["BEGIN", "first", "second", "third", "COMMIT"])
async def test_cancelled_during_any_statement_it_is_written_all_the_same(
    database: Database, statement: int, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = asyncio.create_task(database.write([a_file("a"), a_file("b"), a_file("c")]))
    _cancel_at(statement, writing, times, database, monkeypatch)
    with pytest.raises(asyncio.CancelledError):
        await writing
    await database.write([a_file("d")])
    assert await names(database) == {"a", "b", "c", "d"}


def _cancel_at(
    statement: int,
    task: asyncio.Task[list[int]],
    times: int,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    execute, seen = database._writer.execute, itertools.count(1)

    def watch(sql: str, args: Sequence[Any] = ()) -> Any:
        if next(seen) == statement:
            for turn in range(times):
                asyncio.get_running_loop().call_later(turn * 0.0001, task.cancel)
        return execute(sql, args)

    monkeypatch.setattr(database._writer, "execute", watch)


async def test_two_processes_write_in_turn(tmp_path: Path) -> None:
    async with Database.open(tmp_path / "yrka.db") as one, Database.open(tmp_path / "yrka.db") as other:
        await asyncio.gather(
            *(one.write([a_file(f"a{n}")]) for n in range(50)),
            *(other.write([a_file(f"b{n}")]) for n in range(50)),
        )
        assert len(await names(one)) == len(await names(other)) == 100


async def test_what_is_written_is_read_at_once(database: Database) -> None:
    for n in range(50):
        await database.write([a_file(str(n))])
        assert str(n) in await names(database)


async def test_a_full_disk_is_told_and_when_there_is_room_again_it_goes_on(database: Database) -> None:
    await database.write([a_file("a")])
    await _leave_room(database, pages=4)
    with pytest.raises(aiosqlite.OperationalError, match="full"):
        await database.write([a_file("b"), a_file("c", 1_000_000)])
    assert await names(database) == {"a"}
    await _leave_room(database, pages=1_000)
    await database.write([a_file("b"), a_file("c", 1_000_000)])
    assert await names(database) == {"a", "b", "c"}


async def _leave_room(database: Database, pages: int) -> None:
    ((used,),) = await database.rows("PRAGMA page_count")
    await database._writer.execute_fetchall(f"PRAGMA max_page_count = {used + pages}")


async def test_a_database_opened_by_two_at_once_for_the_first_time_is_whole(tmp_path: Path) -> None:
    async def use(name: str) -> None:
        async with Database.open(tmp_path / "new" / "yrka.db") as database:
            await database.write([a_file(name)])

    await asyncio.gather(*(use(str(n)) for n in range(6)))
    async with Database.open(tmp_path / "new" / "yrka.db") as database:
        assert len(await names(database)) == 6


@pytest.mark.parametrize("version", range(len(STEPS) + 1))
async def test_every_earlier_schema_becomes_the_newest(version: int, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "old.db") as old:
        for step in STEPS[:version]:
            old.executescript(step)
        old.execute(f"PRAGMA user_version = {version}")
        if version:
            old.execute(FILE, ("kept", b"x"))
    old.close()
    async with Database.open(tmp_path / "old.db") as database:
        assert await names(database) == ({"kept"} if version else set())
        assert await _schema(database) == await _fresh_schema(tmp_path)
        assert await database.rows("PRAGMA user_version") == [(len(STEPS),)]


async def _fresh_schema(tmp_path: Path) -> list[str]:
    async with Database.open(tmp_path / "fresh.db") as fresh:
        return await _schema(fresh)


async def _schema(database: Database) -> list[str]:
    rows = await database.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    return [re.sub(r"\s+", " ", sql) for (sql,) in rows]


async def test_the_schema_of_a_later_yrka_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "later.db") as later:
        later.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    later.close()
    with pytest.raises(UnusableDatabaseError, match="nyare version"):
        async with Database.open(tmp_path / "later.db"):
            pass


async def test_a_step_that_fails_leaves_the_schema_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Database.open(tmp_path / "yrka.db"):
        pass
    monkeypatch.setattr(
        migrations, "STEPS", (*STEPS, "CREATE TABLE half (a);\nINSERT INTO nowhere VALUES (1);\n")
    )
    with pytest.raises(UnusableDatabaseError, match="nowhere"):
        async with Database.open(tmp_path / "yrka.db"):
            pass
    monkeypatch.undo()
    async with Database.open(tmp_path / "yrka.db") as database:
        assert await database.rows("SELECT 1 FROM sqlite_master WHERE name = 'half'") == []
