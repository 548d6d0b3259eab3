"""The schema, as the steps that lead to it. Forward only: a step, once released, never changes."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache

STEPS: tuple[str, ...] = (
    """
    -- The truth: what happened to each draft and each board, in order. Its primary key is the
    -- compare-and-set (two writers cannot both append number n), its second key makes an update's
    -- effect happen once.
    CREATE TABLE log (
        stream TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        by TEXT NOT NULL,
        update_id INTEGER,
        part INTEGER NOT NULL,
        kind TEXT NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (stream, seq),
        UNIQUE (update_id, part)
    );
    -- By what a stream is found: 'account:42' → boards, 'board:example' → its drafts. Derived from the log.
    CREATE TABLE found (
        key TEXT NOT NULL,
        stream TEXT NOT NULL,
        PRIMARY KEY (key, stream)
    );
    -- Updates as Telegram sent them, stored before they are acknowledged; gone when they are done.
    CREATE TABLE inbox (
        id INTEGER PRIMARY KEY,
        update_id INTEGER NOT NULL UNIQUE,
        chat INTEGER NOT NULL,
        body TEXT NOT NULL
    );
    -- Updates whose effect is in the database: a repeated one finds its number here. `error`: it had none.
    CREATE TABLE done (
        update_id INTEGER PRIMARY KEY,
        error TEXT NOT NULL DEFAULT ''
    );
    -- Letters not yet posted, a lane's in order. A lane is a chat; an answer to a tap has one of its own,
    -- since it does not wait behind a chat's letters. `message` is set when a letter's first half is out.
    CREATE TABLE outbox (
        id INTEGER PRIMARY KEY,
        lane INTEGER NOT NULL,
        kind TEXT NOT NULL,
        data TEXT NOT NULL,
        message INTEGER,
        tries INTEGER NOT NULL DEFAULT 0,
        due REAL NOT NULL DEFAULT 0
    );
    CREATE INDEX outbox_lane ON outbox (lane, id);
    -- What our messages are about. `asks`: it waits for words in a private chat.
    CREATE TABLE about (
        chat INTEGER NOT NULL,
        message INTEGER NOT NULL,
        thread INTEGER NOT NULL,
        data TEXT NOT NULL,
        asks INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (chat, message)
    );
    -- Where a draft's faces hang. Drawn again whenever `wanted` is ahead of `drawn`.
    CREATE TABLE face (
        chat INTEGER NOT NULL,
        message INTEGER NOT NULL,
        thread INTEGER NOT NULL,
        draft TEXT NOT NULL,
        view TEXT NOT NULL,
        person TEXT NOT NULL,
        wanted INTEGER NOT NULL,
        drawn INTEGER NOT NULL,
        due REAL NOT NULL DEFAULT 0,
        PRIMARY KEY (chat, message)
    );
    CREATE INDEX face_draft ON face (draft);
    CREATE INDEX face_stale ON face (chat) WHERE wanted > drawn;
    CREATE TABLE file (
        sha256 TEXT PRIMARY KEY,
        body BLOB NOT NULL
    );
    """,
    """
    -- The last message we know that we posted in each chat. What stands there after it, and is ours, came of
    -- the letter that was being posted when the process was killed.
    CREATE TABLE reached (
        chat INTEGER PRIMARY KEY,
        message INTEGER NOT NULL
    );
    """,
    """
    -- When the file was last stored (seconds since the epoch): one that nothing refers to goes a day later.
    ALTER TABLE file ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;
    """,
    """
    -- Another number whenever a backup has taken the place of what was here: whoever remembers that, forgets.
    CREATE TABLE era (
        n INTEGER PRIMARY KEY
    );
    INSERT INTO era VALUES (0);
    -- How the face was last drawn, as far as is known: what reads so already is left so.
    ALTER TABLE face ADD COLUMN shown TEXT NOT NULL DEFAULT '';
    """,
    """
    -- How much has been sent of what Telegram takes, to a group and (0) in all: see bot/store/turns.py.
    CREATE TABLE pace (
        place INTEGER PRIMARY KEY,
        spent REAL NOT NULL
    );
    -- After an hour of outage a chat's next update is found as fast as ever.
    CREATE INDEX inbox_chat ON inbox (chat, id);
    """,
    """
    -- What opens a page once (its SHA-256) and has been used; gone when it would not open anything any more
    -- (`until`, seconds since the epoch).
    CREATE TABLE spent (
        digest TEXT PRIMARY KEY,
        until INTEGER NOT NULL
    );
    """,
    """
    -- Of a stream that is found: its last change's number, and when it was begun. A board finds hundreds, and
    -- asks for them at every gesture.
    ALTER TABLE found ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE found ADD COLUMN begun TEXT NOT NULL DEFAULT '';
    UPDATE found SET
        seq = COALESCE((SELECT max(log.seq) FROM log WHERE log.stream = found.stream), 0),
        begun = COALESCE((SELECT at FROM log WHERE log.stream = found.stream AND log.seq = 1), '');
    """,
    """
    -- A change finds these in a database of many boards as fast as in one of a single draft.
    CREATE INDEX found_stream ON found (stream);
    CREATE INDEX about_asks ON about (chat, message) WHERE asks = 1;
    """,
    """
    -- Numbers of messages that are there, in the row that Telegram numbers them in: see bot/store/boxes.py.
    CREATE TABLE taken (
        box INTEGER NOT NULL,
        message INTEGER NOT NULL,
        PRIMARY KEY (box, message)
    );
    INSERT INTO taken
        SELECT DISTINCT CASE WHEN chat < -1000000000000 THEN chat ELSE 0 END, message FROM reached;
    -- The last of them when the letter was last tried. It stands after that, if it came.
    ALTER TABLE outbox ADD COLUMN known INTEGER NOT NULL DEFAULT 0;
    UPDATE outbox SET known = COALESCE((SELECT message FROM reached WHERE chat = lane), 0) WHERE tries > 0;
    DROP TABLE reached;
    """,
    """
    -- At how many places in a row nothing stood when the search for the letter was broken off.
    ALTER TABLE outbox ADD COLUMN empty INTEGER NOT NULL DEFAULT 0;
    """,
)


class NewerSchemaError(Exception):
    """The database has been used by a later Yrka than this one."""

    def __init__(self) -> None:
        super().__init__("den hör till en nyare version av Yrka än den här")


def statements(version: int) -> Iterator[str]:
    """What leads from that version to the newest, for SQLite. NewerSchemaError where there is no way."""
    if version > len(STEPS):
        raise NewerSchemaError
    for step in STEPS[version:]:
        yield from _parted(step)


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[str, ...]
    key: tuple[str, ...]


@cache
def tables() -> dict[str, Table]:
    """The newest schema's, by name."""
    with closing(sqlite3.connect(":memory:")) as db:
        for statement in statements(0):
            db.execute(statement)
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: _table(db.execute(f"PRAGMA table_info({name})").fetchall()) for name in names}


def _table(columns: list[tuple[int, str, str, int, object, int]]) -> Table:
    key = sorted((place, name) for _number, name, _type, _null, _default, place in columns if place)
    return Table(tuple(column[1] for column in columns), tuple(name for _place, name in key))


def for_postgres(statement: str) -> str:
    """The same for PostgreSQL, with types as wide as SQLite's, and text in the order of its code points."""
    for sqlite, postgres in _TYPES:
        statement = re.sub(rf"\b{sqlite}\b", postgres, statement)
    return statement


_TYPES = (
    ("id INTEGER PRIMARY KEY", "id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"),
    ("INTEGER", "BIGINT"),
    ("REAL", "DOUBLE PRECISION"),
    ("BLOB", "BYTEA"),
    ("TEXT", 'TEXT COLLATE "C"'),
)


def _parted(script: str) -> Iterator[str]:
    """One at a time: executescript would commit before it begins."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
