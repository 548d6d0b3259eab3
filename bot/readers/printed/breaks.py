"""Where a paragraph ends: what parts a row from the one above it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.readers.hyphens import HYPHENS
from bot.readers.printed.habits import (
    DEEP,
    INDENT,
    NEAR,
    Habits,
    ends_sentence,
    has_ended,
    is_marked,
    reaches_edge,
    words_begin,
)
from bot.readers.printed.marks import item_mark
from bot.readers.printed.sheets import Row

OTHER_SIZE = 0.05  # of the size
WIDER = 1.18  # times the usual distance of rows
LARGE = 1.06  # times the text's size: headings, whose lines are broken by hand
LEADERS = re.compile(r"\s*(?:(?:\.\s?){4,}|…{2,})\s*(\d{0,4})$")  # and the page behind them


class Breaks:
    """`size` is that of most of the text; `early` are the pages that could have held more."""

    def __init__(self, size: float, rows: Sequence[Row], early: Collection[int]) -> None:
        self.size = size
        self.habits = Habits.of(rows, size)
        self.early = early

    def before(self, row: Row, own: Sequence[Row], after: Row | None) -> bool:
        """Does the row begin a paragraph? `own` is the one that it would go on; `after` stands below it."""
        last = own[-1]
        if abs(row.size - last.size) > OTHER_SIZE * last.size:
            return True
        if last.text[-1] in HYPHENS and row.text[:1].islower():
            return False
        if LEADERS.search(last.text) or LEADERS.search(row.text):
            return True
        if self._stands_apart(row, last) or _begins_item(row, own, after) or _changes_weight(row, own):
            return True
        if _is_centred(row) and _is_centred(last):
            return False
        return self._ends(own, row) or self._is_indented(row, own) or self._hangs_over(row, own, after)

    def _ends(self, own: Sequence[Row], row: Row) -> bool:
        """Would the row have gone on above, had it belonged there? On that row, or on that page."""
        last = own[-1]
        turns = row.page != last.page
        short = self.habits.is_justified and not reaches_edge(last) and not is_marked(own[0])
        if ends_sentence(last.text) and (short or (turns and last.page in self.early)):
            return True
        return has_ended(last, row) if last.size <= LARGE * self.size else turns

    def _stands_apart(self, row: Row, last: Row) -> bool:
        """Is there more room between them than between rows? Over a page's break nobody knows."""
        if row.page != last.page or row.left != last.left or row.y <= last.y:
            return False
        leading = self.habits.leading
        return row.y - last.y > WIDER * leading.get(row.size, leading[0.0]) * row.size

    def _hangs_over(self, row: Row, own: Sequence[Row], after: Row | None) -> bool:
        """A first row, indented as far as the item or the first row above it: its next row is further out."""
        if after is None or after.page != row.page or is_marked(after):
            return False
        starts = ends_sentence(own[-1].text) and row.text[:1].isupper()
        sure = self.habits.first_indent or after.text[:1].islower()
        return bool(starts and sure) and after.x0 < row.x0 - INDENT * row.size

    def _is_indented(self, row: Row, own: Sequence[Row]) -> bool:
        """Does it stand further in than the paragraph's rows do, or further out?"""
        first, last = own[0], own[-1]
        step = (row.x0 - row.left) - (last.x0 - last.left)
        room = INDENT * row.size
        if len(own) > 1:
            return abs(step) > room
        if is_marked(first):
            words = words_begin(first) if self.habits.items_hang else None
            return step < -room or (words is not None and step < words - first.x0 - room)
        indent = self.habits.first_indent
        begins = abs(row.x0 - row.left - indent) < NEAR if indent else step > room
        return begins or step < -DEEP * row.size


def _begins_item(row: Row, own: Sequence[Row], after: Row | None) -> bool:
    """A sign begins an item; a number or a dash that may stand in running text has to look like one."""
    mark = item_mark(row.text)
    if mark is None:
        return False
    first, last, words = item_mark(own[0].text), own[-1], words_begin(row)
    alike = first is not None and abs(own[0].x0 - row.x0) < NEAR
    set_apart = words is not None and ends_sentence(last.text)
    looks = mark.is_sign or alike or set_apart or _hangs(row, after)
    return looks or has_ended(last, row) or _is_moved(row, own)


def _hangs(row: Row, after: Row | None) -> bool:
    """Does the next row stand below its words?"""
    words = words_begin(row)
    if after is None or after.page != row.page or is_marked(after):
        return False
    if words is None:
        return after.x0 > row.x0 + INDENT * row.size and after.text[:1].islower()
    return abs(after.x0 - words) < NEAR


def _is_moved(row: Row, own: Sequence[Row]) -> bool:
    """Does it stand elsewhere than the words so far?"""
    begin = words_begin(own[0]) if len(own) == 1 else None
    step = row.x0 - (own[-1].x0 if begin is None else begin)
    room = INDENT * row.size
    return step > room or (step < -room and item_mark(own[0].text) is not None)


def _changes_weight(row: Row, own: Sequence[Row]) -> bool:
    """A heading ends or begins here, and not some words in bold."""
    last = own[-1]
    if row.bold == last.bold:
        return False
    if row.bold:
        return ends_sentence(last.text) or has_ended(last, row)
    return has_ended(last, row) or (all(r.bold for r in own) and not row.text[:1].islower())


def _is_centred(row: Row) -> bool:
    inset = row.x0 - row.left
    return inset > 2 * row.size and abs(row.right - row.x1 - inset) < 2 * NEAR
