"""What is saved of a damaged database: all that the damage left alone, and nothing that never was."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from bot.store.database import Database
from bot.store.migrations import STEPS, NewerSchemaError
from bot.store.pages import open_pages
from bot.store.resealing import reseal
from bot.store.salvage import look_over, salvage
from bot.store.sealing import WrongKeyError, new_key, use_keys
from bot.store.shelf import Shelf
from drafts.draft import Draft
from tests.bot.damaging import (
    PAGE,
    REMOVED,
    blot,
    everything,
    index_pages,
    logs,
    page_of,
    pages_of,
    spoil,
    twins,
    write_much,
)
from tests.bot.test_database import _make


@dataclass(frozen=True)
class Much:
    """A whole database; `pages`: where each stream's changes stand in it."""

    path: Path
    body: bytes
    pages: dict[str, set[int]]
    drafts: dict[str, Draft]


@pytest.fixture(scope="module")
def much(tmp_path_factory: pytest.TempPathFactory) -> Much:
    path = tmp_path_factory.mktemp("much") / "yrka.db"
    asyncio.run(write_much(path))
    body, found = path.read_bytes(), logs(path)
    pages = {stream: pages_of(rows, body) for stream, rows in found.items()}
    return Much(path, body, pages, asyncio.run(_drafts(path, found.keys() - {"example", REMOVED})))


@pytest.fixture(autouse=True)
def _no_keys() -> Iterator[None]:
    yield
    use_keys(())


async def _drafts(path: Path, ids: set[str]) -> dict[str, Draft]:
    async with Database.open(path) as database:
        return {id_: await Shelf(database).draft(id_) for id_ in ids}


def _laid(folder: Path, body: bytes) -> tuple[Path, Path]:
    """The damaged file, and where what is saved is to lie."""
    (folder / "yrka.db").write_bytes(body)
    return folder / "yrka.db", folder / "new.db"


@pytest.mark.parametrize("seed", range(20))
def test_a_draft_the_damage_left_alone_is_saved_and_of_others_what_comes_before_it(
    seed: int, much: Much, tmp_path: Path
) -> None:
    chance = Random(seed)
    numbers = set(chance.sample(range(len(much.body) // PAGE), chance.choice([1, 3, 10, 40])))
    spoiled = spoil(much.body, numbers, chance)
    damaged, new = _laid(tmp_path, spoiled)
    salvaged = salvage(damaged, new)
    touched = numbers | twins(numbers, spoiled, much.body)
    before, after = logs(much.path), logs(new)
    for stream, rows in before.items():
        saved = after.get(stream, [])
        assert saved == rows[: len(saved)]
        if not much.pages[stream] & touched:
            assert saved == rows
    untouched = {id_ for id_ in much.drafts if not much.pages[id_] & touched}
    assert {id_: salvaged.drafts[id_].state for id_ in untouched} == {
        id_: much.drafts[id_] for id_ in untouched
    }
    assert after.keys() <= before.keys()
    assert _shown(new) <= after.keys()
    assert set(everything(new)["file"]) <= set(everything(much.path)["file"])
    assert asyncio.run(_drafts(new, set(salvaged.drafts))) == {
        id_: saved.state for id_, saved in salvaged.drafts.items()
    }


def _shown(path: Path) -> set[str]:
    """The drafts that hang in chats."""
    with closing(sqlite3.connect(path)) as db:
        return {draft for (draft,) in db.execute("SELECT draft FROM face")}


@pytest.mark.parametrize("seed", range(5))
def test_bits_that_have_turned_spoil_nothing_on_other_pages(seed: int, much: Much, tmp_path: Path) -> None:
    chance, body = Random(seed), bytearray(much.body)
    turned = [chance.randrange(PAGE, len(body)) for _ in range(60)]
    for at in turned:
        body[at] ^= 1 << chance.randrange(8)
    damaged, new = _laid(tmp_path, bytes(body))
    salvage(damaged, new)
    before, after = logs(much.path), logs(new)
    untouched = {id_ for id_ in much.pages if not much.pages[id_] & {at // PAGE for at in turned}}
    assert {id_: after[id_] for id_ in untouched} == {id_: before[id_] for id_ in untouched}
    asyncio.run(_drafts(new, after.keys() & much.drafts.keys()))


def test_where_only_indexes_are_damaged_nothing_is_lost(much: Much, tmp_path: Path) -> None:
    damaged, new = _laid(tmp_path, blot(much.body, index_pages(much.body)))
    salvaged = salvage(damaged, new)
    assert everything(new) == everything(much.path)
    assert {id_: saved.state for id_, saved in salvaged.drafts.items()} == much.drafts
    assert not salvaged.lost


@pytest.mark.parametrize("gone", [100, PAGE])
def test_without_its_header_nothing_is_lost(gone: int, much: Much, tmp_path: Path) -> None:
    damaged, new = _laid(tmp_path, b"\xa5" * gone + much.body[gone:])
    salvage(damaged, new)
    assert everything(new) == everything(much.path)


def test_of_a_file_cut_off_what_stands_before_the_cut_is_saved(much: Much, tmp_path: Path) -> None:
    cut = len(much.body) // 2
    damaged, new = _laid(tmp_path, much.body[: cut + 100])
    salvage(damaged, new)
    before, after = logs(much.path), logs(new)
    assert sum(map(len, after.values())) > 50
    assert all(rows == before[stream][: len(rows)] for stream, rows in after.items())


def test_what_is_missing_is_known_from_the_indexes(much: Much, tmp_path: Path) -> None:
    page = page_of("utkast3", 20, much.path)
    damaged, _new = _laid(tmp_path, blot(much.body, [page]))
    salvaged = look_over(damaged)
    assert salvaged.drafts["utkast3"].state.seq < 20
    whole = {id_ for id_, saved in salvaged.drafts.items() if not saved.missing}
    assert whole == {id_ for id_ in much.drafts if page not in much.pages[id_]}
    for id_, saved in salvaged.drafts.items():
        assert saved.state.seq + saved.missing == much.drafts[id_].seq
    files = [n for n in range(len(much.body) // PAGE) if _begins_a_file(much, n)]
    (folder := tmp_path / "files").mkdir()
    damaged, _new = _laid(folder, blot(much.body, files))
    salvaged = look_over(damaged)
    assert salvaged.lost_files + salvaged.files == len(everything(much.path)["file"])
    assert salvaged.lost_files
    assert not salvaged.lost


def _begins_a_file(much: Much, number: int) -> bool:
    page = much.body[number * PAGE : (number + 1) * PAGE]
    return page[0] == 0x0D and any(
        row[0].encode() + row[1][:30] in page for row in everything(much.path)["file"]
    )


def test_nothing_of_a_removed_draft_comes_back_though_a_page_of_it_does(much: Much, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.db"
    shutil.copy(much.path, earlier)
    with closing(sqlite3.connect(earlier)) as db, db:
        db.execute(
            "INSERT INTO log SELECT ?, seq, at, by, NULL, part, kind, data FROM log "
            "WHERE stream = 'utkast1' AND seq <= 5",
            (REMOVED,),
        )
    with closing(sqlite3.connect(earlier)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    damaged, new = _laid(tmp_path, earlier.read_bytes())
    salvaged = salvage(damaged, new)
    assert logs(new)[REMOVED] == logs(much.path)[REMOVED]
    assert REMOVED not in {*salvaged.drafts, *salvaged.lost}


async def test_what_is_committed_and_not_yet_in_the_file_is_saved(much: Much, tmp_path: Path) -> None:
    (live := tmp_path / "live").mkdir()
    shutil.copy(much.path, live / "yrka.db")
    async with Database.open(live / "yrka.db") as database:
        await database.write([("INSERT INTO done (update_id) VALUES (?)", (77_777,))])
        shutil.copy(live / "yrka.db", tmp_path)
        shutil.copy(live / "yrka.db-wal", tmp_path)
    with (tmp_path / "yrka.db-wal").open("ab") as torn:
        torn.write(b"\x01" * 5000)
    with (tmp_path / "yrka.db").open("r+b") as header:
        header.write(bytes(100))
    salvage(tmp_path / "yrka.db", tmp_path / "new.db")
    assert (77_777, "") in everything(tmp_path / "new.db")["done"]
    assert logs(tmp_path / "new.db") == logs(much.path)


async def test_that_somebody_writes_meanwhile_is_noticed(much: Much, tmp_path: Path) -> None:
    shutil.copy(much.path, tmp_path / "yrka.db")
    async with Database.open(tmp_path / "yrka.db") as database:
        with open_pages(tmp_path / "yrka.db") as pages:
            assert not pages.touched()
            await database.write([("INSERT INTO done (update_id) VALUES (?)", (77_777,))])
            assert pages.touched()


async def test_a_sealed_one_is_saved_as_it_is_and_only_with_its_key(much: Much, tmp_path: Path) -> None:
    (live := tmp_path / "live").mkdir()
    shutil.copy(much.path, live / "yrka.db")
    use_keys([key := new_key()])
    async with Database.open(live / "yrka.db") as database:
        await reseal(database)
    sealed = live / "yrka.db"
    page = page_of("utkast5", 9, sealed)
    damaged, new = _laid(tmp_path, blot(sealed.read_bytes(), [page]))
    salvaged = salvage(damaged, new)
    untouched = [id_ for id_, saved in salvaged.drafts.items() if not saved.missing]
    assert len(untouched) > 3
    before, after = logs(sealed), logs(new)
    assert {id_: after[id_] for id_ in untouched} == {id_: before[id_] for id_ in untouched}
    assert salvaged.drafts["utkast5"].state.seq < 9
    for wrong in ([], [new_key()]):
        use_keys(wrong)
        with pytest.raises(WrongKeyError):
            look_over(damaged)
    use_keys([new_key(), key])
    assert look_over(damaged).changes == salvaged.changes


def test_no_draft_is_saved_with_another_s_words(much: Much, tmp_path: Path) -> None:
    """A disk may give back, for the page on which a long change goes on, a page of another's."""
    long = [row for rows in logs(much.path).values() for row in rows if len(row[-1]) > 2 * PAGE]
    mine, other = next((a, b) for a, b in pairwise(long) if a[0] != b[0])
    at, there = (
        (much.body.index(row[-1][-PAGE : -PAGE // 2].encode()) // PAGE) * PAGE for row in (mine, other)
    )
    body = bytearray(much.body)
    body[at : at + PAGE] = much.body[there : there + PAGE]
    damaged, new = _laid(tmp_path, bytes(body))
    salvage(damaged, new)
    after = logs(new)
    for row in (mine, other):
        assert [saved[1] for saved in after[row[0]]] == list(range(1, row[1]))


@pytest.mark.parametrize("version", range(1, len(STEPS) + 1))
async def test_an_earlier_schema_is_saved_into_the_newest(version: int, tmp_path: Path) -> None:
    await _make(version, old := tmp_path / "old.db")
    with closing(sqlite3.connect(old)) as db, db:
        db.execute("UPDATE log SET kind = 'Opened', data = ?", ('{"board":"b","arende":"1","kind":"eget"}',))
        db.execute("UPDATE outbox SET data = ?", ('{"spot":{"chat":-1},"text":"x"}',))
    salvage(old, tmp_path / "new.db")
    async with Database.open(tmp_path / "new.db") as database:
        assert (await Shelf(database).draft("d1")).arende == "1"
        assert await database.rows("SELECT lane FROM outbox") == [(-1001234567890123,)]
        assert await database.rows("SELECT chat, drawn FROM face") == [(-1001234567890123, 2)]


async def test_of_a_later_yrka_nothing_is_taken(much: Much, tmp_path: Path) -> None:
    shutil.copy(much.path, tmp_path / "yrka.db")
    with closing(sqlite3.connect(tmp_path / "yrka.db")) as db:
        db.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    with pytest.raises(NewerSchemaError):
        look_over(tmp_path / "yrka.db")
