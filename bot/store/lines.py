"""SQLite's two connections, each with a thread of its own: one writes, and one reads what is committed.

A commit costs one wait for the disk and one turn to the connection's thread, however much is in it. So each
transaction that waits is a savepoint of a common one: those that fail are rolled back alone, and none is said
to be stored before all are on disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Self

import aiosqlite

from bot.store.database import KeyTakenError, Row, Statement, UnavailableError

Outcome = list[Row] | Exception  # what the last statement answers, or what stopped them


class Line(aiosqlite.Connection):
    @classmethod
    def to(cls, path: Path) -> Self:
        return cls(lambda: sqlite3.connect(path, isolation_level=None), iter_chunk_size=64)

    def _answer(self, statements: Sequence[Statement]) -> list[Row]:
        rows: list[Row] = []
        for sql, args in statements:
            rows = self._conn.execute(sql, args).fetchall()
        return rows


class Writer(Line):
    """The one connection that writes."""

    async def store(self, batch: Sequence[Sequence[Statement]]) -> list[Outcome]:
        outcomes: list[Outcome] = await self._execute(self._store, batch)  # type: ignore[no-untyped-call]
        return outcomes

    def _store(self, batch: Sequence[Sequence[Statement]]) -> list[Outcome]:
        try:
            self._conn.execute("BEGIN IMMEDIATE")
            outcomes = [self._attempt(statements) for statements in batch]
            self._conn.execute("COMMIT")
        except Exception as error:  # noqa: BLE001 — each is told it, where it waits
            # Where the disk is full or broken SQLite may have rolled back by itself.
            if self._conn.in_transaction:
                self._conn.execute("ROLLBACK")
            return [in_our_words(error)] * len(batch)
        return outcomes

    def _attempt(self, statements: Sequence[Statement]) -> Outcome:
        self._conn.execute("SAVEPOINT one")
        try:
            answer = self._answer(statements)
        except Exception as error:
            if not self._conn.in_transaction:
                raise  # all are lost with it
            self._conn.execute("ROLLBACK TO one")
            return in_our_words(error)
        finally:
            if self._conn.in_transaction:
                self._conn.execute("RELEASE one")
        return answer


class Reader(Line):
    """The one connection that reads: what waits at the same time is read in one turn to its thread."""

    async def look(self, batch: Sequence[Statement]) -> list[Outcome]:
        outcomes: list[Outcome] = await self._execute(self._look, batch)  # type: ignore[no-untyped-call]
        return outcomes

    def _look(self, batch: Sequence[Statement]) -> list[Outcome]:
        return [self._looked(asked) for asked in batch]

    def _looked(self, asked: Statement) -> Outcome:
        try:
            return self._answer([asked])
        except Exception as error:  # noqa: BLE001 — told where it waits
            return in_our_words(error)


def in_our_words(error: Exception) -> Exception:
    """What SQLite says, in the store's. A statement that is wrong stays what it is."""
    match error:
        case sqlite3.IntegrityError():
            said: Exception = KeyTakenError(str(error))
        case sqlite3.ProgrammingError() | sqlite3.NotSupportedError():
            return error
        case sqlite3.DatabaseError():
            said = UnavailableError(str(error))
        case _:
            return error
    said.__cause__ = error
    return said
