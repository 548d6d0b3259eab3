"""The schema, as the steps that lead to it. Forward only: a step, once released, never changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import aiosqlite

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
)


class NewerSchemaError(aiosqlite.DatabaseError):
    """The database has been used by a later Yrka than this one."""


async def migrate(db: aiosqlite.Connection) -> None:
    """Bring the database to the newest schema: all the way or not at all, and one process at a time."""
    await db.execute("BEGIN IMMEDIATE")
    try:
        await _step_up(db)
    except BaseException:
        await db.execute("ROLLBACK")
        raise
    await db.execute("COMMIT")


async def _step_up(db: aiosqlite.Connection) -> None:
    ((version,),) = await db.execute_fetchall("PRAGMA user_version")
    if version > len(STEPS):
        raise NewerSchemaError("den hör till en nyare version av Yrka än den här")
    for step in STEPS[version:]:
        for statement in _statements(step):
            await db.execute(statement)
    await db.execute(f"PRAGMA user_version = {len(STEPS)}")


def _statements(script: str) -> Iterator[str]:
    """One at a time: executescript would commit before it begins."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
