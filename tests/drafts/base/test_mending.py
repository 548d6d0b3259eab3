"""What a reader made of a file can be mended: joined, split, said to be a heading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.base.document import BaseDocument, Kind, Line
from drafts.base.mending import joined_with_next, split, turned
from drafts.errors import GoneItem
from tests.corpus import AGREEMENT, LETTER, h, p
from tests.corpus import document as made

TORN = made(
    "plan.pdf", "Plan", [h("Skolvägar"), p("Alla skolvägar ska vara"), p("belysta. Gupp byggs vid behov.")]
)


def test_two_halves_of_a_paragraph_are_joined_with_a_space() -> None:
    whole = joined_with_next(TORN, "b2")
    assert [block.text for block in whole.blocks] == [
        "Skolvägar",
        "Alla skolvägar ska vara belysta. Gupp byggs vid behov.",
    ]
    assert whole.blocks[1].id == "b2"


def test_the_last_block_has_nothing_to_be_joined_with() -> None:
    with pytest.raises(GoneItem):
        joined_with_next(TORN, "b3")


def test_a_block_is_split_where_the_words_begin() -> None:
    parted = split(TORN, "b3", "Gupp  byggs")
    assert [block.text for block in parted.blocks[2:]] == ["belysta.", "Gupp byggs vid behov."]
    assert parted.blocks[2].id == "b3"
    assert parted.blocks[3].id not in {block.id for block in TORN.blocks}


@pytest.mark.parametrize("words", ["finns inte", "", "  ", "belysta."])
def test_it_is_not_split_where_the_words_do_not_stand_inside_it(words: str) -> None:
    with pytest.raises(GoneItem):
        split(TORN, "b3", words)


def test_a_paragraph_becomes_a_heading_and_a_paragraph_again() -> None:
    heading = turned(TORN, "b2", 2)
    assert (heading.block("b2").kind, heading.block("b2").level) == (Kind.HEADING, 2)
    assert turned(heading, "b2", 0) == TORN


@pytest.mark.parametrize("level", [-3, 99])
def test_a_heading_has_a_level_that_there_is(level: int) -> None:
    assert 0 <= turned(TORN, "b2", level).block("b2").level <= 6


@given(at=st.integers(1, 60))
def test_what_is_split_and_joined_reads_as_before_and_keeps_its_lines(at: int) -> None:
    block = next(b for b in AGREEMENT.blocks if len(b.lines) > 1)
    words = block.text.split()
    if not 0 < at < len(words) or block.text.find(" ".join(words[at:])) < 1:
        return
    parted = split(AGREEMENT, block.id, " ".join(words[at:]))
    whole = joined_with_next(parted, block.id)
    assert whole.text == AGREEMENT.text
    for offset in range(len(block.text)):
        assert _line(whole, block.id, offset) == _line(AGREEMENT, block.id, offset)


def _line(document: BaseDocument, id_: str, offset: int) -> tuple[int, int]:
    line = document.block(id_).line_at(offset)
    assert isinstance(line, Line)
    return line.page, line.line


def test_a_document_without_headings_is_mended_too() -> None:
    assert turned(LETTER, LETTER.blocks[0].id, 1).blocks[0].kind is Kind.HEADING
