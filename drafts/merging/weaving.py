"""Versions of one text woven together, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TypeVar

from drafts.merging.collisions import Collision, Merge, Neighbours, Place
from drafts.merging.meeting import Areas, Meeting, meetings, whole
from drafts.merging.words import START, Hunk, Item, Version, Words, version, words

P = TypeVar("P", bound=Place)


def woven(base: str, versions: Mapping[str, str], block: str = "") -> Merge:
    """All that the versions change in `base`, unless it collides. Equal changes are agreement.

    What two put in at one point both stands, in the order of the versions: nothing says that one shall
    stand for the other. Only where they would run together into one word do they collide.
    """
    loom = Loom(words(base), versions, block)
    found = meetings(loom)
    collisions = tuple(loom.places(Collision, (m for m in found if m.collide)))
    neighbours = tuple(loom.places(Neighbours, (m for m in found if not m.collide)))
    return Merge(None if collisions else loom.text(), collisions, neighbours)


class Loom:
    """The base with its versions laid on it. `owners` has each change once, with the keys of its makers."""

    def __init__(self, base: Words, versions: Mapping[str, str], block: str) -> None:
        self.base = base
        self.block = block
        self.versions: dict[str, Version] = {
            key: version(key, base, text) for key, text in versions.items() if text != base.text
        }
        self.owners: dict[Hunk, list[str]] = {}
        for key, made in self.versions.items():
            for hunk in made.added:
                self.owners.setdefault(hunk, []).append(key)

    def lead(self, hunk: Hunk) -> str:
        """The white space before what it adds; where the base has that already, what it puts behind it."""
        made = self.versions[self.owners[hunk][0]]
        own = made.words.gap(made.added[hunk].start)
        put_in = hunk.start == hunk.end
        return self.trail(hunk) if put_in and own == self.base.gap(hunk.start) else own

    def trail(self, hunk: Hunk) -> str:
        """The white space behind what it adds."""
        made = self.versions[self.owners[hunk][0]]
        return made.words.gap(made.added[hunk].stop)

    def text(self) -> str:
        """With every change in it, in reading order. At one point, new lines come after words in the line."""
        ranks = {key: n for n, key in enumerate(self.versions)}
        row = sorted(
            self.owners, key=lambda h: (h.start, h.end, "\n" in self.lead(h), ranks[self.owners[h][0]])
        )
        items: list[Item] = [START]
        at = 0
        for hunk in row:
            items += range(at, hunk.start)
            key = self.owners[hunk][0]
            items += [(key, n) for n in self.versions[key].added[hunk]]
            at = hunk.end
        items += range(at, len(self.base.row) + 1)
        return "".join(self._gap(pair) + self._word(pair[1]) for pair in pairwise(items))

    def _word(self, item: Item) -> str:
        if isinstance(item, tuple):
            return self.versions[item[0]].words.row[item[1]].text
        return self.base.row[item].text if item < len(self.base.row) else ""

    def _gap(self, pair: tuple[Item, Item]) -> str:
        """As the base has it or who changed it; between two who never met, as either has it elsewhere."""
        before, item = pair
        said = {made.gaps[pair] for made in self.versions.values() if pair in made.gaps}
        if not said:
            said = {self.base.gap(0) if before == START else self._own_gap(item)}
        place = item if isinstance(item, int) else self._stead(item)
        if place is not None and self.base.gap(place) in said:
            said = self._rebroken(place)
        return max(said, key=lambda gap: (gap.count("\n"), len(gap), gap))

    def _rebroken(self, n: int) -> set[str]:
        """What the versions make of the white space before word n where they leave the words around it."""
        pair = (n - 1, n)
        gaps = {made.gaps[pair] for made in self.versions.values() if pair in made.gaps}
        return gaps - {self.base.gap(n)} or {self.base.gap(n)}

    def _stead(self, item: tuple[str, int]) -> int | None:
        """The word of the base in whose stead it is the first."""
        hunk = self._hunk(item)
        first = self.versions[item[0]].added[hunk].start == item[1]
        return hunk.start if first and hunk.start < hunk.end else None

    def _hunk(self, item: tuple[str, int]) -> Hunk:
        key, n = item
        return next(hunk for hunk, places in self.versions[key].added.items() if n in places)

    def _own_gap(self, item: Item) -> str:
        if isinstance(item, tuple):
            hunk, own = self._hunk(item), self.versions[item[0]].words.gap(item[1])
            return (item[1] == self.versions[item[0]].added[hunk].start and self.lead(hunk)) or own
        if item or not self.base.row:
            return self.base.gap(item)
        return next((self.lead(hunk) for hunk in self.owners if not hunk.end), "")

    def places(self, kind: type[P], found: Iterable[Meeting]) -> Iterator[P]:
        """Where each two of the versions meet: one place for what hangs together."""
        for keys, start, end in self._areas(found):
            row = self.base.row
            at = row[start].start if start < end else row[start - 1].end if start else 0
            to = row[end - 1].end if start < end else at
            by_one, by_other = (self.versions[key].said(start, end) for key in keys)
            yield kind(*keys, self.block, self.base.text[at:to], by_one, by_other, at, to)

    def _areas(self, found: Iterable[Meeting]) -> Iterator[tuple[tuple[str, str], int, int]]:
        """In words of the base."""
        ranks = {key: n for n, key in enumerate(self.versions)}
        areas: dict[tuple[str, str], Areas] = {}
        for meeting in found:
            for one in self.owners[meeting.one]:
                for other in self.owners[meeting.other]:
                    first, last = sorted((one, other), key=ranks.__getitem__)
                    areas.setdefault((first, last), []).append(meeting.area)
        for keys, row in areas.items():
            own = [hunk for key in keys for hunk in self.versions[key].added]
            yield from ((keys, start, end) for start, end in whole(row, own))
