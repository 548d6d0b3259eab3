"""However much is stored, what a gesture reads and writes is found by an index."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing

import pytest

from bot.play.player import Player
from bot.play.script import SHIPPED, read_script
from bot.play.stage import open_stage
from bot.store import migrations
from bot.store.database import Row, Statement
from bot.store.lines import Line

SHORT = {"era", "one", "letter", "stale", "CONSTANT"}  # of a single row
WAITING = {"outbox_lane", "inbox_chat", "face_stale"}  # indexes that hold what waits to be done, and no more
SELDOM = (  # once a day, or when the bot starts
    "SELECT stream FROM log WHERE kind = ?",
    "SELECT sha256 FROM file",
    "SELECT data FROM log WHERE substr(data, 1, ?) = ?",
)


async def test_a_meeting_is_held_without_looking_through_a_whole_table(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: set[str] = set()
    answer = Line._answer

    def note(self: Line, statements: Sequence[Statement]) -> list[Row]:
        said.update(sql for sql, _args in statements)
        return answer(self, statements)

    monkeypatch.setattr(Line, "_answer", note)
    script = read_script(SHIPPED / "sammantrade.yaml")
    async with open_stage(script.board) as stage:
        await Player(stage, script).play()
    assert len(said) > 20
    with closing(sqlite3.connect(":memory:")) as db:
        for statement in migrations.statements(0):
            db.execute(statement)
        slow = {sql: scans for sql in said if (scans := _scans(db, sql)) and not sql.startswith(SELDOM)}
    assert slow == {}


def _scans(db: sqlite3.Connection, sql: str) -> list[str]:
    """What it goes through from the first row to the last, of all that grows."""
    plan = db.execute(f"EXPLAIN QUERY PLAN {sql}", [None] * sql.count("?"))
    scans = [re.match(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?", row[3]) for row in plan]
    return [scan[0] for scan in scans if scan and scan[1] not in SHORT and scan[2] not in WAITING]
