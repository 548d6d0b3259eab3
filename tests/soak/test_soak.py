"""Half a minute of everything going wrong; `python -m bench.soak` goes on for as long as it is told to."""

from __future__ import annotations

from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bench.soak.promise import broken
from bench.soak.soaking import Plan, soak
from bench.soak.town import Size
from bot.store.where import Where
from tests.servers import a_server

VILLAGE = Size(boards=2, people=10, groups=5, members=3, acts=(4, 8))


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
async def test_killed_cut_off_and_told_twice_nothing_is_lost_and_nothing_doubled(
    database: str, tmp_path: Path
) -> None:
    async with AsyncExitStack() as stack:
        is_server = database == "postgres"
        place: Where = await stack.enter_async_context(a_server()) if is_server else tmp_path / "yrka.db"
        workers = 3 if is_server else 1
        plan = Plan(place, tmp_path, 400, workers, is_server, seed=9, size=VILLAGE, haste=5)
        done = await soak(plan, lambda _now: None)
    assert not broken(done.promises)
    assert all(promise.looked_at for promise in done.promises), done.promises
    assert done.record.doubled
    assert done.kills
    assert set(done.weather.counts) > {"429", "dropped before", "dropped after"}
    assert bool(done.trouble.counts["connections cut"]) == is_server
