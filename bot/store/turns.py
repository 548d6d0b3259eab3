"""Turns to send: Telegram takes so much a second, and in a group so much a minute, of all processes together.

What is kept of a place is one number: when all that was sent there would have been sent at an even pace. As
long as that is no further ahead than a burst, there is room (the leaky bucket as a meter, ITU-T I.371). The
clocks of the processes' machines have to agree to a second or so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.store.database import Database

_TAKE = (
    "INSERT INTO pace (place, spent) VALUES (?, ?) ON CONFLICT (place) DO UPDATE SET spent = "
    "CASE WHEN pace.spent + ? > excluded.spent THEN pace.spent + ? ELSE excluded.spent END "
    "WHERE pace.spent <= ? RETURNING spent"
)


@dataclass(frozen=True, slots=True)
class Limit:
    """`burst` at once, and then one every `gap` seconds."""

    burst: int
    gap: float


EVERYWHERE = Limit(30, 1 / 30)
GROUP = Limit(20, 60 / 20)


class Turns:
    def __init__(self, database: Database, everywhere: Limit = EVERYWHERE, group: Limit = GROUP) -> None:
        self._database = database
        self._everywhere = everywhere
        self._group = group

    async def wait(self, chat: int, now: float) -> float:
        """Seconds until something may be sent to the chat; 0 where it may now, which is then its turn.

        `now`: seconds since the epoch.
        """
        for place, limit in self._limits(chat):
            ahead = (limit.burst - 1) * limit.gap
            values = (place, now + limit.gap, limit.gap, limit.gap, now + ahead)
            if not await self._database.answer(_TAKE, *values):
                rows = await self._database.rows("SELECT spent FROM pace WHERE place = ?", place)
                return max(float(rows[0][0]) - ahead - now, 0.01) if rows else 0.01
        return 0

    def _limits(self, chat: int) -> Iterator[tuple[int, Limit]]:
        """A group's id is negative. A turn there that is lost, since others fill the second, does no harm."""
        if chat < 0:
            yield chat, self._group
        yield 0, self._everywhere
