"""Whose a row is that stands by itself: each table's rows have their own number and types of values."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from bot.store.database import Row

_TYPES: dict[str, tuple[type, ...]] = {
    "INTEGER": (int,),
    "REAL": (float, int),  # a whole number is kept as one
    "TEXT": (str,),
    "BLOB": (bytes,),
}


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    types: tuple[type, ...]
    may_be_null: bool
    has_default: bool
    is_rowid: bool  # kept as NULL in the row itself

    def fits(self, value: object) -> bool:
        if self.is_rowid or value is None:
            return value is None and (self.is_rowid or self.may_be_null)
        return isinstance(value, self.types)


Shape = list[Column]


def shapes_of(db: sqlite3.Connection) -> dict[str, Shape]:
    names = db.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall()
    return {name: _shape(db.execute(f"PRAGMA table_info({name})").fetchall()) for (name,) in names}


def _shape(columns: list[tuple[int, str, str, int, object, int]]) -> Shape:
    keys = [(name, type_) for _number, name, type_, _full, _default, place in columns if place]
    rowid = [name for name, type_ in keys if len(keys) == 1 and type_ == "INTEGER"]
    return [
        Column(name, _TYPES[type_], not full, default is not None, name in rowid)
        for _number, name, type_, full, default, _place in columns
    ]


def table_of(row: Row, shapes: dict[str, Shape]) -> str:
    """Whose row it can be; empty where nobody's. A row from before a column was added is shorter."""
    fitting = [
        name
        for name, shape in shapes.items()
        if len(row) <= len(shape)
        and all(column.fits(value) for column, value in zip(shape, row, strict=False))
        and all(column.has_default for column in shape[len(row) :])
    ]
    return min(fitting, key=lambda name: len(shapes[name]), default="")
