"""The pieces of a text compared as wholes: lines, lines that run on over a printed end, sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, count, pairwise
from operator import itemgetter

from drafts.comparing.words import Lexicon, Spans, bounds, joins
from drafts.sentences import sentences

_SMALL = "[a-zß-öø-ÿ]"
_HYPHENS = frozenset("-\u2010\u00ad")
# A word that goes on after a printed line's end keeps its lines together.
_BREAK = re.compile(rf"(?<!{_SMALL}[-\u00ad\u2010])(?<!{_SMALL}[-\u00ad\u2010]\r)\n|\n(?![ \t]*{_SMALL})")


class Lines(list[str]):
    """The lines of text[start:end] that are not blank, without the white space around them."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._pieces = text[start:end].split("\n")
        super().__init__(filter(None, map(str.strip, self._pieces)))
        if not _HYPHENS.isdisjoint(map(itemgetter(-1), self)):
            self._pieces = _BREAK.split(text[start:end])
            self[:] = filter(None, map(str.strip, self._pieces))
        self._start = start
        self._numbers: list[int] = []
        self._ends: list[int] = []

    def place(self, n: int) -> tuple[int, int]:
        """Where line `n` stands in the text."""
        if not self._ends:  # few comparisons look at more than some of them
            self._numbers = list(compress(count(), map(str.strip, self._pieces)))
            self._ends = list(accumulate(map(len, self._pieces)))
        number = self._numbers[n]
        piece, line = self._pieces[number], self[n]
        start = self._start + self._ends[number] - len(piece) + number
        before = piece.index(line) if len(piece) > len(line) else 0
        end = start + before + len(line)
        return end - len(line) - (before > 0 and joins(line[0])), end


@dataclass(frozen=True, slots=True)
class Unit:
    """Where it stands in its text, by line, and its words; those at `breaks` begin a line of their own."""

    places: tuple[tuple[int, int], ...]
    row: str
    breaks: tuple[int, ...] = ()

    def words(self, text: str) -> Spans:
        return [word for start, end in self.places for word in bounds(text, start, end)]

    def parts(self, text: str) -> list[tuple[int, int]]:
        """Its sentences, as a range of its words each. A line of its own begins a sentence."""
        begins, end = self.places[0][0], self.places[-1][1]
        starts = [start for start, _ in self.words(text)]
        found = {bisect_left(starts, begins + start) for start, _ in sentences(text[begins:end])}
        return list(pairwise(sorted(found | {*self.breaks, 0, len(starts)})))


def units(lexicon: Lexicon, text: str, places: Iterable[tuple[int, int]]) -> list[Unit]:
    """A unit a line, for lines with words in them."""
    found = [Unit((place,), lexicon.row(text, *place)) for place in places]
    return [unit for unit in found if unit.row]


def whole(row: Sequence[Unit], *, broken: bool) -> Unit:
    """All of them as one; `broken` where each is a line of its own."""
    if len(row) == 1:
        return row[0]
    ends = list(accumulate(len(unit.row) for unit in row))
    breaks = [at for n, unit in enumerate(row) for at in _shifted(unit.breaks, ends[n] - len(unit.row))]
    if broken:
        breaks += ends[:-1]
    places = tuple(place for unit in row for place in unit.places)
    return Unit(places, "".join(unit.row for unit in row), tuple(sorted(breaks)))


def _shifted(breaks: Iterable[int], by: int) -> list[int]:
    return [at + by for at in breaks]


def unbroken(row: Sequence[Unit], other: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """Lines that the other text runs on over are one unit."""
    borders = [lexicon.border(before.row, after.row) for before, after in pairwise(row)]
    known = {size: _grams(other, size) for size in set(map(len, borders))}
    together = [[unit] for unit in row[:1]]
    for border, unit in zip(borders, row[1:], strict=True):
        if border in known[len(border)]:
            together[-1].append(unit)
        else:
            together.append([unit])
    return [whole(lines, broken=False) for lines in together]


def _grams(units: Iterable[Unit], size: int) -> set[str]:
    return {unit.row[at : at + size] for unit in units for at in range(len(unit.row) - size + 1)}
