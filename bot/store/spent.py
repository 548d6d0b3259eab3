"""What is good once: noted when it is used, for as long as it would be good."""

from __future__ import annotations

from datetime import datetime

from bot.store.database import Statement


def spend(digest: str, until: datetime, now: datetime) -> list[Statement]:
    """Takes a key that is taken where it has been used before."""
    return [
        ("DELETE FROM spent WHERE until < ?", (int(now.timestamp()),)),
        ("INSERT INTO spent (digest, until) VALUES (?, ?)", (digest, int(until.timestamp()) + 1)),
    ]
