"""Telegram's moods at random: slow, too busy, broken, silent before or after it has done as it was asked."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from bot.local import Fault, flood, outage
from bot.local.faults import Faults
from bot.local.params import Params


@dataclass(slots=True)
class Weather(Faults):
    """Of a hundred calls about four go wrong; where `kill` is given, it strikes at some of those moments."""

    chance: Random = field(default_factory=Random)
    kill: Callable[[], object] = lambda: None
    counts: Counter[str] = field(default_factory=Counter)
    calm: bool = True
    away_until: float = 0

    def go_away(self, seconds: float) -> None:
        """No call gets through for so long."""
        self.counts["outages"] += 1
        self.away_until = time.monotonic() + seconds

    def find(self, method: str, params: Params) -> Fault | None:  # noqa: ARG002 — it rains on all alike
        if self.calm:
            return None
        if time.monotonic() < self.away_until:
            return Fault(refuse=outage(502))
        name = self.chance.choices(tuple(MOODS), [weight for weight, _ in MOODS.values()])[0]
        if name == FAIR:
            return None
        self.counts[name] += 1
        return MOODS[name][1](self)

    def _killed(self) -> Fault:
        """Dead at the very moment, or a hair after it: which of the processes asked is not told."""
        return Fault(drop=self.chance.choice(("before", "after")), then=self.kill)


FAIR = "fair"
MOODS: dict[str, tuple[float, Callable[[Weather], Fault]]] = {
    FAIR: (96, lambda _: Fault()),
    "slow": (1, lambda weather: Fault(slow=weather.chance.uniform(0.05, 1))),
    "429": (0.7, lambda _: Fault(refuse=flood(retry_after=1))),
    "500": (0.7, lambda weather: Fault(refuse=outage(weather.chance.choice((500, 502, 503))))),
    "dropped before": (0.8, lambda _: Fault(drop="before")),
    "dropped after": (0.8, lambda _: Fault(drop="after")),
    "dropped and killed": (0.02, Weather._killed),  # noqa: SLF001 — its own
}
