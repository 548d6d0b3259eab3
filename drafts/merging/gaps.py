"""What versions put between the blocks of their base, and where that does not go together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TypeVar

from drafts.base.document import FIRST, BaseDocument, Kind
from drafts.merging.collisions import Clash, Collision, Neighbours, Place
from drafts.merging.deltas import Delta, Gap, Item, alike

Run = Sequence[Item]
P = TypeVar("P", bound=Place)


def united(runs: Iterable[Run]) -> list[Item]:
    """All that is put in one gap, in order; what is alike in two of them once, as the first has it."""
    whole: list[Item] = []
    for run in runs:
        left = list(whole)
        own = [_twin(item, left) for item in run]
        whole = own if within(whole, run) else [*whole, *(item for item in own if item not in whole)]
    return whole


def _twin(item: Item, left: list[Item]) -> Item:
    """Taken from `left` where it is there."""
    twin = next((other for other in left if alike(item, other)), None)
    if twin is None:
        return item
    left.remove(twin)
    return twin


def within(run: Run, whole: Run) -> bool:
    """All of the run is in the other, in the same order."""
    rest = iter(whole)
    return all(any(alike(item, other) for other in rest) for item in run)


def _agreed(one: Run, other: Run) -> bool:
    return within(one, other) or within(other, one)


def _rival(one: Run, other: Run) -> bool:
    """Both add, and not the same."""
    both = all(any(not isinstance(item, int) for item in run) for run in (one, other))
    return both and not _agreed(one, other)


def _by_block(found: Mapping[str, Iterable[int]]) -> dict[int, list[str]]:
    keys: dict[int, list[str]] = {}
    for key, blocks in found.items():
        for n in blocks:
            keys.setdefault(n, []).append(key)
    return keys


class Gaps:
    """The runs by their gap, and the heading each gap stands under."""

    def __init__(self, base: BaseDocument, deltas: Mapping[str, Delta]) -> None:
        self.base = base
        self.deltas = deltas
        self.runs: dict[Gap, dict[str, Run]] = {}
        for key, made in deltas.items():
            for gap, run in made.runs.items():
                self.runs.setdefault(gap, {})[key] = run
        self.removers = _by_block({key: made.removed for key, made in deltas.items()})
        self.movers = _by_block({key: made.moved for key, made in deltas.items()})
        self.ranks = {key: n for n, key in enumerate(deltas)}

    def collisions(self) -> Iterator[Collision]:
        for gap, runs in self.runs.items():
            for one, other in combinations(runs, 2):
                if _rival(runs[one], runs[other]):
                    yield replace(self._place(Collision, gap.after, (one, other), gap), why=Clash.ADDED)
            for key in runs:
                for n, other in self._undone(gap, key):
                    yield replace(self._place(Collision, n, (key, other), gap), why=Clash.REMOVED)

    def neighbours(self) -> Iterator[Neighbours]:
        """What one adds and what another moves to the same gap, or away from in front of it."""
        for gap, runs in self.runs.items():
            for one, other in combinations(runs, 2):
                if not _rival(runs[one], runs[other]) and not _agreed(runs[one], runs[other]):
                    yield self._place(Neighbours, gap.after, (one, other), gap)
            for key in runs:
                for other in self.movers.get(gap.after, ()):
                    if gap.added and key not in self.movers[gap.after]:
                        yield self._place(Neighbours, gap.after, (key, other), gap)

    def _undone(self, gap: Gap, key: str) -> Iterator[tuple[int, str]]:
        """Who removes what this stands under, in the middle of or for, without putting the same there."""
        own = self.deltas[key].removed
        heading = next((n for n in range(gap.after, -1, -1) if self.base.blocks[n].kind is Kind.HEADING), -1)
        for n in {heading, gap.after}:
            for other in self.removers.get(n, ()):
                theirs = self.deltas[other]
                if other == key or gap in theirs.runs:
                    continue
                under = n == heading and n not in own
                amid = n == gap.after and gap.before in theirs.removed and not {n, gap.before} <= own
                instead = n == gap.after and not gap.added
                if under or amid or instead:
                    yield n, other

    def _place(self, kind: type[P], n: int, keys: tuple[str, str], gap: Gap) -> P:
        one, other = sorted(keys, key=self.ranks.__getitem__)
        id_, text = (self.base.blocks[n].id, self.base.blocks[n].text) if n >= 0 else (FIRST, "")
        by_one, by_other = (self._said(self.deltas[key].runs.get(gap, ())) for key in (one, other))
        return kind(one, other, id_, text, by_one, by_other, 0, len(text))

    def _said(self, run: Run) -> str:
        return "\n".join(self.base.blocks[item].text if isinstance(item, int) else item.text for item in run)
