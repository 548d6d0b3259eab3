"""The pulse: each loop that keeps the bot going says that it goes round."""

from __future__ import annotations

import time

LONGEST_ROUND = 120.0  # seconds; a loop goes round in five or twenty, and waits a minute for a slow database

_beats: dict[str, float] = {}


def beat(loop: str) -> None:
    _beats[loop] = time.monotonic()


def silent(loops: frozenset[str], since: float) -> list[str]:
    """Those that stand still. One that has not begun has until a round after `since` (time.monotonic)."""
    now = time.monotonic()
    return sorted(loop for loop in loops if now - max(since, _beats.get(loop, since)) > LONGEST_ROUND)
