"""All of a transaction or nothing of it, whatever befalls who asked for it, and whatever database it is."""

from __future__ import annotations

import asyncio
import itertools
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from bot.store import migrations
from bot.store.commits import LOCK_WAIT, key
from bot.store.database import (
    Database,
    KeyTakenError,
    Row,
    Statement,
    UnavailableError,
    UnusableDatabaseError,
)
from bot.store.migrations import STEPS
from bot.store.outbox import Outbox
from bot.store.sqlite import Sqlite
from bot.store.where import Server, Where
from tests.servers import a_server

FILE = "INSERT INTO file (sha256, body) VALUES (?, ?)"


def a_file(name: str, size: int = 1) -> Statement:
    return FILE, (name, b"x" * size)


async def names(database: Database) -> set[str]:
    return {row[0] for row in await database.rows("SELECT sha256 FROM file")}


async def test_where_a_key_is_taken_nothing_is_written(database: Database) -> None:
    await database.write([a_file("a")])
    with pytest.raises(KeyTakenError):
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
    with pytest.raises(ValueError, match=r"UnicodeEncodeError|surrogates"):
        await database.write([a_file("a"), a_file("\ud800")])
    await database.write([a_file("b")])
    assert await names(database) == {"b"}


async def test_what_cannot_be_stored_is_told_without_being_quoted(database: Database) -> None:
    with pytest.raises(ValueError, match=r"\w") as told:
        await database.write([a_file("hemligt förslag \ud800")])
    assert "hemligt" not in str(told.value)


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
async def test_nothing_reads_through_the_reader_and_writes(database: Database) -> None:
    with pytest.raises(UnavailableError, match="readonly"):
        await database.rows("DELETE FROM file")


HOPS = ["BEGIN", "first", "second", "third", "COMMIT"]
ON_A_SERVER = [pytest.param("postgres", n, id=hop) for n, hop in enumerate(HOPS, 1)]


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize(
    ("place", "hop"), [pytest.param("sqlite", 1, id="in a file"), *ON_A_SERVER], indirect=["place"]
)
async def test_cancelled_during_any_hop_it_is_written_all_the_same(
    database: Database, hop: int, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [a_file("a"), ("UPDATE file SET body = ?", (b"y",)), a_file("c")]  # a hop each
    writing = asyncio.create_task(database.write(kept))
    _cancel_at(hop, writing, times, database, monkeypatch)
    with pytest.raises(asyncio.CancelledError):
        await writing
    await database.write([a_file("d")])
    assert await names(database) == {"a", "c", "d"}


def _cancel_at(
    hop: int, task: asyncio.Task[None], times: int, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = itertools.count(1)

    def watched(execute: Any) -> Any:
        def watch(*args: Any, **more: Any) -> Any:
            if next(seen) == hop:
                for turn in range(times):
                    asyncio.get_running_loop().call_later(turn * 0.0001, task.cancel)
            return execute(*args, **more)

        return watch

    if isinstance(database, Sqlite):
        monkeypatch.setattr(database._gathering, "_run", watched(database._gathering._run))
    else:
        for name in ("execute", "executemany"):
            monkeypatch.setattr(asyncpg.Connection, name, watched(getattr(asyncpg.Connection, name)))


async def test_two_processes_write_in_turn(place: Where) -> None:
    async with Database.open(place) as one, Database.open(place) as other:
        await asyncio.gather(
            *(one.write([a_file(f"a{n}")]) for n in range(50)),
            *(other.write([a_file(f"b{n}")]) for n in range(50)),
        )
        assert len(await names(one)) == len(await names(other)) == 100


@pytest.mark.parametrize("processes", [1, 2])
async def test_nobody_who_changes_what_a_write_rests_on_comes_between_its_statements(
    place: Where, processes: int
) -> None:
    """Each stores its file only where the other's is not there, and so rests on what the other changes."""
    sql = "INSERT INTO file (sha256, body) SELECT CAST(? AS TEXT), body FROM file WHERE sha256 = 'x' "
    sql += "AND NOT EXISTS (SELECT 1 FROM file WHERE sha256 = ?)"
    async with Database.open(place) as one, Database.open(place) as beside:
        other = beside if processes == 2 else one
        await one.write([a_file("x")])
        for n in range(40):
            a, b = f"a{n}", f"b{n}"
            await asyncio.gather(
                one.write([(sql, (a, b)), a_file(f"one{n}")], changing=[a], resting=[b]),
                other.write([(sql, (b, a)), a_file(f"other{n}")], changing=[b], resting=[a]),
            )
            assert len(await names(one) & {a, b}) == 1


async def test_what_is_written_is_read_at_once(database: Database) -> None:
    for n in range(50):
        await database.write([a_file(str(n))])
        assert str(n) in await names(database)


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
async def test_a_full_disk_is_told_and_when_there_is_room_again_it_goes_on(database: Database) -> None:
    await database.write([a_file("a")])
    await _leave_room(database, pages=4)
    with pytest.raises(UnavailableError, match="full"):
        await database.write([a_file("b"), a_file("c", 1_000_000)])
    assert await names(database) == {"a"}
    await _leave_room(database, pages=1_000)
    await database.write([a_file("b"), a_file("c", 1_000_000)])
    assert await names(database) == {"a", "b", "c"}


async def _leave_room(database: Database, pages: int) -> None:
    assert isinstance(database, Sqlite)
    ((used,),) = await database.rows("PRAGMA page_count")
    await database._writer.execute_fetchall(f"PRAGMA max_page_count = {used + pages}")


async def test_a_database_opened_by_many_at_once_for_the_first_time_is_whole(place: Where) -> None:
    place = place.parent / "new" / "yrka.db" if isinstance(place, Path) else place

    async def use(name: str) -> None:
        async with Database.open(place) as database:
            await database.write([a_file(name)])

    await asyncio.gather(*(use(str(n)) for n in range(6)))
    async with Database.open(place) as database:
        assert len(await names(database)) == 6


async def test_connections_cut_are_opened_anew_and_nothing_is_half_done(place: Where) -> None:
    if isinstance(place, Path):
        return  # a file has none
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
    cut += "AND pid != pg_backend_pid()"
    kept: set[str] = set()
    async with Database.open(place) as database, Database.open(place) as hostile:

        async def keep(n: int) -> None:
            try:
                await database.write([a_file(f"{n}"), a_file(f"{n}x")])
            except UnavailableError:
                return
            kept.update({f"{n}", f"{n}x"})

        for n in range(0, 60, 6):
            await asyncio.gather(*(keep(m) for m in range(n, n + 5)), hostile.rows(cut))
        await asyncio.sleep(0.1)  # until it is told of those that were cut while nobody used them
        await database.write([a_file("last")])
        there = await names(database)
    assert kept | {"last"} <= there
    assert all(f"{name}x" in there for name in there if name.isdecimal())


def _steps(version: int, place: Where) -> list[str]:
    """What made that schema, when it was the newest."""
    made = [statement for step in STEPS[:version] for statement in migrations._parted(step)]
    if isinstance(place, Path):
        return [*made, f"PRAGMA user_version = {version}"]
    versions = ["CREATE TABLE schema_version (version BIGINT NOT NULL)"]
    versions.append(f"INSERT INTO schema_version VALUES ({version})")  # noqa: S608 — a number
    return [*map(migrations.for_postgres, made), *versions]


_FACE = "chat, message, thread, draft, view, person, wanted, drawn"


async def _make(version: int, place: Where, *more: str) -> None:
    """An earlier database, with an evening's rows in those of its tables that hold what must not be lost."""
    rows = [
        "INSERT INTO file (sha256, body) VALUES ('kept', 'x')",
        "INSERT INTO log VALUES ('d1', 1, '2026-11-24T18:00:00+00:00', 'lars', 7, 0, 'Opened', '{}')",
        "INSERT INTO outbox (lane, kind, data) VALUES (-1001234567890123, 'Message', '{}')",
        f"INSERT INTO face ({_FACE}) VALUES (-1001234567890123, 5, 0, 'd1', 'card', '', 3, 2)",  # noqa: S608 — names
    ]
    statements = [*_steps(version, place), *(rows if version else []), *more]
    if isinstance(place, Path):
        with sqlite3.connect(place) as old:
            for statement in statements:
                old.execute(statement)
        old.close()
        return
    connection = await asyncpg.connect(place.url)
    for statement in statements:
        await connection.execute(statement)
    await connection.close()


@pytest.mark.parametrize("version", range(len(STEPS) + 1))
async def test_every_earlier_schema_becomes_the_newest_with_all_that_is_in_it(
    version: int, place: Where, tmp_path: Path
) -> None:
    await _make(version, place)
    async with Database.open(place) as database:
        assert await names(database) == ({"kept"} if version else set())
        stored = await database.rows("SELECT stream, seq, by, update_id FROM log")
        assert stored == ([("d1", 1, "lars", 7)] if version else [])
        if version:
            assert await Outbox(database).lanes() == [-1001234567890123]
        assert await _schema(database) == await _fresh_schema(place, tmp_path)
        await database.write([("INSERT INTO outbox (lane, kind, data) VALUES (1, 'Message', '{}')", ())])
    async with Database.open(place) as again:
        assert len(await again.rows("SELECT 1 FROM outbox")) == 1 + bool(version)


async def test_where_a_message_had_come_before_the_boxes_it_is_looked_for_after_the_same(
    place: Where,
) -> None:
    reached = "INSERT INTO reached (chat, message) VALUES (-1001234567890123, 40), (7, 900), (-8, 950)"
    tried = "INSERT INTO outbox (lane, kind, data, tries) VALUES "
    tried += "(7, 'Message', '{}', 1), (-8, 'Message', '{}', 0)"
    await _make(8, place, reached, tried)
    async with Database.open(place) as database:
        taken = await database.rows("SELECT box, message FROM taken ORDER BY message")
        assert taken == [(-1001234567890123, 40), (0, 900), (0, 950)]
        known = await database.rows("SELECT lane, known FROM outbox WHERE lane > -1000 ORDER BY lane")
        assert known == [(-8, 0), (7, 900)]


async def _fresh_schema(place: Where, tmp_path: Path) -> list[Row]:
    if isinstance(place, Path):
        async with Database.open(tmp_path / "fresh.db") as fresh:
            return await _schema(fresh)
    async with a_server() as server, Database.open(server) as fresh:
        return await _schema(fresh)


async def _schema(database: Database) -> list[Row]:
    if isinstance(database, Sqlite):
        rows = await database.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
        return [(re.sub(r"\s+", " ", sql),) for (sql,) in rows]
    columns = await database.rows(
        "SELECT table_name, column_name, data_type, is_nullable, column_default, collation_name "
        "FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, ordinal_position"
    )
    indexes = await database.rows("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1")
    versions = await database.rows("SELECT version FROM schema_version")
    return [*columns, *indexes, *versions]


async def test_the_schema_of_a_later_yrka_is_left_alone(place: Where) -> None:
    async with Database.open(place) as database:
        later = len(STEPS) + 1
        if isinstance(database, Sqlite):
            await database._writer.execute(f"PRAGMA user_version = {later}")
        else:
            await database.write([("UPDATE schema_version SET version = ?", (later,))])
    with pytest.raises(UnusableDatabaseError, match="nyare version"):
        async with Database.open(place):
            pass


async def test_a_step_that_fails_leaves_the_schema_as_it_was(
    place: Where, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Database.open(place):
        pass
    half = "CREATE TABLE half (a INTEGER);\nINSERT INTO nowhere VALUES (1);\n"
    monkeypatch.setattr(migrations, "STEPS", (*STEPS, half))
    with pytest.raises(UnusableDatabaseError, match="nowhere"):
        async with Database.open(place):
            pass
    monkeypatch.undo()
    async with Database.open(place) as database:
        assert not [row for row in await _schema(database) if "half" in str(row)]


async def test_a_server_out_of_reach_is_told_without_the_password() -> None:
    server = Server("postgresql://yrka:hemligt@127.0.0.1:9/yrka")
    with pytest.raises(UnusableDatabaseError, match=r"yrka@127\.0\.0\.1:9/yrka") as told:
        async with Database.open(server):
            pass
    assert "hemligt" not in str(told.value)


async def test_of_many_who_write_at_once_those_who_may_not_are_told_and_no_other(database: Database) -> None:
    """They reach the disk together, and each is all there or not at all."""
    await database.write([a_file("taken")])
    writes = [[a_file(f"{n}"), a_file("taken" if n % 7 == 3 else f"{n}x")] for n in range(60)]
    told = await asyncio.gather(*(database.write(write) for write in writes), return_exceptions=True)
    assert [isinstance(each, KeyTakenError) for each in told] == [n % 7 == 3 for n in range(60)]
    stored = {f"{n}{x}" for n in range(60) if n % 7 != 3 for x in ("", "x")}
    assert await names(database) == {"taken"} | stored


async def test_what_cannot_be_stored_stops_nobody_who_writes_beside_it(database: Database) -> None:
    writes = [
        database.write([a_file("a")]),
        database.write([a_file("\ud800")]),
        database.write([a_file("b")]),
    ]
    told = await asyncio.gather(*writes, return_exceptions=True)
    assert [isinstance(each, ValueError) for each in told] == [False, True, False]
    assert await names(database) == {"a", "b"}


async def test_letters_written_side_by_side_keep_each_writers_order(database: Database) -> None:
    sql = "INSERT INTO outbox (lane, kind, data) VALUES (?, ?, '')"
    writers = [[(sql, (1, f"{who}{n:02}")) for n in range(20)] for who in "abcdef"]
    await asyncio.gather(*(database.write(letters) for letters in writers))
    written = [kind for (kind,) in await database.rows("SELECT kind FROM outbox ORDER BY id")]
    for who in "abcdef":
        assert [kind for kind in written if kind[0] == who] == [f"{who}{n:02}" for n in range(20)]


async def test_what_a_statement_answers_is_its_own_writers(database: Database) -> None:
    sql = "INSERT INTO done (update_id) VALUES (?) RETURNING update_id"
    told = await asyncio.gather(*(database.answer(sql, n) for n in range(40)))
    assert told == [[(n,)] for n in range(40)]


async def test_what_is_asked_side_by_side_is_answered_to_each_in_its_order(database: Database) -> None:
    sql = "INSERT INTO outbox (lane, kind, data) VALUES (?, ?, '')"
    await database.write([(sql, (lane, f"{n:02}")) for n in range(20) for lane in range(5)])
    ask = "SELECT kind, kind FROM outbox WHERE lane = ? ORDER BY kind DESC LIMIT ?"
    told = await asyncio.gather(*(database.rows(ask, lane, most) for lane in range(6) for most in range(30)))
    kinds = [(f"{n:02}", f"{n:02}") for n in reversed(range(20))]
    assert told == [kinds[:most] if lane < 5 else [] for lane in range(6) for most in range(30)]


async def test_a_question_that_cannot_be_asked_stops_nobody_who_asks_beside_it(database: Database) -> None:
    await database.write([("INSERT INTO done (update_id) VALUES (?)", (n,)) for n in range(3)])
    ask = "SELECT update_id FROM done WHERE update_id = ?"
    told = await asyncio.gather(*(database.rows(ask, n) for n in (0, 1, 1 << 70, 2)), return_exceptions=True)
    assert told[:2] + told[3:] == [[(0,)], [(1,)], [(2,)]]
    assert isinstance(told[2], OverflowError | ValueError)


@pytest.mark.parametrize("place", ["postgres"], indirect=True)
async def test_who_waits_for_another_process_holds_nobody_up_here(place: Where, database: Database) -> None:
    assert isinstance(place, Server)
    other = await asyncpg.connect(place.url)
    await other.execute("SELECT pg_advisory_lock($1)", key("stream", "d1"))
    waits = asyncio.create_task(database.write([a_file("a")], changing=["d1"]))
    beside = asyncio.create_task(database.write([a_file("b")], changing=["d2"]))
    await asyncio.wait_for(beside, 5)
    assert await names(database) == {"b"}
    await asyncio.sleep(LOCK_WAIT)
    assert not waits.done()
    await other.close()
    await asyncio.wait_for(waits, 5)
    assert await names(database) == {"a", "b"}


@pytest.mark.parametrize("place", ["postgres"], indirect=True)
async def test_what_hangs_in_the_midst_of_a_transaction_is_thrown_out_in_the_end(database: Database) -> None:
    (rows,) = [await database.rows("SHOW idle_in_transaction_session_timeout")]
    assert rows == [("1min",)]
