"""The corpus, written by several programs and read back: paragraphs and headings are those it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import pytest

from bot.readers.formats import read
from drafts.base.document import LINE_BREAK, BaseDocument, Block, Kind
from tests.bot.readers import producers
from tests.bot.readers.producers import needs_office
from tests.corpus import CORPUS

PARAGRAPHS, HEADINGS = 0.98, 0.95  # exactly right, at the least


@dataclass(frozen=True)
class Score:
    """How many there are, how many were read exactly right and in order, and how many that are not there."""

    true: int = 0
    right: int = 0
    false: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.true + other.true, self.right + other.right, self.false + other.false)

    @property
    def share(self) -> float:
        return self.right / (self.true + self.false)


def compared(true: list[object], found: list[object]) -> Score:
    same = sum(m.size for m in SequenceMatcher(None, true, found, autojunk=False).get_matching_blocks())
    return Score(len(true), same, len(found) - same)


@dataclass(frozen=True)
class Format:
    """`numbered`: are list numbers the format's? `levels`: does it know of levels?"""

    ending: str
    write: Callable[[BaseDocument], bytes]
    tables: bool = True
    typed_headings: bool = False  # their numbers stand in the text
    levels: bool = True
    titled: bool = False  # the title stands first
    breaks: bool = True  # can a line break off within a paragraph?
    letters: bool = False  # does it write "a)" as that?


def by_office(ending: str) -> Callable[[BaseDocument], bytes]:
    return lambda base: producers.office(ending)[base.name]


FORMATS = {
    "docx, python-docx": Format("docx", producers.python_docx, titled=True, letters=True),
    "docx, LibreOffice": Format("docx", by_office("docx"), typed_headings=True),
    "docx, resaved": Format("docx", lambda base: producers.resaved()[base.name], titled=True, letters=True),
    "md, typed": Format("md", producers.markdown, typed_headings=True),
    "md, wrapped": Format("md", producers.wrapped_markdown, typed_headings=True),
    "txt, typed": Format("txt", producers.typed_text, tables=False, levels=False, breaks=False, letters=True),
    "txt, wrapped": Format(
        "txt", producers.wrapped_text, tables=False, levels=False, breaks=False, letters=True
    ),
    "txt, LibreOffice": Format("txt", by_office("txt"), tables=False, levels=False, breaks=False),
}
OFFICE = {"docx, LibreOffice", "docx, resaved", "txt, LibreOffice"}

formats = pytest.mark.parametrize(
    "format_",
    [pytest.param(f, id=name, marks=needs_office if name in OFFICE else ()) for name, f in FORMATS.items()],
)


def corpus(format_: Format) -> list[BaseDocument]:
    return [base for base in CORPUS.values() if format_.tables or not any(b.cell for b in base.blocks)]


def read_back(format_: Format, base: BaseDocument) -> BaseDocument:
    return read(format_.write(base), f"{base.name}.{format_.ending}").document


def truth(format_: Format, base: BaseDocument) -> list[Block]:
    title = [Block("", Kind.HEADING, base.title, 1)] if format_.titled else []
    blocks = [*title, *(_as_typed(b) if format_.typed_headings else b for b in base.blocks)]
    if format_.breaks:
        return blocks
    return [replace(b, text=text) for b in blocks for text in b.text.split(LINE_BREAK)]


def _as_typed(block: Block) -> Block:
    if block.kind is Kind.HEADING and block.number:
        return replace(block, number="", text=f"{block.number} {block.text}")
    return block


@formats
def test_paragraphs_are_exactly_those_that_were_written(format_: Format) -> None:
    score = sum(
        (
            compared(
                [b.text for b in truth(format_, base)], [b.text for b in read_back(format_, base).blocks]
            )
            for base in corpus(format_)
        ),
        Score(),
    )
    assert score.share >= PARAGRAPHS, score


@formats
def test_headings_are_those_that_were_written(format_: Format) -> None:
    def told(blocks: Iterable[Block]) -> list[object]:
        return [(b.text, b.level * format_.levels) for b in blocks if b.kind is Kind.HEADING]

    score = sum(
        (compared(told(truth(format_, b)), told(read_back(format_, b).blocks)) for b in corpus(format_)),
        Score(),
    )
    assert score.share >= HEADINGS, score


@formats
def test_items_keep_their_numbers(format_: Format) -> None:
    """Those that count; a dash may have become another."""

    def told(blocks: Iterable[Block]) -> list[object]:
        items = [b for b in blocks if b.kind is Kind.ITEM and _counts(b.number, letters=format_.letters)]
        return [(b.text, b.level, b.number) for b in items]

    for base in corpus(format_):
        assert told(read_back(format_, base).blocks) == told(truth(format_, base))


def _counts(number: str, *, letters: bool) -> bool:
    return number[:-1].isdecimal() or (letters and number.endswith(")"))


@formats
def test_cells_keep_their_place(format_: Format) -> None:
    for base in corpus(format_):
        found = [(b.text, b.cell) for b in read_back(format_, base).blocks if b.cell]
        assert found == [(b.text, b.cell) for b in base.blocks if b.cell]
