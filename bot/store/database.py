"""What the store stands on: rows are read, and statements written all at once or not at all.

One dialect of SQL for SQLite and PostgreSQL: `?` for values, ON CONFLICT, casts where only the words around a
value would tell its type.
"""

from __future__ import annotations

import asyncio
import contextlib
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Collection, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar

from bot.store.where import Where

Statement = tuple[str, Sequence[Any]]
Row = Sequence[Any]
T = TypeVar("T")


class StoreError(Exception):
    """The database could not do it, and nothing of it is stored, as far as can be known."""


class KeyTakenError(StoreError):
    """Somebody else was first."""


class UnavailableError(StoreError):
    """Locked, full, damaged or out of reach: what was to be done is as right later as it is now."""


class UnusableDatabaseError(Exception):
    """It can't be opened, or is none of ours. As text it is the sentence to show."""

    def __init__(self, place: Where, why: object) -> None:
        super().__init__(f"Databasen {_shown(place)} går inte att använda: {why}")


class DamagedDatabaseError(UnusableDatabaseError):
    """What is on the disk is not what was written there."""

    def __init__(self, place: Path, why: object) -> None:
        super().__init__(place, why)
        self.place = place
        self.why = why

    def __str__(self) -> str:
        return f"Databasen {_shown(self.place)} är skadad: {self.why}"


class Reading(Protocol):
    def read(self, sql: str) -> AsyncIterator[Row]: ...


class Filling(Reading, Protocol):
    async def run(self, sql: str) -> None: ...

    async def put(self, table: str, columns: Sequence[str], rows: AsyncIterator[Row]) -> None: ...


class Database(ABC):
    """A commit is on disk when it returns: what was said is never lost."""

    @staticmethod
    @asynccontextmanager
    async def open(place: Where) -> AsyncIterator[Database]:
        """At the newest schema. UnusableDatabaseError where that can't be.

        DamagedDatabaseError where a file is found damaged, and then nothing is changed in it.
        """
        if isinstance(place, Path):
            from bot.store.sqlite import Sqlite  # noqa: PLC0415 — each loads only the library it needs

            async with Sqlite.open_file(place) as database:
                yield database
        else:
            from bot.store.postgres import Postgres  # noqa: PLC0415 — the same

            async with Postgres.open_server(place) as database:
                yield database

    @abstractmethod
    async def rows(self, sql: str, *args: Any) -> list[Row]:  # noqa: ANN401 — what SQL takes
        """UnavailableError where it can't be read now."""

    @abstractmethod
    async def answer(self, sql: str, *args: Any) -> list[Row]:  # noqa: ANN401 — what SQL takes
        """What a statement that writes gives back (RETURNING): a transaction of its own."""

    @abstractmethod
    async def look_through(self, within: float = 60) -> None:
        """DamagedDatabaseError where a look through all pages finds damage before the seconds are gone."""

    @abstractmethod
    def snapshot(self) -> AbstractAsyncContextManager[Reading]:
        """All as it stood at one moment, whatever is written meanwhile."""

    @abstractmethod
    def filling(self) -> AbstractAsyncContextManager[Filling]:
        """One transaction, of more rows than memory holds, while which nobody else writes."""

    @abstractmethod
    def claim(self, *name: object) -> AbstractAsyncContextManager[bool]:
        """Is what is so called ours alone while the block runs? False where another process is at it.

        UnavailableError in the midst of the block where that can no longer be known.
        """

    async def write(
        self, statements: Iterable[Statement], changing: Collection[str] = (), resting: Collection[str] = ()
    ) -> None:
        """All of them in one transaction, or none.

        Who is cancelled meanwhile stops waiting when it is done.
        No other write that says it is changing one of the same names comes between these statements, neither
        with what they are `changing` nor with what they are `resting` on.
        KeyTakenError where a key is taken, UnavailableError, or ValueError where a value can't be stored.
        """
        await _uninterrupted(self._write(list(statements), changing, resting))

    @abstractmethod
    def _write(
        self, statements: list[Statement], changing: Collection[str], resting: Collection[str]
    ) -> Awaitable[object]: ...


def _shown(place: Where) -> Where:
    return place.resolve() if isinstance(place, Path) else place


async def _uninterrupted(work: Awaitable[T]) -> T:
    """Who is cancelled while waiting for this stops waiting only when it is done.

    Left between BEGIN and COMMIT, a transaction would hold the next one's changes, and what is said to have
    failed could be stored all the same.
    """
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        while not task.done():
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.wait([task])
        if not task.cancelled():
            task.exception()  # whoever has stopped waiting is told no more
        raise
