"""Plain text read: headings, lists and paragraphs, told by how they were typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from bot.readers.blocks import title_of
from bot.readers.chunks import Chunk, Unit, chunks_of
from bot.readers.hyphens import joined_lines
from bot.readers.numbering import BULLET
from bot.readers.plain import plain_text
from bot.readers.typed import Label, could_head, item_of, numbered_heading
from drafts.base.document import BaseDocument, Block, Kind, Line
from drafts.errors import BadFile
from drafts.faults import Why

_BULLETS = frozenset("-*·\uf0b7")


def read(data: bytes, name: str) -> BaseDocument:
    """BadFile where it is no text, or an empty one. Numbers and dashes are taken off the words."""
    reading = _Reading(chunks_of(plain_text(data)))
    blocks = tuple(reading.read())
    if not blocks:
        raise BadFile(Why.EMPTY)
    return BaseDocument(name, title_of(blocks, "", PurePath(name).stem), blocks)


@dataclass(slots=True)
class _Reading:
    chunks: Sequence[Chunk]
    blocks: list[Block] = field(default_factory=list)
    indents: list[int] = field(default_factory=list)  # of the items that the last one is within

    def read(self) -> list[Block]:
        for n, chunk in enumerate(self.chunks):
            below = self.chunks[n + 1][0] if n + 1 < len(self.chunks) else None
            self._take(chunk[0], chunk[1] if len(chunk) > 1 else below, alone=len(chunk) == 1)
            for unit in chunk[1:]:
                self._take_next(unit)
        return self.blocks

    def _take(self, unit: Unit, below: Unit | None, *, alone: bool) -> None:
        """The first of its chunk, which may be a heading."""
        numbered, text = numbered_heading(unit.text), unit.text
        if unit.underline:
            self._take_next(unit)
        elif numbered and below and _heads(numbered, below):
            self._add(unit, Kind.HEADING, numbered.number.count(".") + 1, numbered)
        elif below and could_head(text) and not item_of(text) and (alone or not could_head(below.text)):
            self._add(unit, Kind.HEADING, 1)
        else:
            self._take_next(unit)

    def _take_next(self, unit: Unit) -> None:
        if unit.underline:
            self._add(unit, Kind.HEADING, unit.underline)
        elif item := item_of(unit.text):
            self._add(unit, Kind.ITEM, self._depth(unit.rows[0].indent), item)
        else:
            self._add(unit, Kind.PARAGRAPH)

    def _depth(self, indent: int) -> int:
        while self.indents and self.indents[-1] > indent:
            self.indents.pop()
        if not self.indents or self.indents[-1] < indent:
            self.indents.append(indent)
        return len(self.indents)

    def _add(self, unit: Unit, kind: Kind, level: int = 0, label: Label | None = None) -> None:
        if kind is not Kind.ITEM:
            self.indents.clear()
        text, lines = _laid(unit, label.end if label else 0)
        number = _shown(label.number) if label else ""
        self.blocks.append(Block(f"b{len(self.blocks) + 1}", kind, text, level, number, lines=lines))


def _heads(label: Label, below: Unit) -> bool:
    """One of a list has the next of it below; a heading has words, or a heading within it."""
    again = numbered_heading(below.text) or item_of(below.text)
    return "." in label.number or again is None or "." in again.number.rstrip(".")


def _laid(unit: Unit, taken: int) -> tuple[str, tuple[Line, ...]]:
    """The unit's text without the `taken` first characters, and its lines as they were printed."""
    first, *others = (row.text for row in unit.rows)
    text, starts = joined_lines([first[taken:], *others])
    lines = (Line(row.page, row.line, at) for row, at in zip(unit.rows, starts, strict=True))
    return text, tuple(lines)


def _shown(number: str) -> str:
    return BULLET if number in _BULLETS else number
