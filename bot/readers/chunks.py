"""Plain text, parted into what blank lines part and, within that, into what belongs together.

In a text that was wrapped as it was typed, or copied from print, a line goes on in the next: then the next
begins with a small letter, or its first word would not have fitted. Where lines are as long as paragraphs
are, each is its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from bot.readers.typed import item_of

PRINTED = 55  # characters in a line of print, at the least
LINE_LIMIT = 110  # characters; longer ones are no lines of print
_LONG_AT_MOST = 20  # one in so many lines of a wrapped text may be longer all the same
_SET_WIDTH = 0.85  # of the widest line, in letters, are the shorter ones of as many millimetres
_UNDERLINE = re.compile(r"(={3,}|-{3,}|_{3,}|\*{3,})")
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
    pages = [list(_rows(page, n)) for n, page in enumerate(text.split("\f"), start=1)]
    width = _wrapped_at([row for page in pages for row in page if row])
    chunks: list[Chunk] = []
    for page in pages:
        for n, rows in enumerate(_parted(page)):
            if n == 0 and width and chunks and _goes_on_overleaf(chunks[-1][-1], rows[0]):
                chunks[-1][-1].rows.append(rows.pop(0))
            else:
                chunks.append([])
            _fill(chunks[-1], rows, width)
    return [chunk for chunk in chunks if chunk]


def _parted(page: list[Row | None]) -> Iterator[list[Row]]:
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


def _wrapped_at(rows: list[Row]) -> int:
    """The width of the widest line, or 0 where the lines are not wrapped."""
    widths = [row.width for row in rows if row.width <= LINE_LIMIT]
    if (len(rows) - len(widths)) * _LONG_AT_MOST > len(rows):
        return 0
    return max(widths, default=0)


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
    """The width of these lines, where they are plainly print: all but the last full, few ending a sentence."""
    full = rows[:-1]
    if not full or not all(PRINTED <= row.width <= LINE_LIMIT for row in full):
        return 0
    ended = sum(row.text.endswith(_SENTENCE_ENDS) for row in full)
    return max(row.width for row in rows) if ended * 2 < len(full) else 0


def _goes_on(unit: Unit, row: Row, width: int, local: int) -> bool:
    before, first = unit.rows[-1], unit.rows[0]
    if unit.underline or item_of(row.text):
        return False
    if row.text[0].islower() or row.text[0] == "(" or before.text.endswith((",", "-", "\u00ad")):
        return True
    if item_of(first.text) and row.indent > first.indent:
        return True
    room = width if before.text.endswith(_SENTENCE_ENDS) and not local else (local or width) * _SET_WIDTH
    return before.width + 1 + len(row.text.split(maxsplit=1)[0]) > room


def _goes_on_overleaf(unit: Unit, row: Row) -> bool:
    return row.text[0].islower() and not item_of(row.text) and not unit.rows[-1].text.endswith(_SENTENCE_ENDS)
