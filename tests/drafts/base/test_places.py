"""Where a block stands, as people count."""

from __future__ import annotations

from drafts.base.document import Kind
from drafts.base.places import place_of, siblings
from tests.corpus import AGREEMENT, CORPUS, PLAN, h, i, p
from tests.corpus import document as made

SHORT = made(
    "x.md",
    "X",
    [p("Först."), h("Mål"), p("Ett."), i("a", "•"), i("b", "•"), p("Två."), i("c", "•"), h("Slut")],
)


def test_paragraphs_are_counted_under_their_heading() -> None:
    assert [place_of(SHORT, id_).number for id_ in ("b1", "b3", "b6")] == [1, 1, 2]
    assert [place_of(SHORT, id_).heading for id_ in ("b1", "b3", "b8")] == ["", "Mål", ""]


def test_items_are_counted_in_their_own_list() -> None:
    assert [place_of(SHORT, id_).number for id_ in ("b4", "b5", "b7")] == [1, 2, 1]


def test_a_cell_tells_its_row_and_column() -> None:
    cell = next(block for block in PLAN.blocks if block.kind is Kind.CELL)
    assert place_of(PLAN, cell.id).cell == cell.cell


def test_a_printed_document_tells_page_and_line() -> None:
    place = place_of(AGREEMENT, AGREEMENT.blocks[-1].id)
    line = AGREEMENT.blocks[-1].lines[0]
    assert (place.page, place.line) == (line.page, line.line)
    assert place_of(SHORT, "b3").page == 0


def test_siblings_stand_under_the_same_heading() -> None:
    assert [block.id for block in siblings(SHORT, "b4")] == ["b3", "b4", "b5", "b6", "b7"]
    assert [block.id for block in siblings(SHORT, "b1")] == ["b1", "b2", "b8"]


def test_every_block_of_every_document_stands_somewhere() -> None:
    for document in CORPUS.values():
        for block in document.blocks:
            assert place_of(document, block.id).number >= 1
            assert block in siblings(document, block.id)
