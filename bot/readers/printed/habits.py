"""How a document is set, measured on its rows: their distance, and how paragraphs and items are indented."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.readers.printed.marks import is_mark, item_mark, section_mark
from bot.readers.printed.sheets import Row

INDENT = 0.6  # of the type's size: so far in is not by chance
DEEP = 5.0  # of the type's size: no first line is indented so far
NEAR = 3.0  # points
LEAST, MOST = 0.9, 2.6  # times the size: what the usual distance of rows can be
USUAL = 1.3  # times the size, where nothing tells
OFTEN = 0.2  # of the distances
MOSTLY = 0.8
FULL = 5.0  # points from the right edge
ROOM = 1.0  # of the size: a space, and how wide a word may be set
RUNS_ON = 0.25  # of the column: how much shorter a row can be for no reason

_ENDS = re.compile(r"[.:!?;…][”\"»’)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_FIRST_WORD = re.compile(r"(?:[–—-]\s+)?(\S)\S*")  # with the dash before it


@dataclass(frozen=True, slots=True)
class Habits:
    """`leading`: for each size of type the usual distance of rows, as a share of it; the text's under 0.

    `items_hang`: the later rows of items stand below their words, not below their marks.
    `is_justified`: all but the last rows of paragraphs reach the right edge.
    `first_indent`: how far in the first rows of paragraphs stand, in points; 0 where they do not.
    """

    leading: dict[float, float]
    items_hang: bool
    first_indent: float
    is_justified: bool

    @classmethod
    def of(cls, rows: Sequence[Row], size: float) -> Habits:
        return cls(_leading(rows, size), _items_hang(rows), _first_indent(rows), _is_justified(rows))


def ends_sentence(text: str) -> bool:
    return _ENDS.search(text) is not None


def is_marked(row: Row) -> bool:
    """Does it begin with the number or sign of an item or a heading?"""
    return item_mark(row.text) is not None or section_mark(row.text) is not None


def words_begin(row: Row) -> float | None:
    """Where the words begin, when there is room between them and the number or sign before them."""
    apart = len(row.pieces) > 1 and is_mark(row.pieces[0].text)
    return row.pieces[1].x0 if apart else None


def reaches_edge(row: Row) -> bool:
    return row.right - row.x1 < FULL


def has_ended(last: Row, row: Row) -> bool:
    """Would the row's first word have had room on the last one? Then it was put on a row of its own."""
    begun = _FIRST_WORD.match(row.text)
    if not last.right or begun is None:
        return False
    width = len(begun[0]) / len(row.text) * (row.x1 - row.x0) * 1.1 + ROOM * row.size
    slack = 0.0 if ends_sentence(last.text) or not begun[1].islower() else RUNS_ON * (last.right - last.left)
    return last.right - last.x1 > max(width, slack)


def _leading(rows: Sequence[Row], size: float) -> dict[float, float]:
    """Taken from rows of which the second goes on with a sentence."""
    seen: dict[float, Counter[float]] = {}
    for above, row in pairwise(rows):
        ratio = (row.y - above.y) / row.size
        goes_on = row.text[:1].islower() and not ends_sentence(above.text)
        if goes_on and above.page == row.page and above.size == row.size and LEAST <= ratio <= MOST:
            seen.setdefault(row.size, Counter())[round(ratio, 1)] += 1
    found = {of: _usual(counts) for of, counts in seen.items()}
    found[0.0] = found.get(size, USUAL)
    return found


def _usual(counts: Counter[float]) -> float:
    """The smallest of those that are often seen."""
    near = {ratio: counts[ratio] + counts[round(ratio + 0.1, 1)] for ratio in counts}
    return min(ratio for ratio, count in near.items() if count >= OFTEN * counts.total()) + 0.05


def _items_hang(rows: Sequence[Row]) -> bool:
    below_words = below_mark = 0
    for row, after in pairwise(rows):
        words = words_begin(row)
        if words and after.page == row.page and not is_marked(after) and after.text[:1].islower():
            below_words += abs(after.x0 - words) < INDENT * row.size
            below_mark += abs(after.x0 - row.x0) < INDENT * row.size
    return below_words > below_mark


def _is_justified(rows: Sequence[Row]) -> bool:
    """Told from rows that stand within a sentence."""
    inner = [
        row
        for row, after in pairwise(rows)
        if after.text[:1].islower() and not is_marked(row) and not ends_sentence(row.text)
    ]
    return sum(reaches_edge(row) for row in inner) > MOSTLY * len(inner)


def _first_indent(rows: Sequence[Row]) -> float:
    """Told from long rows that stand further in than the one below, and go on with no mark."""
    steps: Counter[int] = Counter()
    flush = 0
    for row, after in pairwise(rows):
        if row.page != after.page or is_marked(row) or after.x0 - after.left > NEAR:
            continue
        step = row.x0 - row.left
        is_long = row.x1 > row.left + 0.6 * (row.right - row.left)
        if is_long and INDENT * row.size < step < DEEP * row.size:
            steps[round(step)] += 1
        flush += step < NEAR and after.text[:1].isupper() and has_ended(row, after)
    often, count = steps.most_common(1)[0] if steps else (0, 0)
    return float(often) if count > flush + 2 else 0.0
