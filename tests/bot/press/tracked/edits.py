"""People at work on a document: words, sentences, paragraphs, items, headings and rows, by chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from drafts.base.document import FIRST, BaseDocument, Block, Cell, Kind
from drafts.base.tracked import TrackedDocument
from drafts.tracking import Step, tracked
from tests.bot.press.tracked.papers import WORDS

EVENING = datetime(2026, 3, 3, 18, 30, tzinfo=UTC)
PEOPLE = ("Lars Berg (C)", "Karin Rosén Falk (L)", "Erik Ahl (KD)")


def edited(base: BaseDocument, chance: Random, count: int, people: Sequence[str] = PEOPLE) -> TrackedDocument:
    """After so many edits; where but one works on it, all at one time."""
    steps: list[Step] = []
    document = base
    for number in range(1, count + 1):
        document = edit(document, chance)
        at = EVENING + timedelta(minutes=number if len(people) > 1 else 0)
        steps.append(Step(document, chance.choice(people), at, number))
    return tracked(base, steps)


def edit(document: BaseDocument, chance: Random) -> BaseDocument:
    block = chance.choice(document.blocks)
    verb = chance.choice(
        [_swap_words, _swap_words, _cut_words, _add_words, _remove, _remove, _insert, _insert, _move]
    )
    return verb(document, block, chance)


def say(chance: Random, most: int = 9) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(1, most)))


def _stretch(text: str, chance: Random) -> tuple[int, int]:
    start = chance.randint(0, len(text))
    return start, min(len(text), start + chance.randint(1, 40))


def _swap_words(document: BaseDocument, block: Block, chance: Random) -> BaseDocument:
    start, end = _stretch(block.text, chance)
    return document.reworded(block.id, block.text[:start] + say(chance) + block.text[end:])


def _cut_words(document: BaseDocument, block: Block, chance: Random) -> BaseDocument:
    start, end = _stretch(block.text, chance)
    left = block.text[:start] + block.text[end:]
    return document.reworded(block.id, left) if left.strip() else document


def _add_words(document: BaseDocument, block: Block, chance: Random) -> BaseDocument:
    start = chance.choice([0, len(block.text), chance.randint(0, len(block.text))])
    sign = chance.choice(["", "", " ", "\t", "\u2028", "\u2011"])
    return document.reworded(block.id, block.text[:start] + say(chance, 4) + sign + block.text[start:])


def _remove(document: BaseDocument, block: Block, chance: Random) -> BaseDocument:
    at = document.place(block.id)
    gone = document.blocks[at : at + chance.choice([1, 1, 2, 3])]
    return document.without(b.id for b in gone) if len(gone) < len(document.blocks) else document


def _insert(document: BaseDocument, block: Block, chance: Random) -> BaseDocument:
    ids = iter(document.fresh_ids())
    if block.kind is Kind.CELL:
        if block.cell is None or chance.random() < 0.5:
            return document.inserted(block.id, replace(block, id=next(ids), text=say(chance), number=""))
        return document
    after = chance.choice([block.id, block.id, document.blocks[-1].id, FIRST])
    new = [
        Block(next(ids), block.kind, say(chance, 20).capitalize() + ".", block.level)
        for _ in range(chance.choice([1, 1, 2]))
    ]
    return document.inserted(after, *new)


def _move(document: BaseDocument, block: Block, chance: Random) -> BaseDocument:
    others = [b for b in document.blocks if b.id != block.id and b.kind is not Kind.CELL]
    if block.kind is Kind.CELL or not others:
        return document
    return document.moved([block.id], chance.choice(others).id)


def add_row(document: BaseDocument, after: Block, *texts: str) -> BaseDocument:
    """A row of a table, behind the row that the block is the last of."""
    ids = iter(document.fresh_ids())
    assert after.cell is not None
    row = [
        Block(next(ids), Kind.CELL, text, cell=Cell(after.cell.table, after.cell.row + 1, n))
        for n, text in enumerate(texts, 1)
    ]
    return document.inserted(after.id, *row)
