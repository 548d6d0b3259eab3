"""Updates from Telegram: stored before they are acknowledged, so that none is lost with the process."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractAsyncContextManager
from typing import NamedTuple

from bot.store.boxes import stands
from bot.store.database import Database
from bot.store.sealing import seal, unseal


class Arrived(NamedTuple):
    """An update as it came. `message`: that somebody wrote, where that is what it tells of; else 0."""

    update_id: int
    chat: int
    body: str  # JSON
    message: int = 0


class Inbox:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def arrive(self, updates: Iterable[Arrived]) -> None:
        """Store updates; those that have come before are left as they are."""
        sql = (
            "INSERT INTO inbox (update_id, chat, body) "
            "SELECT CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS TEXT) "
            "WHERE NOT EXISTS (SELECT 1 FROM done WHERE update_id = ?) ON CONFLICT DO NOTHING"
        )
        updates = list(updates)
        await self._database.write(
            [
                *((sql, (u.update_id, u.chat, seal(u.body), u.update_id)) for u in updates),
                *(stands(u.chat, u.message) for u in updates if u.message),
            ]
        )

    def receiving(self) -> AbstractAsyncContextManager[bool]:
        """Is it for this process to ask Telegram for updates? It answers one at a time."""
        return self._database.claim("receiving")

    def claim(self, chat: int) -> AbstractAsyncContextManager[bool]:
        """Is it for this process to have the chat's updates take effect?"""
        return self._database.claim("inbox", chat)

    async def chats(self) -> list[int]:
        """The chats in which something waits."""
        return [row[0] for row in await self._database.rows("SELECT DISTINCT chat FROM inbox")]

    async def next(self, chat: int) -> tuple[int, str] | None:
        """The chat's oldest update that waits: its id and JSON."""
        sql = "SELECT update_id, body FROM inbox WHERE chat = ? ORDER BY id LIMIT 1"
        rows = await self._database.rows(sql, chat)
        return (rows[0][0], unseal(rows[0][1])) if rows else None

    async def was_done(self, update_id: int) -> bool:
        """It has had its effect, and waits no more, should it have come again just then."""
        if done := await self.is_done(update_id):
            await self._database.write([("DELETE FROM inbox WHERE update_id = ?", (update_id,))])
        return done

    async def is_done(self, update_id: int) -> bool:
        return bool(await self._database.rows("SELECT 1 FROM done WHERE update_id = ?", update_id))
