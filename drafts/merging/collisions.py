"""Where versions of one text do not go together, and where they come so near that somebody should look."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self


class Clash(StrEnum):
    """What kind of collision it is."""

    WORDS = "words"  # both changed the same words
    REMOVED = "removed"  # one removes what the other changes or moves
    MOVED = "moved"  # both move it, not to the same place
    ADDED = "added"  # both add something after it
    TURNED = "turned"  # both make another kind of it


@dataclass(frozen=True, slots=True)
class Place:
    """Two versions at one place of what they were made from.

    `one` and `other` are the keys of the versions. `base` is what stands there, `by_one` and `by_other` how
    they read; what is removed reads as nothing. `start` and `end` are offsets in the text of the block.
    Without documents there is one block, "".
    """

    one: str
    other: str
    block: str
    base: str
    by_one: str
    by_other: str
    start: int = 0
    end: int = 0

    @property
    def turned(self) -> Self:
        """The same, seen from the other side."""
        return replace(self, one=self.other, other=self.one, by_one=self.by_other, by_other=self.by_one)


@dataclass(frozen=True, slots=True)
class Collision(Place):
    """They cannot both stand."""

    why: Clash = Clash.WORDS


@dataclass(frozen=True, slots=True)
class Neighbours(Place):
    """They go together, and may say together what neither proposed: "juni" and "2026"."""


@dataclass(frozen=True, slots=True)
class Merge:
    """`merged` is None where there are collisions."""

    merged: str | None
    collisions: tuple[Collision, ...] = ()
    neighbours: tuple[Neighbours, ...] = ()
