"""Which changes of one text meet: those that collide, and those that touch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from drafts.merging.words import Hunk, Words, is_sign

_STOPS = frozenset(".!?…:;")

Areas = list[tuple[int, int]]


class Meeting(NamedTuple):
    """Two changes that nobody made both of. They touch, or `collide`."""

    one: Hunk
    other: Hunk
    collide: bool

    @property
    def area(self) -> tuple[int, int]:
        return self.one.start, max(self.one.end, self.other.end)


class Loom(Protocol):
    """The base, each change with the keys of its makers, and the white space around what a change adds."""

    base: Words
    owners: dict[Hunk, list[str]]

    def lead(self, hunk: Hunk) -> str: ...
    def trail(self, hunk: Hunk) -> str: ...


def meetings(loom: Loom) -> list[Meeting]:
    row = sorted(loom.owners)
    found = []
    for n, one in enumerate(row):
        for other in row[n + 1 :]:
            collide = _overlap(one, other) or _fused(loom, one, other) or _hanging(loom, one, other)
            if not collide and not _near(loom, one, other):
                break
            if not set(loom.owners[one]) & set(loom.owners[other]):
                found.append(Meeting(one, other, collide))
    return found


def _overlap(one: Hunk, other: Hunk) -> bool:
    """`one` comes first. A change at the very border of another's words is not in them."""
    return (
        one.start < other.end and other.start < one.end and (one.start < other.start or one.end > one.start)
    )


def _fused(loom: Loom, one: Hunk, other: Hunk) -> bool:
    """Both put something in at one point, with nothing between: two words, or two signs."""
    if not _at_one_point(one, other):
        return False
    pairs = ((one, other), (other, one))
    return any(not loom.lead(b) and is_sign(a.words[-1]) == is_sign(b.words[0]) for a, b in pairs)


def _at_one_point(one: Hunk, other: Hunk) -> bool:
    return one.start == one.end == other.start == other.end


def _hanging(loom: Loom, one: Hunk, other: Hunk) -> bool:
    """Words put in before words that are struck, in one line and sentence: they belonged to those."""
    struck = not other.words and not is_sign(loom.base.row[other.start].text)
    put_in = one.start == one.end == other.start and one.words[-1] not in _STOPS
    return struck and put_in and "\n" not in loom.trail(one)


def _near(loom: Loom, one: Hunk, other: Hunk) -> bool:
    """Nothing between them but signs that end no sentence, in one line; or both at one point."""
    base, between = loom.base, range(one.end, other.start)
    gaps = [base.gap(n) for n in between]
    gaps.append(loom.lead(other) if other.start == other.end else base.gap(other.start))
    apart = (base.row[n].text for n in between)
    return _at_one_point(one, other) or not (
        any("\n" in gap for gap in gaps) or any(not is_sign(word) or word in _STOPS for word in apart)
    )


def whole(areas: Iterable[tuple[int, int]], hunks: Sequence[Hunk]) -> Iterator[tuple[int, int]]:
    """Areas that hang together as one, none of which cuts a change."""
    found: Areas = []
    for start, end in sorted(areas):
        wide = (start, end)
        for hunk in sorted(hunks):
            if hunk.start < wide[1] and wide[0] < hunk.end:
                wide = (min(wide[0], hunk.start), max(wide[1], hunk.end))
        if found and wide[0] <= found[-1][1]:
            wide = (min(found[-1][0], wide[0]), max(found.pop()[1], wide[1]))
        found.append(wide)
    yield from found
