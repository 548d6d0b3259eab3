"""The real case: it says under which headings something is missing, and leaves the words to others."""

from __future__ import annotations

import pytest

from drafts.base.document import BaseDocument, Block, Kind
from drafts.reading import Unworded, read
from tests.extract import Extract, need_extract, read_extract

need_extract()


@pytest.fixture(scope="module")
def extract() -> Extract:
    return read_extract()


@pytest.fixture(scope="module")
def agreement(extract: Extract) -> BaseDocument:
    """A document with the headings that are spoken of, and four points under each."""
    blocks: list[Block] = []
    for heading in extract.headings:
        blocks.append(Block(f"b{len(blocks) + 1}", Kind.HEADING, heading, 1))
        for n in range(1, 4):
            blocks.append(Block(f"b{len(blocks) + 1}", Kind.ITEM, f"Mål {n}.", 1, f"{n}."))
    return BaseDocument("avtal.docx", "", tuple(blocks))


def wanted(extract: Extract) -> list[str]:
    """Each heading with the first sentence under it, as one who copies a piece of it would send it."""
    under = [(heading, extract.motivation.partition(f"\n{heading}")[2]) for heading in extract.headings]
    return [f"{heading}: {' '.join(text.split()).split('. ')[0]}." for heading, text in under]


def test_every_wish_needs_a_person_to_word_it(extract: Extract, agreement: BaseDocument) -> None:
    wishes = wanted(extract)
    assert len(wishes) == len(extract.headings)
    for wish in wishes:
        reading = read(agreement, wish)
        assert isinstance(reading, Unworded), (wish, reading)
        assert reading.candidates, wish


def test_the_att_satser_themselves_give_no_words(extract: Extract, agreement: BaseDocument) -> None:
    readings = [read(agreement, sats) for sats in extract.satser]
    assert not any(hasattr(reading, "document") for reading in readings)
    assert isinstance(readings[1], Unworded)
