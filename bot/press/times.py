"""How papers that are kept tell times: so that nobody has to ask which month, or whose clock."""

from __future__ import annotations

from datetime import datetime

from drafts.dates import SWEDEN


def day(at: datetime) -> str:
    """`2026-11-26`, in Swedish time."""
    return f"{at.astimezone(SWEDEN):%Y-%m-%d}"


def minute(at: datetime) -> str:
    """`2026-11-26 18.30`, in Swedish time."""
    return f"{at.astimezone(SWEDEN):%Y-%m-%d %H.%M}"
