"""What happened, in order: the one thing that is stored. Everything else is its fold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from datetime import datetime

Change = TypeVar("Change", covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[Change]):
    """One change: number `seq` from 1 in its stream, made by a person's id (empty: the bot itself)."""

    seq: int
    at: datetime
    by: str
    change: Change
