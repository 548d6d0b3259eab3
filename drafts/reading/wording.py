"""The new text of an instruction made into what the document is made of."""

from __future__ import annotations

import re

from drafts.base.document import Block, Kind
from drafts.reading.plain import needle
from drafts.reading.spots import Ground
from drafts.reading.steps import Level

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


def new_blocks(ground: Ground, words: str, level: Level, beside: Block | None) -> tuple[Block, ...]:
    """A block a line, of the kind that is asked for; as deep and numbered as the one beside it."""
    rows = lines(words)
    if level is Level.HEADING:
        return tuple(Block("", Kind.HEADING, row, _heading_level(ground, beside)) for row in rows)
    if level is Level.SECTION and len(rows) > 1 and _has_headings(ground, beside):
        return (_heading(ground, rows[0], beside), *(_plain(row) for row in rows[1:]))
    if level in {Level.ITEM, Level.SUBITEM, Level.LIST}:
        return tuple(_item(row, beside) for row in rows)
    return tuple(_plain(row) for row in rows)


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


def _heading(ground: Ground, row: str, beside: Block | None) -> Block:
    return Block("", Kind.HEADING, row, _heading_level(ground, beside))


def _heading_level(ground: Ground, beside: Block | None) -> int:
    if beside is None:
        return 1
    if beside.kind is Kind.HEADING:
        return beside.level
    at = ground.document.place(beside.id)
    above = [ground.blocks[n] for n in ground.heads if n < at and ground.blocks[n].kind is Kind.HEADING]
    return above[-1].level if above else 1


def _has_headings(ground: Ground, beside: Block | None) -> bool:
    return beside is None or beside.kind is Kind.HEADING or not beside.label
