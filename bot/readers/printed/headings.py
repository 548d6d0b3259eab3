"""Which paragraphs are headings, and on what level: by size, weight and number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.readers.printed.breaks import LEADERS
from bot.readers.printed.marks import item_mark, section_mark
from bot.readers.printed.paragraphs import Paragraph, Table

LARGER = 1.07  # times the text's size
LONG, LONGEST = 120, 250  # characters of a heading: of the text's size, and larger
ROWS = 4
LEVELS = 6
APART = 1.5  # of the type's size, from the row above to an italic or capital heading

_ENDS = re.compile(r"[.:;,]$")
_WORDS = re.compile(r"[^\W\d_]{2,}|§")

Look = tuple[float, bool, bool, int]  # minus the size; not bold; not in capitals; depth of its number


def levels_of(blocks: Sequence[Paragraph | Table], size: float) -> dict[int, int]:
    """The level, from 1, of each block, by its place, that is a heading."""
    bold_text = _is_bold_text(blocks)
    looks = {
        n: _look(block)
        for n, block in enumerate(blocks)
        if isinstance(block, Paragraph)
        and _is_heading(block, blocks[n + 1 : n + 2], size, bold_text=bold_text)
    }
    plain = {look[:3]: min((x[3] for x in looks.values() if x[:3] == look[:3] and x[3]), default=0)
             for look in looks.values()}  # fmt: skip
    keys = {n: (*look[:3], look[3] or plain[look[:3]]) for n, look in looks.items()}
    order = sorted(set(keys.values()))
    return {n: min(order.index(key) + 1, LEVELS) for n, key in keys.items()}


def heading_text(block: Paragraph) -> str:
    return " ".join(row.text for row in block.rows)


def _look(block: Paragraph) -> Look:
    text = heading_text(block)
    mark = section_mark(text)
    depth = mark.shown.count(".") + 1 if mark else 0
    row = block.rows[0]
    return (-round(row.size * 2) / 2, not row.bold, not text.isupper(), depth)


def _is_heading(
    block: Paragraph, below: Sequence[Paragraph | Table], size: float, *, bold_text: bool
) -> bool:
    text, row = heading_text(block), block.rows[0]
    if len(block.rows) > ROWS or not _WORDS.search(text) or LEADERS.search(text) or len(text) > LONGEST:
        return False
    mark = item_mark(text)
    if mark and not section_mark(text):
        return False
    if row.size >= LARGER * size:
        return len(text) <= LONG or not text.endswith(".")
    if len(text) > LONG or _ENDS.search(text) or row.size < 0.95 * size:
        return False
    if all(r.bold for r in block.rows) and not bold_text:
        return True
    return _stands_over(block, below) and (_is_numbered(text) or _is_set_off(block, text))


def _stands_over(block: Paragraph, below: Sequence[Paragraph | Table]) -> bool:
    """One row, and under it a paragraph that is not another such."""
    if len(block.rows) > 1 or not below:
        return False
    return isinstance(below[0], Table) or not _is_set_off(below[0], heading_text(below[0]))


def _is_numbered(text: str) -> bool:
    """As in 3.6.1 Uppföljning; a single number before words may be a list's."""
    mark = section_mark(text)
    return mark is not None and "." in mark.shown


def _is_set_off(block: Paragraph, text: str) -> bool:
    """All in italics or capitals, with room above."""
    shown = all(row.italic for row in block.rows) or (text.isupper() and len(text) > 3)  # noqa: PLR2004 — "SKR"
    return shown and (block.gap == 0 or block.gap >= APART) and not item_mark(text)


def _is_bold_text(blocks: Sequence[Paragraph | Table]) -> bool:
    """Is the text itself bold?"""
    rows = [row for block in blocks if isinstance(block, Paragraph) for row in block.rows]
    bold = sum(len(row.text) for row in rows if row.bold)
    return bold > 0.5 * sum(len(row.text) for row in rows)
