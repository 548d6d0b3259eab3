"""A promise: how often it was looked at, and where it was broken."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Promise:
    what: str
    looked_at: int = 0
    broken: list[str] = field(default_factory=list)

    def check(self, holds: object, what_is: str) -> None:
        self.looked_at += 1
        if not holds:
            self.broken.append(what_is)


def broken(promises: list[Promise]) -> str:
    """What was there instead, a line a case; empty where all is as promised."""
    return "\n".join(f"{promise.what}: {case}" for promise in promises for case in promise.broken)
