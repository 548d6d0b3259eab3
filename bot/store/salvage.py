"""All of a damaged database that can be read, in a new one; and what is known to be missing from it.

Whatever looks like a row of ours is taken, wherever it stands, and kept where it holds: a change is
understood and follows on the one before it, a letter and what a message is about are understood, a file has
its checksum. So a stream ends where a change is missing; of a removed draft there is only the last. What was
there and is no more is known from the indexes' keys, where those are left: it may be more.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import Any

from bot.store import codec, migrations
from bot.store.cells import cells
from bot.store.copying import MovedOnError
from bot.store.database import Row
from bot.store.found import keys
from bot.store.pages import open_pages
from bot.store.saved import Salvage, followed
from bot.store.sealing import MARK, WrongKeyError, unseal, unseal_file
from bot.store.shapes import Shape, shapes_of, table_of
from drafts.board import Board
from drafts.draft import Draft
from handlers.letters import View

_STAGING = (
    "CREATE TEMP TABLE change (row, stream, seq, at, by, update_id, part, kind, data)",
    "CREATE TEMP TABLE known (stream, seq, row)",  # changes, by an index of the log
    "CREATE TEMP TABLE known_file (sha256)",
)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DERIVED = {"found", "era", "pace"}  # made anew, or of the moment


def look_over(path: Path) -> Salvage:
    """What could be saved.

    WrongKeyError where it is sealed and no key opens it, MovedOnError where somebody wrote to it meanwhile,
    NewerSchemaError where it is a later Yrka's.
    """
    with closing(sqlite3.connect("", isolation_level=None)) as nowhere:
        return _Salvor(nowhere, bodies=False).salvage(path)


def salvage(path: Path, new: Path) -> Salvage:
    """What has been saved in the new file, which is made. Errors as above."""
    with closing(sqlite3.connect(new, isolation_level=None)) as here:
        here.execute("PRAGMA secure_delete = ON")
        return _Salvor(here).salvage(path)


class _Salvor:
    def __init__(self, new: sqlite3.Connection, *, bodies: bool = True) -> None:
        self._new = new
        self._bodies = bodies
        self._pages: dict[bytes, tuple[int, bytes]] = {}  # by its digest: a row that goes on there, and how
        self._doubtful: set[int] = set()

    def salvage(self, path: Path) -> Salvage:
        self._new.execute("BEGIN")
        for statement in (*migrations.statements(0), *_STAGING):
            self._new.execute(statement)
        self._new.execute(f"PRAGMA user_version = {len(migrations.STEPS)}")
        self._gather(path)
        self._check_keys()
        salvaged = self._put_streams()
        self._mend()
        salvaged.changes, salvaged.files = self._count("log"), self._count("file")
        salvaged.lost_files = self._count("known_file WHERE sha256 NOT IN (SELECT sha256 FROM file)")
        self._new.execute("COMMIT")
        return salvaged

    def _gather(self, path: Path) -> None:
        shapes = shapes_of(self._new)
        with open_pages(path) as pages:
            if pages.version > len(migrations.STEPS):
                raise migrations.NewerSchemaError
            for rowid, row, seams in cells(pages):
                if rowid is None:
                    self._note(row)
                elif name := table_of(row, shapes):
                    self._take(name, rowid, row, shapes[name])
                    self._compare(rowid, seams if name == "log" else ())
            if pages.touched():
                raise MovedOnError
        self._new.executemany("DELETE FROM change WHERE row = ?", [(rowid,) for rowid in self._doubtful])

    def _compare(self, rowid: int, seams: Iterable[tuple[bytes, bytes]]) -> None:
        """Two changes that go on with the same page, and not from the same words: it is only one's.

        Nothing tells whose, and a change with another's words in it is worse than none.
        """
        for before, after in seams:
            whose, there = self._pages.setdefault(hashlib.sha256(after).digest(), (rowid, before))
            if there != before:
                self._doubtful |= {whose, rowid}

    def _note(self, key: Row) -> None:
        match key:
            case [str(), int(), int()]:
                self._insert("known", key)
            case [str(sha256), int()] if _SHA256.fullmatch(sha256):
                self._insert("known_file", (sha256,))

    def _take(self, name: str, rowid: int, row: Row, shape: Shape) -> None:
        if name == "log":
            self._insert("change", (rowid, *row))
            return
        values = tuple(rowid if column.is_rowid else value for column, value in zip(shape, row, strict=False))
        if name in _DERIVED or not _holds(name, dict(zip((c.name for c in shape), values, strict=False))):
            return
        if name == "file" and not self._bodies:
            values = (values[0], b"", *values[2:])
        self._insert(name, values, [column.name for column in shape])

    def _check_keys(self) -> None:
        """That one row can't be opened is the damage's doing; that none can is the key's."""
        sealed = self._new.execute("SELECT data FROM change WHERE substr(data, 1, ?) = ?", (len(MARK), MARK))
        if (first := sealed.fetchone()) and not any(_opens(data) for (data,) in (first, *sealed)):
            raise WrongKeyError

    def _put_streams(self) -> Salvage:
        salvaged, seen = Salvage(), set[tuple[Any, Any]]()
        self._new.execute("DELETE FROM known WHERE row IN (SELECT row FROM change)")
        known = dict(self._new.execute("SELECT stream, count(DISTINCT seq) FROM known GROUP BY stream"))
        for id_, group in groupby(self._changes(), key=lambda row: row[1]):
            changes = list(group)
            state, kept = followed(id_, changes)
            if state is None:
                salvaged.lost.append(id_)
                continue
            beyond = {row[2] for row in changes if row[2] > state.seq}
            salvaged.note(state, len(beyond) + known.pop(id_, 0))
            self._put(state, kept, seen)
        salvaged.lost += known.keys() - set(salvaged.lost)
        return salvaged

    def _changes(self) -> Iterator[Row]:
        yield from self._new.execute("SELECT * FROM change ORDER BY stream, seq, row")

    def _put(self, state: Draft | Board, kept: list[Row], seen: set[tuple[Any, Any]]) -> None:
        for _row, *who, update, part, kind, data in kept:
            again = (update, part) in seen  # a number that is not what it was
            seen.add((update, part))
            self._insert("log", (*who, None if again else update, part, kind, data))
        for key in keys(state):
            self._insert("found", (key, state.id, state.seq, kept[0][3]))

    def _mend(self) -> None:
        """Nothing shows a draft that is no more; what there is is shown as it is now."""
        self._new.execute("DELETE FROM face WHERE draft NOT IN (SELECT stream FROM log)")
        self._new.execute("UPDATE face SET wanted = wanted + 1, shown = ''")

    def _insert(self, table: str, values: Sequence[Any], columns: Sequence[str] = ()) -> None:
        """What is there already stays: a page may be there twice."""
        names = f"({', '.join(columns[: len(values)])})" if columns else ""
        places = ", ".join("?" * len(values))
        self._new.execute(f"INSERT OR IGNORE INTO {table} {names} VALUES ({places})", values)  # noqa: S608 — names

    def _count(self, rows: str) -> int:
        return int(self._new.execute(f"SELECT count(*) FROM {rows}").fetchone()[0])  # noqa: S608 — names


def _holds(name: str, row: dict[str, Any]) -> bool:
    """Is it what it was? As far as it can be known."""
    check = _CHECKS.get(name)
    try:
        return check is None or bool(check(row))
    except Exception:  # noqa: BLE001 — what is damaged can be anything
        return False


_CHECKS: dict[str, Callable[[dict[str, Any]], object]] = {
    "file": lambda row: hashlib.sha256(unseal_file(row["body"])).hexdigest() == row["sha256"],
    "inbox": lambda row: isinstance(json.loads(unseal(row["body"])), dict),
    "outbox": lambda row: codec.read(row["kind"], row["data"]),
    "about": lambda row: codec.read_about(row["data"]),
    "face": lambda row: View(row["view"]),
}


def _opens(data: str) -> bool:
    try:
        unseal(data)
    except WrongKeyError:
        return False
    return True
