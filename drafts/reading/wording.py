"""The new text of an instruction made into what the document is made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafts.base.document import Block, Kind
from drafts.reading.plain import needle
from drafts.reading.spots import Ground
from drafts.reading.steps import Level, Step

_BULLET = re.compile(r"\s*([-–—•*]|\d{1,3}[.)]|[a-zåäö]\))\s+")


def lines(words: str) -> list[str]:
    return [line.strip() for line in words.split("\n") if line.strip()]


def fitted(words: str, old: str, *, sure: bool) -> str:
    """Without the full stop that ends the instruction and not the words: `sure` where a quote shows which."""
    ends = words.rstrip()
    if sure or old.rstrip().endswith((".", "!", "?")) or not ends.endswith("."):
        return words
    return ends[:-1]


def is_sentence(words: str) -> bool:
    """Can it stand as a sentence of its own?"""
    bare = words.strip().strip("”\"“»«’'")
    return bare[:1].isupper() and bare.endswith((".", "!", "?"))


@dataclass(frozen=True, slots=True)
class Text:
    """What is put in. `rows` are its paragraphs, each with what it is said to be, or WORDS."""

    level: Level  # of all of it; WORDS where nothing is said
    rows: tuple[tuple[Level, str], ...]

    @property
    def words(self) -> str:
        within = self.level in {Level.WORDS, Level.SENTENCE}
        return (" " if within else "\n").join(row for _, row in self.rows)

    def of(self, level: Level) -> Text:
        """The same, where it is to stand as something else than it was said to be."""
        return replace(self, level=level)


def text_of(steps: Sequence[Step], level: Level) -> Text:
    """The rows of the steps that carry the new words."""
    mixed = len({step.level for step in steps}) > 1
    rows = [(step.level if mixed else Level.WORDS, row) for step in steps for row in _rows(step, level)]
    return Text(level, tuple(rows))


def _rows(step: Step, level: Level) -> list[str]:
    sure = (step.quoted and step.closed) or is_sentence(step.words) or level is not Level.WORDS
    return lines(fitted(step.words, "", sure=sure))


def new_blocks(ground: Ground, text: Text, beside: Block | None) -> tuple[Block, ...]:
    """A block a row, of the kind that is asked for; as deep and numbered as the one beside it."""
    headed = text.level is Level.SECTION and (beside is None or beside.kind is Kind.HEADING)
    if headed and (len(text.rows) > 1 or not is_sentence(text.words)):
        head, *rest = text.rows
        return (_block(ground, head[1], Level.HEADING, beside), *(_plain(row) for _, row in rest))
    return tuple(
        _block(ground, row, text.level if level in {Level.WORDS, Level.SENTENCE} else level, beside)
        for level, row in text.rows
    )


def _block(ground: Ground, row: str, level: Level, beside: Block | None) -> Block:
    if level is Level.HEADING:
        return Block("", Kind.HEADING, row, _heading_level(ground, beside))
    if level in {Level.ITEM, Level.SUBITEM, Level.LIST}:
        return _item(row, beside)
    return _plain(row)


def same(ground: Ground, at: int, blocks: tuple[Block, ...]) -> bool:
    """Do these very words stand there already?"""
    there = ground.blocks[at : at + len(blocks)]
    return len(there) == len(blocks) and all(
        needle(a.text) == needle(b.text) and a.kind is b.kind for a, b in zip(there, blocks, strict=True)
    )


def _plain(row: str) -> Block:
    return Block("", Kind.PARAGRAPH, row)


def _item(row: str, beside: Block | None) -> Block:
    """Its dash or number is the list's: a counted one is not known before all is in its place."""
    typed = _BULLET.match(row)
    listed = beside is not None and beside.kind is Kind.ITEM
    if beside is None or not listed:
        return Block("", Kind.ITEM, row[typed.end() :] if typed else row, 1, typed.group(1) if typed else "")
    number = "" if beside.number[:1].isalnum() else beside.number
    keeps = typed is not None and not beside.number and _BULLET.match(beside.text)
    return Block("", Kind.ITEM, row[typed.end() :] if typed and not keeps else row, beside.level, number)


def _heading_level(ground: Ground, beside: Block | None) -> int:
    if beside is None:
        return 1
    if beside.kind is Kind.HEADING:
        return beside.level
    at = ground.document.place(beside.id)
    above = [ground.blocks[n] for n in ground.heads if n < at and ground.blocks[n].kind is Kind.HEADING]
    return above[-1].level if above else 1
