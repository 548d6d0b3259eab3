"""Edits of base documents, for Hypothesis: what people do to a text they want changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from hypothesis import strategies as st

from drafts.base.document import FIRST, BaseDocument, Block, Kind
from drafts.base.joins import inserted, replaced, struck
from drafts.sentences import sentences
from tests.corpus import CORPUS

WORDS = ("genast", "och vittnen", "minst två gånger om året", ", där det är möjligt,", "(se bilagan)", "3 §")
SENTENCES = (
    "Nämnden ska höra berörda föreningar.",
    "Beslutet gäller t.o.m. 2029.",
    "Hur ska det betalas?",
    "Barn ska höras (om de vill).",
    "Nämnden kallar det ”rimligt”.",
)
HEADINGS = ("Ikraftträdande", "Barnets bästa")
_WORD = re.compile(r"\w+(?:[-–:]\w+)*")

Edit = Callable[[st.DrawFn, BaseDocument], BaseDocument]

documents = st.sampled_from(sorted(CORPUS)).map(CORPUS.__getitem__)


def add_words(draw: st.DrawFn, base: BaseDocument) -> BaseDocument:
    block, (_, end) = _stretch(draw, base, _words)
    return base.reworded(block.id, inserted(block.text, end, draw(st.sampled_from(WORDS))))


def change_words(draw: st.DrawFn, base: BaseDocument) -> BaseDocument:
    block, (start, end) = _stretch(draw, base, _words)
    return base.reworded(block.id, replaced(block.text, start, end, draw(st.sampled_from(WORDS))))


def strike_words(draw: st.DrawFn, base: BaseDocument) -> BaseDocument:
    block, (start, end) = _stretch(draw, base, _words)
    return _with_text(base, block, struck(block.text, start, end))


def add_sentence(draw: st.DrawFn, base: BaseDocument) -> BaseDocument:
    block, (_, end) = _stretch(draw, base, sentences)
    return base.reworded(block.id, inserted(block.text, end, draw(st.sampled_from(SENTENCES))))


def change_sentence(draw: st.DrawFn, base: BaseDocument) -> BaseDocument:
    block, (start, end) = _stretch(draw, base, sentences)
    return base.reworded(block.id, replaced(block.text, start, end, draw(st.sampled_from(SENTENCES))))


def strike_sentence(draw: st.DrawFn, base: BaseDocument) -> BaseDocument:
    block, (start, end) = _stretch(draw, base, sentences)
    return _with_text(base, block, struck(block.text, start, end))


def add_blocks(draw: st.DrawFn, base: BaseDocument) -> BaseDocument:
    """One to three, of any kinds but cells, anywhere but within a table."""
    kinds = draw(st.lists(st.sampled_from([Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING]), min_size=1, max_size=3))
    after = draw(st.sampled_from([FIRST, *(b.id for b in base.blocks if _ends_no_row(base, b))]))
    new = [
        Block(id_, kind, draw(st.sampled_from(HEADINGS if kind is Kind.HEADING else SENTENCES)), _level(kind))
        for id_, kind in zip(islice(base.fresh_ids(), 3), kinds, strict=False)
    ]
    return base.inserted(after, *new)


def remove_block(draw: st.DrawFn, base: BaseDocument) -> BaseDocument:
    return base.without([_loose(draw, base).id])


def replace_block(draw: st.DrawFn, base: BaseDocument) -> BaseDocument:
    block = _loose(draw, base)
    new = replace(
        block, id=next(iter(base.fresh_ids())), text=draw(st.sampled_from(SENTENCES)), number="", lines=()
    )
    return base.inserted(block.id, new).without([block.id])


def move_block(draw: st.DrawFn, base: BaseDocument) -> BaseDocument:
    block = _loose(draw, base)
    goals = [FIRST, *(b.id for b in base.blocks if b.id != block.id and _ends_no_row(base, b))]
    return base.moved([block.id], draw(st.sampled_from(goals)))


def remove_section(draw: st.DrawFn, base: BaseDocument) -> BaseDocument:
    """Nothing where the document has no headings."""
    headings = [b.id for b in base.blocks if b.kind is Kind.HEADING]
    if not headings:
        return base
    heading = draw(st.sampled_from(headings))
    return base.without([heading, *(b.id for b in base.section(heading))])


EDITS: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (
        add_words, change_words, strike_words, add_sentence, change_sentence, strike_sentence,
        add_blocks, remove_block, replace_block, move_block, remove_section,
    )
}  # fmt: skip


@st.composite
def edited_once(draw: st.DrawFn, base: BaseDocument, edit: str) -> BaseDocument:
    """The document after the edit of that name."""
    return EDITS[edit](draw, base)


@st.composite
def edited(draw: st.DrawFn, base: BaseDocument, most: int = 4) -> BaseDocument:
    """The document after one to `most` edits; never without any block."""
    for _ in range(draw(st.integers(1, most))):
        changed = EDITS[draw(st.sampled_from(sorted(EDITS)))](draw, base)
        base = changed if changed.blocks else base
    return base


def _words(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(word.span() for word in _WORD.finditer(text))


def _stretch(
    draw: st.DrawFn, base: BaseDocument, parts: Callable[[str], tuple[tuple[int, int], ...]]
) -> tuple[Block, tuple[int, int]]:
    """A block and, of its words or sentences, one to three in a row: where they start and end."""
    block = draw(st.sampled_from([b for b in base.blocks if parts(b.text)]))
    row = parts(block.text)
    first = draw(st.integers(0, len(row) - 1))
    last = draw(st.integers(first, min(first + 2, len(row) - 1)))
    return block, (row[first][0], row[last][1])


def _with_text(base: BaseDocument, block: Block, text: str) -> BaseDocument:
    """A block that nothing is left of is gone."""
    return base.reworded(block.id, text) if text.strip() else base.without([block.id])


def _loose(draw: st.DrawFn, base: BaseDocument) -> Block:
    """A block that stands in no table."""
    return draw(st.sampled_from([b for b in base.blocks if b.kind is not Kind.CELL]))


def _ends_no_row(base: BaseDocument, block: Block) -> bool:
    """May something stand behind it? Not within a table."""
    following = base.blocks[base.place(block.id) + 1 :][:1]
    within = following and following[0].cell and block.cell and following[0].cell.table == block.cell.table
    return not within


def _level(kind: Kind) -> int:
    return {Kind.HEADING: 2, Kind.ITEM: 1}.get(kind, 0)
