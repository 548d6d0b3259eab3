"""Everything stored, sealed anew with the first key: after a key was set, changed, or taken away.

A bot may be at work meanwhile: a row that it has changed since it was read is left as it is, and is sealed
with the new key already.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.store.database import Database, Statement
from bot.store.sealing import MARK, seal, seal_file, unseal, unseal_file

PAGE = 200  # rows a transaction


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A column that is sealed, and the key its table is read by."""

    table: str
    column: str
    key: tuple[str, ...]
    first: tuple[Any, ...]  # before any key there is
    but: str = ""


_TEXTS = (
    _Sealed("log", "data", ("stream", "seq"), ("", 0)),
    _Sealed("outbox", "data", ("id",), (-1,), " AND kind <> 'Face'"),
    _Sealed("about", "data", ("chat", "message"), (-(1 << 62), 0)),
    _Sealed("inbox", "body", ("id",), (-1,)),
)
_FILES = _Sealed("file", "body", ("sha256",), ("",))


async def reseal(database: Database, *, off: bool = False) -> int:
    """How many rows were rewritten; with `off`, opened for good. WrongKeyError where one can't be opened."""
    count = 0
    for texts in _TEXTS:
        count += await _rewrite(database, texts, lambda data: _text(data, off=off))
    return count + await _rewrite(database, _FILES, lambda body: _file(bytes(body), off=off))


def _text(data: str, *, off: bool) -> str:
    return unseal(data) if off else seal(unseal(data))


def _file(body: bytes, *, off: bool) -> bytes:
    return unseal_file(body) if off else seal_file(unseal_file(body))


async def check_keys(database: Database) -> None:
    """WrongKeyError where something is sealed that no key here opens."""
    sql = "SELECT data FROM log WHERE substr(data, 1, ?) = ? ORDER BY at DESC LIMIT 1"
    for (data,) in await database.rows(sql, len(MARK), MARK):
        unseal(data)


async def _rewrite(database: Database, sealed: _Sealed, anew: Callable[[Any], Any]) -> int:
    keys, table, column = ", ".join(sealed.key), sealed.table, sealed.column
    places = ", ".join("?" * len(sealed.key))
    sql = (
        f"SELECT {keys}, {column} FROM {table} WHERE ({keys}) > ({places}){sealed.but} "  # noqa: S608 — the names stand above
        f"ORDER BY {keys} LIMIT ?"
    )
    same = " AND ".join(f"{key} = ?" for key in (*sealed.key, column))
    update = f"UPDATE {table} SET {column} = ? WHERE {same}"  # noqa: S608 — the names stand above
    count, last = 0, sealed.first
    while rows := await database.rows(sql, *last, PAGE):
        last = tuple(rows[-1][:-1])
        found = [(row, anew(row[-1])) for row in rows]
        statements: list[Statement] = [(update, (new, *row)) for row, new in found if new != row[-1]]
        await database.write(statements)
        count += len(statements)
    return count
