"""The pieces of a text that are compared as wholes: its lines, and what runs on over printed lines' ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafts.comparing.words import Lexicon, Row
from drafts.sentences import sentences

_SMALL = "[a-zß-öø-ÿ]"
# A word that goes on after a printed line's end keeps its lines together.
_LINE = re.compile(rf"\S[^\n]*(?:(?<={_SMALL}[-\u00ad\u2010])\n(?=[ \t]*{_SMALL})[^\n]*)*")
_AROUND = 2  # so many words on both sides of a break, found together in the other text, say that it is none


@dataclass(frozen=True, slots=True)
class Unit:
    """Where it stands in its text, and its words; `breaks` are the words that begin a line of their own."""

    start: int
    end: int
    row: Row
    breaks: tuple[int, ...] = ()

    def __add__(self, other: Unit) -> Unit:
        return self.followed(other, len(self.row.codes))

    def followed(self, other: Unit, *breaks: int) -> Unit:
        size = len(self.row.codes)
        row = Row(self.row.spans + other.row.spans, self.row.codes + other.row.codes)
        own = (*self.breaks, *breaks, *(size + at for at in other.breaks))
        return Unit(self.start, other.end, row, own)


def lines(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """Each line that is not blank: where it begins, and what it says."""
    return [(m.start(), m.group().rstrip()) for m in _LINE.finditer(text, start, end)]


def units(lexicon: Lexicon, text: str, found: Iterable[tuple[int, str]]) -> list[Unit]:
    """A unit a line, for lines with words in them."""
    rows = ((at, at + len(line), lexicon.row(text, at, at + len(line))) for at, line in found)
    return [Unit(start, end, row) for start, end, row in rows if row.codes]


def unbroken(units: Sequence[Unit], other: Sequence[Unit]) -> list[Unit]:
    """Lines that the other text runs on over are one unit."""
    if len(units) < 2:  # noqa: PLR2004 — nothing to put together
        return list(units)
    known = {gram for unit in other for gram in _grams(unit.row.codes)}
    whole = [units[0]]
    for unit in units[1:]:
        if whole[-1].row.codes[-_AROUND:] + unit.row.codes[:_AROUND] in known:
            whole[-1] = whole[-1].followed(unit)
        else:
            whole.append(unit)
    return whole


def _grams(codes: str) -> list[str]:
    return [codes[at : at + 2 * _AROUND] for at in range(len(codes) - 2 * _AROUND + 1)]


def parts(text: str, unit: Unit) -> list[tuple[int, int]]:
    """The unit's sentences, as a range of its words each. A line of its own begins a sentence."""
    starts = [start for start, _ in unit.row.spans]
    found = sentences(text[unit.start : unit.end])
    begins = {bisect_left(starts, unit.start + start) for start, _ in found}
    begins.update(unit.breaks, (0, len(starts)))
    order = sorted(begins)
    return list(pairwise(order))
