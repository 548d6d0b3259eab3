"""How fast one person may go: nobody reaches it by hand, and a script can't hold the others up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from drafts.errors import TooFast


@dataclass(frozen=True, slots=True)
class Pace:
    """`burst` at once, and then `rate` a second."""

    burst: float = 60
    rate: float = 1


@dataclass(frozen=True, slots=True)
class Bucket:
    """What is left of the burst at a time."""

    left: float
    at: datetime


def take(bucket: Bucket | None, pace: Pace, now: datetime) -> Bucket:
    """The bucket after one more; TooFast, with the seconds to wait, where nothing is left."""
    left = pace.burst
    if bucket:
        since = max(0.0, (now - bucket.at).total_seconds())
        left = min(pace.burst, bucket.left + since * pace.rate)
    if left < 1:
        raise TooFast(ceil((1 - left) / pace.rate))
    return Bucket(left - 1, now)
