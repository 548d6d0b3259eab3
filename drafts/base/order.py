"""Which of two orders' ids have moved: the fewest that need have."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def steady(old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """The ids of both that stand in the same order, as many as can be; each id stands once in a row."""
    if old == new:
        return frozenset(old)
    rank = {id_: n for n, id_ in enumerate(old)}
    shared = [id_ for id_ in new if id_ in rank]
    ends: list[int] = []  # the lowest rank that a run of each length ends in
    lasts: list[str] = []
    before: dict[str, str | None] = {}
    for id_ in shared:
        length = bisect_left(ends, rank[id_])
        before[id_] = lasts[length - 1] if length else None
        ends[length : length + 1] = [rank[id_]]
        lasts[length : length + 1] = [id_]
    kept: set[str] = set()
    last = lasts[-1] if lasts else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return frozenset(kept)


def strayed(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """The rest of the ids of both: the fewest that need have moved."""
    return (set(old) & set(new)) - steady(old, new)
