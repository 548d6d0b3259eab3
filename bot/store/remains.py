"""What can go: topics of messages about removed drafts, files that nothing refers to, numbers long taken.

A file is referred to by its SHA-256 wherever a value is stored: in a letter, in what a message of ours is
about, in a change. References move in that order and no other (a letter is posted, a message is answered), so
reading in that order misses none. A file stored again while they are read has a fresh `kept`, and stays.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Collection, Iterator
from dataclasses import replace
from typing import Any

from bot.store import codec
from bot.store.boxes import forgotten
from bot.store.database import Database, Statement
from bot.store.sealing import unseal
from drafts.board_changes import AccountBound, RegisterSet
from drafts.decision_changes import StatementDropped, StatementMade
from drafts.removal_changes import TakenAway, struck

GRACE = 24 * 3600  # seconds a file stays that nothing refers to: who reads it may be about to
PAGE = 500  # rows read at a time

_SHA256 = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


class Remains:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, drafts: Collection[str], now: float) -> list[Statement]:
        """What leaves nothing of these drafts, of those removed before, and nothing loose. `now`: seconds."""
        sql = "SELECT stream FROM log WHERE kind = ?"
        drafts = {*drafts, *(row[0] for row in await self._database.rows(sql, TakenAway.__name__))}
        files = {row[0] for row in await self._database.rows("SELECT sha256 FROM file")}
        statements: list[Statement] = []
        async for data in self._letters():
            files.difference_update(_SHA256.findall(unseal(data)))
        async for chat, message, data in self._abouts():
            if codec.read_about(data).draft in drafts:
                statements.append(("DELETE FROM about WHERE chat = ? AND message = ?", (chat, message)))
            else:
                files.difference_update(_SHA256.findall(unseal(data)))
        async for data in self._changes(drafts):
            files.difference_update(_SHA256.findall(unseal(data)))
        return [*statements, *_loose(files, now), forgotten()]

    async def unsaid(self, board: str, arende: str) -> list[Statement]:
        """No words, and no file, of what was said in the ärende are left in the board's log."""

        def without(change: StatementMade | StatementDropped) -> StatementMade | StatementDropped:
            said = change.statement
            mine = said.arende == arende
            return replace(change, statement=replace(said, words="", pdf="", docx="")) if mine else change

        return await self._rewritten(board, (StatementMade, StatementDropped), without)

    async def struck(self, board: str, person: str) -> list[Statement]:
        """The person's name, address and account are nowhere left in the board's log."""

        def without(change: RegisterSet | AccountBound) -> RegisterSet | AccountBound:
            if isinstance(change, RegisterSet):
                return RegisterSet(tuple(struck(p) if p.id == person else p for p in change.people))
            return replace(change, account=0) if change.person == person else change

        return await self._rewritten(board, (RegisterSet, AccountBound), without)

    async def _rewritten(
        self, stream: str, kinds: tuple[type, ...], rewrite: Callable[[Any], Any]
    ) -> list[Statement]:
        """Changes that keep their place in the log, and say less. Folded, they lead to the same board."""
        places = ", ".join("?" * len(kinds))
        sql = f"SELECT seq, kind, data FROM log WHERE stream = ? AND kind IN ({places})"  # noqa: S608 — no one's words in it
        rows = await self._database.rows(sql, stream, *(kind.__name__ for kind in kinds))
        found = [(seq, codec.read(kind, data)) for seq, kind, data in rows]
        return [
            ("UPDATE log SET data = ? WHERE stream = ? AND seq = ?", (codec.kept(less), stream, seq))
            for seq, change in found
            if (less := rewrite(change)) != change
        ]

    async def _letters(self) -> AsyncIterator[str]:
        sql, last = "SELECT id, data FROM outbox WHERE id > ? ORDER BY id LIMIT ?", 0
        while rows := await self._database.rows(sql, last, PAGE):
            last = rows[-1][0]
            for _id, data in rows:
                yield data

    async def _abouts(self) -> AsyncIterator[tuple[int, int, str]]:
        sql = (
            "SELECT chat, message, data FROM about WHERE (chat, message) > (?, ?) "
            "ORDER BY chat, message LIMIT ?"
        )
        last = (-(1 << 62), 0)
        while rows := await self._database.rows(sql, *last, PAGE):
            last = (rows[-1][0], rows[-1][1])
            for chat, message, data in rows:
                yield chat, message, data

    async def _changes(self, but: Collection[str]) -> AsyncIterator[str]:
        sql = "SELECT stream, seq, data FROM log WHERE (stream, seq) > (?, ?) ORDER BY stream, seq LIMIT ?"
        last = ("", 0)
        while rows := await self._database.rows(sql, *last, PAGE):
            last = (rows[-1][0], rows[-1][1])
            for stream, _seq, data in rows:
                if stream not in but:
                    yield data


def _loose(files: Collection[str], now: float) -> Iterator[Statement]:
    for sha256 in files:
        yield "DELETE FROM file WHERE sha256 = ? AND kept < ?", (sha256, int(now) - GRACE)
