"""Rows of pieces between pieces that are the same: what of them is the same, moved, or reworded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from drafts.comparing.pairing import pairs
from drafts.comparing.runs import Run, anchored
from drafts.comparing.words import Lexicon

MOVED = 5  # words a piece must have to be known again in another place

Place = tuple[int, int]  # which stretch, and which piece in it
Move = tuple[Place, Place]


@dataclass(slots=True)
class Stretch:
    """Pieces as rows of words. `same` and `paired` count from the stretch's first."""

    old: Sequence[str]
    new: Sequence[str]
    same: list[Run] = field(default_factory=list)
    paired: list[tuple[int, int]] = field(default_factory=list)

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """All that are each other's, in order."""
        same = [(run.old + n, run.new + n) for run in self.same for n in range(run.length)]
        return sorted([*same, *self.paired])


def between(alike: Iterable[Run], size: int, size_new: int) -> Iterator[tuple[int, int, int, int]]:
    """Where nothing is the same: old[i:a] and new[j:b], for rows of these sizes."""
    i = j = 0
    for run in [*alike, Run(size, size_new, 0)]:
        if i < run.old or j < run.new:
            yield i, run.old, j, run.new
        i, j = run.old + run.length, run.new + run.length


def settle(stretches: Sequence[Stretch], lexicon: Lexicon) -> list[Move]:
    """Puts what is the same and what is paired into the stretches; gives what moved, from where to where."""
    for stretch in stretches:
        if stretch.old and stretch.new:
            stretch.same = anchored(stretch.old, stretch.new)
    holes = [
        (n, hole)
        for n, stretch in enumerate(stretches)
        for hole in between(stretch.same, len(stretch.old), len(stretch.new))
    ]
    moves = _moves(stretches, holes)
    gone, come = {place for place, _ in moves}, {place for _, place in moves}
    for n, (i, a, j, b) in holes:
        left = [at for at in range(i, a) if (n, at) not in gone]
        left_new = [at for at in range(j, b) if (n, at) not in come]
        if left and left_new:
            old, new = stretches[n].old, stretches[n].new
            found = pairs([old[at] for at in left], [new[at] for at in left_new], lexicon)
            stretches[n].paired += [(left[x], left_new[y]) for x, y in found]
    return moves


def _moves(
    stretches: Sequence[Stretch], holes: Sequence[tuple[int, tuple[int, int, int, int]]]
) -> list[Move]:
    """Pieces of some length found again elsewhere, and with them the same neighbours, however short."""
    left = {(n, at): stretches[n].old[at] for n, (i, a, _, _) in holes for at in range(i, a)}
    left_new = {(n, at): stretches[n].new[at] for n, (_, _, j, b) in holes for at in range(j, b)}
    places: dict[str, list[Place]] = {}
    for place, row in reversed(left_new.items()):
        places.setdefault(row, []).append(place)
    moves = [
        (place, places[row].pop()) for place, row in left.items() if len(row) >= MOVED and places.get(row)
    ]
    gone, come = {old for old, _ in moves}, {new for _, new in moves}
    for step in (-1, 1):
        for (s, at), (t, at_new) in list(moves):
            old, new = (s, at + step), (t, at_new + step)
            while old in left and old not in gone and new not in come and left[old] == left_new.get(new):
                moves.append((old, new))
                gone.add(old)
                come.add(new)
                old, new = (s, old[1] + step), (t, new[1] + step)
    return moves
