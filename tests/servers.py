"""A PostgreSQL database for each test that wants one, on whatever server there is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bench.servers import NoServer, own_database
from bot.store.where import Server


@asynccontextmanager
async def a_server() -> AsyncIterator[Server]:
    """An empty database of its own; the test is skipped where there is no server."""
    try:
        async with own_database("test") as server:
            yield server
    except NoServer as none:
        pytest.skip(str(none))
