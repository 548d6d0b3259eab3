"""Claims: one process at a time is at a chat, and where it dies or is cut off another goes on."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator

import pytest

from bot.store import claims
from bot.store.database import Database, UnavailableError
from bot.store.where import Where
from tests.servers import a_server

CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'yrka claims'"
CUT += " AND datname = current_database()"


@pytest.fixture
async def place() -> AsyncIterator[Where]:
    """A file has one process, and nothing to share."""
    async with a_server() as server:
        yield server


async def test_what_one_process_is_at_another_leaves_alone_until_it_has_ended(place: Where) -> None:
    async with Database.open(place) as one, Database.open(place) as other:
        async with one.claim("inbox", 7) as ours, other.claim("inbox", 7) as theirs:
            assert (ours, theirs) == (True, False)
            async with other.claim("inbox", 8) as another, other.claim("outbox", 7) as a_third:
                assert another
                assert a_third
        async with other.claim("inbox", 7) as theirs:
            assert theirs


async def test_what_a_process_is_at_it_takes_on_once(database: Database) -> None:
    async with database.claim("inbox", 7) as first, database.claim("inbox", 7) as second:
        assert (first, second) == (True, False)
        async with database.claim("inbox", 7) as third:
            assert not third


async def test_whose_session_is_cut_off_is_broken_off_and_another_goes_on(place: Where) -> None:
    async with Database.open(place) as one, Database.open(place) as other:
        begun, ended = asyncio.Event(), asyncio.Event()

        async def hang() -> None:
            try:
                async with one.claim("outbox", 7):
                    begun.set()
                    await asyncio.sleep(60)
            finally:
                ended.set()

        hanging = asyncio.create_task(hang())
        await begun.wait()
        await other.rows(CUT)
        with pytest.raises(UnavailableError, match="claim is lost"):
            await asyncio.wait_for(hanging, 5)
        assert ended.is_set()
        async with other.claim("outbox", 7) as theirs, one.claim("outbox", 8) as again:
            assert theirs
            assert again


async def test_a_session_cut_a_moment_ago_is_given_up_and_opened_anew(place: Where) -> None:
    async with Database.open(place) as one, Database.open(place) as other:
        for n in range(10):
            async with one.claim("outbox", 7):
                pass
            await other.rows(CUT)
            time.sleep(n * 0.002)  # noqa: ASYNC251 — that it is cut has arrived, and nobody has looked
            with contextlib.suppress(UnavailableError):
                async with one.claim("outbox", 7):
                    pass
            async with one.claim("outbox", 7) as again:
                assert again


async def test_whoever_was_broken_off_finishes_what_it_is_storing(place: Where) -> None:
    async with Database.open(place) as one, Database.open(place) as other:
        stored = asyncio.Event()

        async def store() -> None:
            async with one.claim("outbox", 7):
                await other.rows(CUT)
                await one.write([("INSERT INTO done (update_id) VALUES (1)", ())])
                stored.set()
                await asyncio.sleep(60)

        with pytest.raises(UnavailableError):
            await asyncio.wait_for(store(), 5)
        assert bool(await other.rows("SELECT 1 FROM done")) is True


async def test_a_session_that_no_longer_answers_is_given_up(
    place: Where, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the network is gone without a word: nothing closes the connection."""
    monkeypatch.setattr(claims, "PULSE", 0.05)
    monkeypatch.setattr(claims, "PATIENCE", 0.1)
    async with Database.open(place) as one, Database.open(place) as other:

        async def hang() -> None:
            async with one.claim("inbox", 7):
                monkeypatch.setattr("asyncpg.Connection.fetch", lambda *_args: asyncio.sleep(60))
                await asyncio.sleep(60)

        with pytest.raises(UnavailableError):
            await asyncio.wait_for(hang(), 5)
        monkeypatch.undo()
        async with asyncio.timeout(5), other.claim("inbox", 7) as theirs:
            assert theirs


def test_a_machine_that_is_gone_is_given_up_later_than_it_gives_up_itself() -> None:
    """Else another process would begin while this one is still at it."""
    kept = {name.removeprefix("tcp_keepalives_"): int(value) for name, value in claims.KEEPALIVE.items()}
    assert kept["idle"] + kept["interval"] * kept["count"] > 2 * (claims.PULSE + claims.PATIENCE)
