"""What is left of a draft that has been removed: that it was there, when it went and why. No word of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Why(StrEnum):
    DECIDED = "decided"  # handed in, and the meeting that decided on it is over since long
    WITHDRAWN = "withdrawn"  # handed in, and taken back
    UNSENT = "unsent"  # never handed in, and left alone since long
    ERASED = "erased"  # the one person on it, who had not handed it in, wanted it erased


@dataclass(frozen=True, slots=True)
class Gone:
    draft: str
    arende: str
    at: datetime
    why: Why


@dataclass(frozen=True, slots=True)
class Warned:
    """The draft's authors have been told that it goes at this time, if nothing happens to it before."""

    draft: str
    goes: datetime
