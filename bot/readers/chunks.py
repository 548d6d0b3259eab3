"""Plain text, parted into what blank lines part and, within that, into what belongs together.

In a text that was wrapped as it was typed, or copied from print, a line goes on in the next: then the next
begins with a small letter, or its first word would not have fitted. Where lines are as long as paragraphs
are, each is its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from bot.readers.typed import item_of

PRINTED = 55  # characters in a line of print, at the least
LINE_LIMIT = 110  # characters; longer ones are no lines of print
_AMID_AT_LEAST = 5  # one in so many lines of a wrapped text begins within a sentence, in fact half do
_SET_WIDTH = 0.85  # of the widest line, in letters, are the shorter ones of as many millimetres
_UNDERLINE = re.compile(r"(={3,}|-{3,}|_{3,}|\*{3,})")
_OPEN_ENDS = (",", "-", "\u00ad")
_SENTENCE_ENDS = (".", "!", "?", ":", "”", '"')


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is not blank, without the white space around it. `page` and `line` count from 1."""

    text: str
    indent: int
    page: int
    line: int

    @property
    def width(self) -> int:
        return self.indent + len(self.text)

    @property
    def is_rule(self) -> bool:
        return bool(_UNDERLINE.fullmatch(self.text))


@dataclass(slots=True)
class Unit:
    """Rows that are one paragraph, item or heading; `underline` is the level that a rule below gives it."""

    rows: list[Row]
    underline: int = 0

    @property
    def text(self) -> str:
        return " ".join(row.text for row in self.rows)


Chunk = list[Unit]


def chunks_of(text: str) -> list[Chunk]:
    pages = [list(_parted(_rows(page, n))) for n, page in enumerate(text.split("\f"), start=1)]
    width = _wrapped_at([rows for groups in pages for rows in groups])
    chunks: list[Chunk] = []
    for groups in pages:
        for n, rows in enumerate(groups):
            if n == 0 and width and chunks and _goes_on_overleaf(chunks[-1][-1], rows[0]):
                chunks[-1][-1].rows.append(rows.pop(0))
            else:
                chunks.append([])
            _fill(chunks[-1], rows, width)
    if not width:
        return [[unit] for chunk in chunks for unit in chunk]
    return [chunk for chunk in chunks if chunk]


def _parted(page: Iterable[Row | None]) -> Iterator[list[Row]]:
    """What stands between blank lines."""
    for blank, rows in groupby(page, lambda row: row is None):
        if not blank:
            yield [row for row in rows if row]


def _rows(page: str, number: int) -> Iterator[Row | None]:
    """None for a blank line."""
    for n, line in enumerate(page.split("\n"), start=1):
        text = line.strip()
        spread = line.expandtabs(4)
        yield Row(text, len(spread) - len(spread.lstrip()), number, n) if text else None


def _wrapped_at(groups: list[list[Row]]) -> int:
    """The width of the widest line of print, or 0 where lines are not wrapped: few begin amid a sentence."""
    pairs = [pair for rows in groups for pair in pairwise(rows)]
    amid = sum(_amid_sentence(before, row) for before, row in pairs)
    if amid * _AMID_AT_LEAST < len(pairs) or not amid:
        return 0
    return max((row.width for rows in groups for row in rows if row.width <= LINE_LIMIT), default=0)


def _amid_sentence(before: Row, row: Row) -> bool:
    return not item_of(row.text) and (row.text[0].islower() or before.text.endswith(_OPEN_ENDS))


def _fill(chunk: Chunk, rows: list[Row], width: int) -> None:
    local = _printed_at(rows)
    for row in rows:
        if row.is_rule:
            if chunk:
                chunk[-1].underline = 1 if row.text.startswith("=") else 2
        elif width and chunk and _goes_on(chunk[-1], row, width, local):
            chunk[-1].rows.append(row)
        else:
            chunk.append(Unit([row]))


def _printed_at(rows: list[Row]) -> int:
    """The width of these lines, where they are plainly print: nearly all are full, few end a sentence."""
    full = rows[:-1]
    printed = sum(PRINTED <= row.width <= LINE_LIMIT for row in full)
    ended = sum(row.text.endswith(_SENTENCE_ENDS) for row in full)
    plainly = bool(full) and printed * 5 >= len(full) * 4 and ended * 2 < len(full)
    return max(row.width for row in rows) if plainly else 0


def _goes_on(unit: Unit, row: Row, width: int, local: int) -> bool:
    before, first = unit.rows[-1], unit.rows[0]
    if unit.underline or item_of(row.text):
        return False
    if row.text[0] == "(" or _amid_sentence(before, row):
        return True
    if item_of(first.text) and row.indent > first.indent:
        return True
    room = width if before.text.endswith(_SENTENCE_ENDS) and not local else (local or width) * _SET_WIDTH
    return before.width + 1 + len(row.text.split(maxsplit=1)[0]) > room


def _goes_on_overleaf(unit: Unit, row: Row) -> bool:
    return row.text[0].islower() and not item_of(row.text) and not unit.rows[-1].text.endswith(_SENTENCE_ENDS)
