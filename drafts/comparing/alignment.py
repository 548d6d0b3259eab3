"""Which block of an old document is which of the new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from drafts.comparing.pairing import pairs
from drafts.comparing.runs import Run, anchored
from drafts.comparing.words import Lexicon

MOVED = 5  # words a block must have to be known again in another place


@dataclass(frozen=True, slots=True)
class Pair:
    """Indices, from 0. Both: the same or reworded; one: removed or added. `moved`: the same, elsewhere."""

    old: int | None
    new: int | None
    moved: bool = False


@dataclass(slots=True)
class Stretch:
    """Blocks between two that are the same, as rows of words. `same` and `paired` count from its first."""

    old: Sequence[str]
    new: Sequence[str]
    same: list[Run] = field(default_factory=list)
    paired: list[tuple[int, int]] = field(default_factory=list)

    def holes(self) -> Iterable[tuple[int, int, int, int]]:
        """Ranges of blocks with nothing the same in them."""
        i = j = 0
        for run in [*self.same, Run(len(self.old), len(self.new), 0)]:
            if i < run.old or j < run.new:
                yield i, run.old, j, run.new
            i, j = run.old + run.length, run.new + run.length


def align(old: Sequence[str], new: Sequence[str]) -> tuple[Pair, ...]:
    """Each block of both once, in the order of the new ones; removed ones where they stood.

    White space, the way letters are composed and soft hyphens do not count. A moved block stands where it
    is now.
    """
    lexicon = Lexicon()
    alike = unchanged(old, new)
    found = [Pair(run.old + n, run.new + n) for run in alike for n in range(run.length)]
    places = list(between(alike, len(old), len(new)))
    stretches = [
        Stretch([lexicon.row(t).codes for t in old[i:a]], [lexicon.row(t).codes for t in new[j:b]])
        for i, a, j, b in places
    ]
    moves = settle(stretches, lexicon)
    for (i, _, j, _), stretch in zip(places, stretches, strict=True):
        found += [Pair(i + run.old + n, j + run.new + n) for run in stretch.same for n in range(run.length)]
        found += [Pair(i + a, j + b) for a, b in stretch.paired]
    moved = [Pair(places[s][0] + a, places[t][2] + b, moved=True) for (s, a), (t, b) in moves]
    return _ordered([*found, *moved], len(old), len(new))


def unchanged(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Runs of blocks that are the same to the letter."""
    codes: dict[str, str] = {}
    row, row_new = (
        "".join([codes.setdefault(text, chr(len(codes) % 0x110000)) for text in texts])
        for texts in (old, new)
    )
    return anchored(row, row_new)


def between(alike: Iterable[Run], size: int, size_new: int) -> Iterable[tuple[int, int, int, int]]:
    """Where neither text is the other's: old[i:a] and new[j:b]."""
    i = j = 0
    for run in [*alike, Run(size, size_new, 0)]:
        if i < run.old or j < run.new:
            yield i, run.old, j, run.new
        i, j = run.old + run.length, run.new + run.length


Place = tuple[int, int]  # which stretch, and which block in it


def settle(stretches: Sequence[Stretch], lexicon: Lexicon) -> list[tuple[Place, Place]]:
    """Puts what is the same and what is paired into the stretches; gives what moved, from where to where."""
    for stretch in stretches:
        if stretch.old and stretch.new:
            stretch.same = unchanged(stretch.old, stretch.new)
    holes = [(n, hole) for n, stretch in enumerate(stretches) for hole in stretch.holes()]
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
) -> list[tuple[Place, Place]]:
    """Blocks of some length found again elsewhere, and with them the same neighbours, however short."""
    left = {(n, at): stretches[n].old[at] for n, (i, a, _, _) in holes for at in range(i, a)}
    left_new = {(n, at): stretches[n].new[at] for n, (_, _, j, b) in holes for at in range(j, b)}
    places: dict[str, list[Place]] = {}
    for place, row in left_new.items():
        if len(row) >= MOVED:
            places.setdefault(row, []).append(place)
    moves = []
    for place, row in left.items():
        if places.get(row):
            moves.append((place, places[row].pop(0)))
    gone, come = {old for old, _ in moves}, {new for _, new in moves}
    for step in (-1, 1):
        for (s, at), (t, at_new) in list(moves):
            old, new = (s, at + step), (t, at_new + step)
            while old not in gone and new not in come and left.get(old, "") == left_new.get(new):
                moves.append((old, new))
                gone.add(old)
                come.add(new)
                old, new = (s, old[1] + step), (t, new[1] + step)
    return moves


def _ordered(found: Iterable[Pair], size: int, size_new: int) -> tuple[Pair, ...]:
    """With what was removed before what was added in its place."""
    of_new = {pair.new: pair for pair in found}
    kept = {pair.old for pair in of_new.values()}
    removed = [n for n in range(size) if n not in kept]
    ordered: list[Pair] = []
    bound, upcoming = size, []
    for new in range(size_new - 1, -1, -1):
        pair = of_new.get(new)
        if pair and not pair.moved and pair.old is not None:
            bound = pair.old
        upcoming.append(bound)
    upcoming.reverse()
    for new in range(size_new):
        pair = of_new.get(new, Pair(None, new))
        while removed and removed[0] < upcoming[new]:
            ordered.append(Pair(removed.pop(0), None))
        ordered.append(pair)
    return (*ordered, *(Pair(n, None) for n in removed))
