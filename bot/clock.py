"""The time of day as the bot reads it. A play can set it forward; nothing else does."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.bell import Bell

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass
class Clock:
    """`struck` rings when the clock is set; `looked` is when the alarm last looked, never since then."""

    ahead: timedelta = timedelta()
    looked: datetime = _NEVER
    struck: Bell = field(default_factory=Bell)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    @property
    def seen(self) -> bool:
        """Has the alarm looked since the clock was set?"""
        return self.looked > _NEVER

    def set(self, to: datetime) -> None:
        """ValueError where that is not forward."""
        if to < self.now():
            raise ValueError(f"klockan är redan {self.now():%Y-%m-%d %H.%M} (UTC)")
        self.ahead += to - self.now()
        self.looked = _NEVER
        self.struck.ring()
