"""Encryption at rest: with a key nothing that people wrote can be read in the database, but by Yrka."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import running
from bot.clock import Clock
from bot.play.stage import Stage, open_stage
from bot.settings import BadSettings, Settings, read_settings
from bot.store import sealing
from bot.store.database import Database, UnusableDatabaseError
from bot.store.keyed import opened
from bot.store.resealing import reseal
from bot.store.sealing import (
    FILE_MARK,
    MARK,
    WrongKeyError,
    new_key,
    seal,
    seal_file,
    unseal,
    unseal_file,
    use_keys,
)
from bot.store.shelf import Shelf
from tests.chat import drafts, enter, open_draft
from tests.handlers.acting import check_peace

WORDS = ("sjöbodarna", "sj\\u00f6bodarna", "Ekdahl", "stadsdelsnämnd")


@pytest.fixture(autouse=True)
def _no_keys() -> Iterator[None]:
    yield
    use_keys(())


def on_disk(folder: Path) -> bytes:
    """Every byte of the database, and of what lies beside it."""
    with sqlite3.connect(folder / "yrka.db") as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


async def _evening(stage: Stage) -> None:
    lars, johan = await enter(stage, "Lars", "Johan", group="grupp")
    await open_draft(lars)
    await lars.says("/att Att nämnden avslår sjöbodarna vid kajen.")
    await johan.taps("Jag är med")
    await lars.says("/forhandsvisa")
    await lars.says("/historik")
    await stage.settle()
    check_peace(stage)


async def test_with_a_key_nothing_that_was_said_can_be_read_in_the_database(tmp_path: Path) -> None:
    use_keys([key := new_key()])

    def launch(settings: Settings):  # type: ignore[no-untyped-def]  # noqa: ANN202 — what running gives
        return running(replace(settings, keys=(key,)), Clock())

    async with open_stage("example", launch, where=tmp_path) as stage:
        await _evening(stage)
        (draft,) = await drafts(stage)
        assert "sjöbodarna" in draft.text.satser[0].text
    stored = on_disk(tmp_path)
    assert not [word for word in WORDS if word.encode() in stored]
    assert b"%PDF" not in stored
    use_keys(())
    with pytest.raises(UnusableDatabaseError, match="YRKA_KEY"):
        async with opened(Settings("1:x", tmp_path / "yrka.db")):
            pass
    with pytest.raises(UnusableDatabaseError, match="YRKA_KEY"):
        async with opened(Settings("1:x", tmp_path / "yrka.db", keys=(new_key(),))):
            pass


async def test_a_key_set_later_changed_and_taken_away_again(tmp_path: Path) -> None:
    async with open_stage("example", where=tmp_path) as stage:
        await _evening(stage)
        (draft,) = await drafts(stage)
        board, files = stage.board.id, await stage.database.rows("SELECT sha256, body FROM file")
    assert WORDS[0].encode() in on_disk(tmp_path)
    path, old, new = tmp_path / "yrka.db", new_key(), new_key()
    for keys, off in (((old,), False), ((new, old), False), ((new,), False), ((new,), True)):
        async with opened(Settings("1:x", path, keys=keys)) as database:
            assert await Shelf(database).draft(draft.id) == draft
            await reseal(database, off=off)
            assert await Shelf(database).draft(draft.id) == draft
            assert (await Shelf(database).board(board)).id == board
            for sha256, body in files:
                assert await Shelf(database).file(sha256) == bytes(body)
            rows = await database.rows("SELECT data FROM log UNION ALL SELECT data FROM about")
            assert {data.startswith(MARK) for (data,) in rows} == {not off}
        assert (WORDS[0].encode() in on_disk(tmp_path)) == off
    use_keys(())
    async with Database.open(path) as database:
        assert await Shelf(database).draft(draft.id) == draft


def test_what_is_sealed_is_opened_by_any_of_the_keys_and_by_no_other() -> None:
    use_keys([old := new_key()])
    text, file = seal("hemligt"), seal_file(b"fil")
    assert text.startswith(MARK)
    assert file.startswith(FILE_MARK)
    use_keys([new_key(), old])
    assert (unseal(text), unseal_file(file)) == ("hemligt", b"fil")
    for keys in ([new_key()], []):
        use_keys(keys)
        with pytest.raises(WrongKeyError):
            unseal(text)
        with pytest.raises(WrongKeyError):
            unseal_file(file)


def test_a_sealed_text_that_was_tampered_with_is_not_opened() -> None:
    use_keys([new_key()])
    sealed = seal("hemligt")
    with pytest.raises(WrongKeyError):
        unseal(sealed[:-4] + ("AAAA" if sealed[-4:] != "AAAA" else "BBBB"))


def test_without_a_key_all_is_stored_as_it_is() -> None:
    assert (seal("text"), seal_file(b"fil")) == ("text", b"fil")
    assert (unseal('{"a":1}'), unseal_file(b"%PDF-1.7")) == ('{"a":1}', b"%PDF-1.7")


def test_a_key_that_is_none_is_refused_and_a_key_is_a_secret() -> None:
    key = new_key()
    assert read_settings({"YRKA_TOKEN": "1:x", "YRKA_KEY": f"{key}, {new_key()}"}).keys[0] == key
    assert key in read_settings({"YRKA_TOKEN": "1:x", "YRKA_KEY": key}).secrets
    assert key not in repr(read_settings({"YRKA_TOKEN": "1:x", "YRKA_KEY": key}))
    assert read_settings({"YRKA_TOKEN": "1:x", "YRKA_KEY": ""}).keys == ()
    with pytest.raises(BadSettings, match="YRKA_KEY"):
        read_settings({"YRKA_TOKEN": "1:x", "YRKA_KEY": "lösenord"})
    assert not sealing.is_key("x")
