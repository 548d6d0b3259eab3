"""Reading of PostgreSQL's: what waits at the same time and is the same question is asked in one hop."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence

import asyncpg

from bot.store.commits import numbered
from bot.store.connections import CUT, Connections
from bot.store.database import Row, Statement
from bot.store.gathering import Gathering


class Reads:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._gathering = Gathering(self._look)

    async def rows(self, asked: Statement) -> list[Row]:
        """What stops it is told in asyncpg's words."""
        rows = await self._gathering.put(asked)
        return await self.alone(asked) if rows is None else rows

    async def alone(self, asked: Statement) -> list[Row]:
        sql, args = asked
        async with self._connections.one() as connection:
            return [tuple(row) for row in await connection.fetch(numbered(sql), *args)]

    async def _look(self, batch: Sequence[Statement]) -> list[list[Row] | Exception | None]:
        """What each answers; None for those that are to be asked alone."""
        places: dict[str, list[int]] = defaultdict(list)
        for n, (sql, _args) in enumerate(batch):
            places[sql].append(n)
        answers: list[list[Row] | Exception | None] = [None] * len(batch)

        async def look(equal: list[int]) -> None:
            try:
                for n, rows in zip(equal, await self._equal([batch[n] for n in equal]), strict=True):
                    answers[n] = rows
            except (asyncpg.PostgresError, *CUT):
                pass  # one of them is to blame, or this connection alone; and reading twice is no harm
            except Exception as error:  # noqa: BLE001 — told where it waits
                for n in equal:
                    answers[n] = error

        await asyncio.gather(*map(look, places.values()))
        return answers

    async def _equal(self, asked: Sequence[Statement]) -> list[list[Row]]:
        """What each of equal questions answers: its rows bear its place. They keep the order they came in."""
        if len(asked) == 1:
            return [await self.alone(asked[0])]
        sql = numbered(f"SELECT CAST(? AS BIGINT), answer.* FROM ({asked[0][0]}) AS answer")  # noqa: S608 — our own
        answers: list[list[Row]] = [[] for _ in asked]
        async with self._connections.one() as connection:
            for row in await connection.fetchmany(sql, [(n, *args) for n, (_sql, args) in enumerate(asked)]):
                answers[row[0]].append(tuple(row)[1:])
        return answers
