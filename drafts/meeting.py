"""A meeting of the board (*sammanträde*): when, where, until when proposals are taken, and who attends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Meeting:
    """Times are in UTC. What comes after `stop` is late, and not refused.

    `absent` are not there at all; `left` are gone from an ärende on, and `back` there again (or at last) from
    an ärende on: (person, ärende's id).
    """

    id: str  # `_1`: begins as no ärende's id does
    starts: datetime
    place: str = ""
    stop: datetime | None = None
    closed: datetime | None = None
    absent: frozenset[str] = frozenset()
    left: tuple[tuple[str, str], ...] = ()
    back: tuple[tuple[str, str], ...] = ()

    def is_late(self, at: datetime) -> bool:
        """Did what came then come after the time for proposals?"""
        return self.stop is not None and at > self.stop


@dataclass(frozen=True, slots=True)
class Service:
    """An ersättare serves, or serves not after all, in an ärende or (a meeting's id) in all of a meeting's.

    `instead_of` is the ledamot whose place it is, where that is known.
    """

    scope: str
    person: str
    serves: bool = True
    instead_of: str = ""
