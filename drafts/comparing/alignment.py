"""Which block of an old document is which of the new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drafts.comparing.runs import anchored
from drafts.comparing.stretches import Stretch, between, settle
from drafts.comparing.words import Lexicon


@dataclass(frozen=True, slots=True)
class Pair:
    """Indices, from 0. Both: the same or reworded; one: removed or added. `moved`: the same, elsewhere."""

    old: int | None
    new: int | None
    moved: bool = False


def align(old: Sequence[str], new: Sequence[str]) -> tuple[Pair, ...]:
    """Each block of both once, in the order of the new ones; removed ones where they stood.

    White space, the way letters are composed and soft hyphens do not count. A moved block stands where it
    is now.
    """
    lexicon = Lexicon()
    alike = anchored(old, new)
    found = [Pair(run.old + n, run.new + n) for run in alike for n in range(run.length)]
    places = list(between(alike, len(old), len(new)))
    stretches = [
        Stretch([lexicon.row(t, 0, len(t)) for t in old[i:a]], [lexicon.row(t, 0, len(t)) for t in new[j:b]])
        for i, a, j, b in places
    ]
    moves = settle(stretches, lexicon)
    for (i, _, j, _), stretch in zip(places, stretches, strict=True):
        found += [Pair(i + a, j + b) for a, b in stretch.pairs]
    moved = [Pair(places[s][0] + a, places[t][2] + b, moved=True) for (s, a), (t, b) in moves]
    return _ordered([*found, *moved], len(old), len(new))


def _ordered(found: Iterable[Pair], size: int, size_new: int) -> tuple[Pair, ...]:
    """With what was removed before what was added in its place."""
    of_new = {pair.new: pair for pair in found}
    kept = {pair.old for pair in of_new.values()}
    removed = [n for n in range(size - 1, -1, -1) if n not in kept]
    ordered: list[Pair] = []
    for new, bound in enumerate(_bounds(of_new, size, size_new)):
        while removed and removed[-1] < bound:
            ordered.append(Pair(removed.pop(), None))
        ordered.append(of_new.get(new, Pair(None, new)))
    return (*ordered, *(Pair(n, None) for n in reversed(removed)))


def _bounds(of_new: dict[int | None, Pair], size: int, size_new: int) -> list[int]:
    """For each new block the old one before which it stands: its own, or that of the next that has stayed."""
    found: list[int] = []
    bound = size
    for new in range(size_new - 1, -1, -1):
        pair = of_new.get(new)
        if pair and not pair.moved and pair.old is not None:
            bound = pair.old
        found.append(bound)
    return found[::-1]
