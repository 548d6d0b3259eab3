"""A database for each test: a file on disk and, in the same test again, one on a server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.play.stage import Stage, open_stage
from bot.store.database import Database
from bot.store.where import Where
from tests.servers import a_server

BOTH = ["sqlite", "postgres"]


@pytest.fixture(params=BOTH)
async def place(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Where]:
    if request.param == "sqlite":
        yield tmp_path / "yrka.db"
    else:
        async with a_server() as server:
            yield server


@pytest.fixture
async def database(place: Where) -> AsyncIterator[Database]:
    async with Database.open(place) as opened:
        yield opened


@pytest.fixture
async def stage(place: Where) -> AsyncIterator[Stage]:
    async with open_stage("example", where=place.parent if isinstance(place, Path) else place) as opened:
        yield opened
