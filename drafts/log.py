"""What happened, in order: the one thing that is stored. Everything else is its fold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

Change_co = TypeVar("Change_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[Change_co]):
    """One change: number `seq` from 1 in its stream, made by a person's id (empty: the bot itself)."""

    seq: int
    at: datetime
    by: str
    change: Change_co
