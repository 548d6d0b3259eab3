"""Transactions of PostgreSQL's that wait at the same time are committed as one, in as few hops as it takes.

What waits in one process is one transaction: equal statements go in one hop, and there is one wait for the
disk. Each keeps its own statements in their order, and sees of the others what it might see of processes
beside it under READ COMMITTED; those that change what another rests on are not together. Where the common one
fails nothing of it is stored: then each is alone, waits for whom it must, and is told what stopped it.

READ COMMITTED would not be enough by itself for what Ledger.commit promises. That two cannot append the same
number to a stream, or do the same update, the unique keys see to. But a work also rests on streams that it
only read, and two that each append to what the other read would both find the place after it free, since
neither sees what the other has not committed. So a write takes a lock on each name it changes, and a shared
one on each it rests on, until it is committed; every statement after that sees all that was committed before.
SERIALIZABLE would do the same, with works thrown away for nothing wherever their rows share a page. The locks
are taken in order, so that nobody waits in a ring; where two do over rows, one is run again.
"""

from __future__ import annotations

import asyncio
import hashlib
import random
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

import asyncpg

from bot.store.connections import CUT, Connections
from bot.store.database import Statement
from bot.store.gathering import Gathering

LOCK_WAIT = 0.5  # seconds that those who are together wait for a lock: then each waits for its own
AGAIN = 5  # how often a write that was broken off for another's sake is run again

_PATIENT = "BEGIN;SET LOCAL lock_timeout = 0;"


@dataclass(frozen=True, slots=True)
class Transaction:
    """Statements that are stored all or not at all; what they change, and what they rest on, by name."""

    statements: Sequence[Statement]
    changing: Collection[str] = ()
    resting: Collection[str] = ()


class Commits:
    """`connections` have LOCK_WAIT for their lock_timeout."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._gathering = Gathering(self._store)

    async def store(self, transaction: Transaction) -> None:
        """It is on disk when this returns. What stops it is told in asyncpg's words."""
        if await self._gathering.put(transaction):
            return None
        for _ in range(AGAIN):
            try:
                return await self._run([transaction], _PATIENT)
            except asyncpg.TransactionRollbackError:  # a deadlock: the other one was let through
                await asyncio.sleep(random.random() * 0.02)
        return await self._run([transaction], _PATIENT)

    async def _store(self, batch: Sequence[Transaction]) -> list[bool]:
        """Which are stored. The others have to be alone."""
        together = apart(batch)
        try:
            await self._run([batch[n] for n in sorted(together)])
        except CUT:
            raise  # it may be stored all the same
        except asyncpg.PostgresError:
            return [False] * len(batch)
        return [n in together for n in range(len(batch))]

    async def _run(self, batch: Sequence[Transaction], begin: str = "BEGIN;") -> None:
        locks = _locks(batch)
        hops = list(merged([transaction.statements for transaction in batch]))
        async with self._connections.one() as connection:
            if len(hops) == 1 and begin + locks == "BEGIN;":  # a transaction by itself
                await connection.executemany(*hops[0])
                return
            try:
                await connection.execute(begin + locks)
                for hop in hops:
                    await connection.executemany(*hop)
                await connection.execute("COMMIT")
            except BaseException:
                if connection.is_in_transaction():
                    await connection.execute("ROLLBACK")
                raise


def key(*names: object) -> int:
    """A lock's number, of the 64 bits that PostgreSQL numbers its advisory locks with."""
    digest = hashlib.blake2b(repr(names).encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


@lru_cache(maxsize=1_000)
def numbered(sql: str) -> str:
    """`?` as PostgreSQL has it: $1, $2. None of ours stands in a string."""
    parts = sql.split("?")
    return parts[0] + "".join(f"${n}{part}" for n, part in enumerate(parts[1:], 1))


def apart(batch: Sequence[Transaction]) -> set[int]:
    """Of the batch, by place: those of which none changes what another changes or rests on."""
    chosen, changed, rested = set(), set[str](), set[str]()
    for n, transaction in enumerate(batch):
        changing = {*transaction.changing}
        if changed.isdisjoint(chain(changing, transaction.resting)) and rested.isdisjoint(changing):
            chosen.add(n)
            changed |= changing
            rested.update(transaction.resting)
    return chosen


def _locks(batch: Iterable[Transaction]) -> str:
    """Statements that take them. The numbers are ours, so that all can go in one hop with BEGIN."""
    wanted: dict[int, str] = {}
    for transaction in batch:
        wanted |= {key("stream", name): "_shared" for name in transaction.resting}
        wanted |= {key("stream", name): "" for name in transaction.changing}
    return "".join(f"SELECT pg_advisory_xact_lock{wanted[n]}({n});" for n in sorted(wanted))


def merged(several: Iterable[Sequence[Statement]]) -> Iterator[tuple[str, list[Sequence[Any]]]]:
    """All statements with what equal ones are given, as few as can be while each keeps its order."""
    waiting = [[*_runs(statements)] for statements in several]
    while waiting := [runs for runs in waiting if runs]:
        sql = _next(waiting)
        yield numbered(sql), [*chain.from_iterable(runs.pop(0)[1] for runs in waiting if runs[0][0] == sql)]


def _runs(statements: Sequence[Statement]) -> Iterator[tuple[str, list[Sequence[Any]]]]:
    for sql, equal in groupby(statements, itemgetter(0)):
        yield sql, [args for _sql, args in equal]


def _next(waiting: Sequence[Sequence[tuple[str, object]]]) -> str:
    """The first that does not come later in another's, where there is one: it is run once then."""
    later = {sql for runs in waiting for sql, _args in runs[1:]}
    first = [runs[0][0] for runs in waiting]
    return next((sql for sql in first if sql not in later), first[0])
