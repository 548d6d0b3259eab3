"""A PostgreSQL database for each run that wants one, on whatever server there is."""

from __future__ import annotations

import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

import asyncpg

from bot.store.where import Server

ADDRESS = os.environ.get("YRKA_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
HINT = (
    f"no PostgreSQL at {ADDRESS}: start one that trusts us there (docker run -p 5432:5432 "
    "-e POSTGRES_HOST_AUTH_METHOD=trust postgres:15), or say where one is in YRKA_TEST_POSTGRES"
)


class NoServer(Exception):
    """There is none that lets us in. As text it is what to do."""


@asynccontextmanager
async def own_database(kind: str) -> AsyncIterator[Server]:
    """An empty database, gone afterwards. `kind` is in its name, for whoever looks what there is."""
    name = f"yrka_{kind}_{secrets.token_hex(6)}"
    await _say(f"CREATE DATABASE {name}")
    try:
        yield Server(urlsplit(ADDRESS)._replace(path=f"/{name}").geturl())
    finally:
        await _say(f"DROP DATABASE {name} WITH (FORCE)")


async def _say(sql: str) -> None:
    try:
        connection: Any = await asyncpg.connect(ADDRESS, timeout=10)
    except (OSError, asyncpg.PostgresError, TimeoutError) as error:
        raise NoServer(HINT) from error
    try:
        await connection.execute(sql)
    finally:
        await connection.close()
