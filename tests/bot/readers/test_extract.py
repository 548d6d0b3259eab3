"""The real extract of minutes, as copied from print: its headings, its att-satser, its diarienummer."""

from __future__ import annotations

import pytest

from bot.readers.formats import read
from drafts.base.document import Kind
from drafts.base.found import Found
from tests.extract import EXTRACT, need_extract, read_extract

need_extract()


@pytest.fixture(scope="module")
def found() -> Found:
    return read(EXTRACT.read_bytes(), EXTRACT.name)


def test_its_headings_are_headings(found: Found) -> None:
    headings = {block.text for block in found.document.blocks if block.kind is Kind.HEADING}
    minutes = {"Beslut", "Beslutsgång", "Reservationer", "Ersättaryttrande", "Förslag till beslut"}
    assert {*minutes, *read_extract().headings} <= headings


def test_its_att_satser_are_items_with_their_numbers(found: Found) -> None:
    items = [(b.number, b.text) for b in found.document.blocks if b.kind is Kind.ITEM and b.number != "•"]
    satser = [" ".join(sats.split()) for sats in read_extract().satser]
    assert items == [(f"{n}.", sats) for n, sats in enumerate(satser, start=1)]


def test_the_boards_own_diarienummer_is_found(found: Found) -> None:
    assert found.diarienummer == read_extract().diarienummer
