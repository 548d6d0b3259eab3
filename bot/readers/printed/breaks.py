"""Where a paragraph ends: what parts a row from the one above it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bot.readers.hyphens import HYPHENS
from bot.readers.printed.layout import Laid
from bot.readers.printed.marks import Mark, is_mark, item_mark, section_mark
from bot.readers.printed.sheets import Row

OTHER_SIZE = 0.05  # of the size
WIDER = 1.18  # times the usual distance of rows
INDENT = 0.6  # of the type's size
DEEP = 5.0  # of the type's size: no first line is indented so far
CENTRED = 3.0  # points
LEAST, MOST = 0.9, 2.6  # times the size: what the usual distance of rows can be
LARGE = 1.06  # times the text's size: headings, whose lines are broken by hand
LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{0,4}$|…{2,}\s*\d{0,4}$")

_ENDS = re.compile(r"[.:!?;…][”\"»’)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")


class Breaks:
    """Knows the document's usual distance of rows, a share of the size."""

    def __init__(self, laid: Laid, rows: Sequence[Row]) -> None:
        self.size = laid.size
        self.leading = _leadings(rows, laid.size)
        self.items_hang = _items_hang(rows)

    def before(self, row: Row, own: Sequence[Row], after: Row | None) -> bool:
        """Does the row begin a paragraph? `own` is the one that it would go on; `after` stands below it."""
        last = own[-1]
        if abs(row.size - last.size) > OTHER_SIZE * last.size:
            return True
        if LEADERS.search(last.text) or LEADERS.search(row.text):
            return True
        apart = self._stands_apart(row, last)
        if _begins_item(row, own, after, apart=apart):
            return True
        if apart or row.bold != last.bold:
            return apart or self._has_ended(last, row) or row.bold
        if _is_centred(row) and _is_centred(last):
            return False
        return self._is_indented(row, own) or (last.size <= LARGE * self.size and self._has_ended(last, row))

    def _stands_apart(self, row: Row, last: Row) -> bool:
        """Is there more room between them than between rows? Over a page's break nobody knows."""
        if row.page != last.page or row.left != last.left or row.y <= last.y:
            return False
        usual = self.leading.get(row.size, self.leading[0.0])
        return row.y - last.y > WIDER * usual * row.size

    def _is_indented(self, row: Row, own: Sequence[Row]) -> bool:
        """Does it stand further in than the paragraph's rows do, or further out?"""
        first, last = own[0], own[-1]
        step = (row.x0 - row.left) - (last.x0 - last.left)
        room = INDENT * row.size
        if len(own) > 1:
            return abs(step) > room
        if mark_of(first):
            words = _words_after_mark(first)
            return step < -room or bool(self.items_hang and words and step < words - first.x0 - room)
        return step > room or step < -DEEP * row.size

    def _has_ended(self, last: Row, row: Row) -> bool:
        """Would the row's first word have had room on the last one?"""
        return fits(last, row)


def fits(last: Row, row: Row) -> bool:
    if not last.right:
        return False
    word = row.text.split(" ", 1)[0]
    if last.text[-1] in HYPHENS and row.text[:1].islower():
        return False
    room = last.right - last.x1
    width = len(word) / max(1, len(row.text)) * (row.x1 - row.x0) * 1.1 + 0.3 * row.size
    if _ENDS.search(last.text) or not row.text[:1].islower():
        return room > width + 0.3 * row.size
    return room > width + 0.25 * (last.right - last.left)


def _begins_item(row: Row, own: Sequence[Row], after: Row | None, *, apart: bool) -> bool:
    """A sign begins an item; a number or a dash that may stand in running text has to look like one."""
    mark = item_mark(row.text)
    if mark is None:
        return False
    first = item_mark(own[0].text)
    alike = first is not None and abs(own[0].x0 - row.x0) < CENTRED
    hangs = after is not None and after.page == row.page and after.x0 > row.x0 + INDENT * row.size
    step = row.x0 - own[-1].x0
    moved = step > INDENT * row.size or (first is not None and step < -INDENT * row.size)
    return mark.is_sign or apart or alike or hangs or moved or fits(own[-1], row)


def _words_after_mark(row: Row) -> float | None:
    """Where the words begin, when there is room between them and the number or sign before them."""
    apart = len(row.pieces) > 1 and is_mark(row.pieces[0].text)
    return row.pieces[1].x0 if apart else None


def _items_hang(rows: Sequence[Row]) -> bool:
    """Do the items' later rows, mostly, stand below their words, and not below their marks?"""
    below_words = below_mark = 0
    for row, after in pairwise(rows):
        words = _words_after_mark(row)
        if words and after.page == row.page and not mark_of(after) and after.text[:1].islower():
            below_words += abs(after.x0 - words) < INDENT * row.size
            below_mark += abs(after.x0 - row.x0) < INDENT * row.size
    return below_words > below_mark


def mark_of(row: Row) -> Mark | None:
    return item_mark(row.text) or section_mark(row.text)


def _is_centred(row: Row) -> bool:
    return row.x0 > row.left + 2 * row.size and abs((row.x0 + row.x1) - (row.left + row.right)) < 2 * CENTRED


def _leadings(rows: Sequence[Row], size: float) -> dict[float, float]:
    """For each size of type the usual distance of rows, as a share of it; that of the text under 0."""
    seen: dict[float, Counter[float]] = {}
    for above, row in itertools.pairwise(rows):
        ratio = (row.y - above.y) / row.size
        if above.page == row.page and above.size == row.size and LEAST <= ratio <= MOST:
            full = above.right and above.x1 > above.left + 0.75 * (above.right - above.left)
            seen.setdefault(row.size, Counter())[round(ratio, 1)] += 3 if full else 1
    found = {of: _usual(counts) for of, counts in seen.items() if counts.total() > 3}  # noqa: PLR2004
    found[0.0] = found.get(size, 1.3)
    return found


def _usual(counts: Counter[float]) -> float:
    """The smallest of those that are often seen."""
    often = 0.2 * counts.total()
    near = {ratio: counts[ratio] + counts[round(ratio + 0.1, 1)] for ratio in counts}
    return min(ratio for ratio, count in near.items() if count >= often) + 0.05
