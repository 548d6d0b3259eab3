"""One document taken into another as a chapter, and gone as a document of its own."""

from __future__ import annotations

from dataclasses import replace

from drafts.base.document import BaseDocument, Block, Kind
from drafts.ordinals import number_of
from drafts.reading.edits import Add, Edit, Remove
from drafts.reading.outcome import Asked, Doubt, Question
from drafts.reading.plain import loose, needle
from drafts.reading.putting import behind
from drafts.reading.resolving import Desk
from drafts.reading.steps import Row
from drafts.reading.tokens import tokens

_GONE = frozenset({"försvinner", "upphör", "upphävs", "utgår"})
_TAKEN = frozenset({"införs", "införlivas", "infogas", "inarbetas"})
_PARTS = frozenset({"kapitel", "avsnitt", "bilaga", "del"})


def incorporates(instruction: str) -> bool:
    words = {token.text for token in tokens(instruction)}
    return bool(words & _GONE and words & _TAKEN and words & _PARTS) and "dokument" in instruction.casefold()


def incorporate(desk: Desk, instruction: str, others: tuple[BaseDocument, ...]) -> list[Edit]:
    """In the document that takes in: a new chapter. In the one that is taken in: nothing is left."""
    row = Row(tokens(instruction), instruction)
    at = next(n for n, token in enumerate(row.tokens) if token.text in _TAKEN)
    part = next((n for n in range(at, len(row.tokens)) if row.tokens[n].text in _PARTS), at)
    taken, taker = instruction[: row.tokens[at].start], instruction[row.tokens[part].end :]
    document = desk.ground.document
    if _named(document, taken) and not _named(document, taker):
        return [Remove(block.id) for block in document.blocks]
    found = [other for other in others if _named(other, taken)]
    if not _named(document, taker) or len(found) != 1:
        raise Asked(Question(Doubt.NOT_FOUND, taken.strip()))
    number = next((n for token in row.tokens[at:part] if (n := number_of(token.text))), -1)
    return _chapter(desk, found[0], number)


def _named(document: BaseDocument, text: str) -> bool:
    title = loose(document.title)
    return bool(title) and title in loose(text)


def _chapter(desk: Desk, other: BaseDocument, number: int) -> list[Edit]:
    ground = desk.ground
    blocks = _as_chapter(other)
    if any(needle(block.text) == needle(blocks[0].text) for block in ground.blocks):
        return []
    top = min((ground.blocks[n].level for n in ground.heads if ground.blocks[n].level), default=1)
    chapters = [
        n for n in ground.heads if ground.blocks[n].level == top and ground.blocks[n].kind is Kind.HEADING
    ]
    gap = chapters[number - 1] if 0 < number <= len(chapters) else len(ground.blocks)
    return [Add(behind(ground, gap), blocks)]


def _as_chapter(other: BaseDocument) -> tuple[Block, ...]:
    """Under its title as heading, and its own headings below that."""
    blocks = other.blocks
    if blocks and blocks[0].kind is Kind.HEADING and needle(blocks[0].text) == needle(other.title):
        blocks = blocks[1:]
    top = min((block.level for block in blocks if block.kind is Kind.HEADING), default=2)
    down = max(2 - top, 0)
    lower = (replace(b, level=b.level + down) if b.kind is Kind.HEADING else b for b in blocks)
    return (Block("", Kind.HEADING, other.title, 1), *lower)
