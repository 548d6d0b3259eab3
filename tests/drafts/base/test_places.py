"""Where a block can be moved: among those under its heading, a section among sections."""

from __future__ import annotations

import pytest

from drafts.base.document import FIRST, BaseDocument, Kind
from drafts.base.places import last_of_table, moving, siblings, targets
from tests.corpus import CORPUS, PLAN, h, i, p
from tests.corpus import document as made

SHORT = made(
    "x.md",
    "X",
    [p("Först."), h("Mål"), p("Ett."), i("a", "•"), i("b", "•"), p("Två."), h("Slut"), p("Sist.")],
)


def test_siblings_stand_under_the_same_heading() -> None:
    assert [block.id for block in siblings(SHORT, "b4")] == ["b3", "b4", "b5", "b6"]
    assert [block.id for block in siblings(SHORT, "b1")] == ["b1", "b2", "b7"]


@pytest.mark.parametrize(
    ("id_", "after"),
    [
        ("b3", ["b4", "b5", "b6"]),
        ("b4", ["b2", "b5", "b6"]),
        ("b6", ["b2", "b3", "b4"]),
        ("b8", []),
        ("b1", ["b2", "b7"]),
        ("b2", ["b8"]),
        ("b7", ["b1"]),
    ],
)
def test_a_block_goes_anywhere_but_where_it_stands(id_: str, after: list[str]) -> None:
    assert [target.after for target in targets(SHORT, id_)] == after


def test_a_heading_takes_its_section_along() -> None:
    assert moving(SHORT, "b2") == ("b2", "b3", "b4", "b5", "b6")
    assert moving(SHORT, "b3") == ("b3",)


def test_nothing_goes_into_a_table() -> None:
    cells = {block.id for block in PLAN.blocks if block.kind is Kind.CELL}
    behind = {target.after for block in PLAN.blocks for target in targets(PLAN, block.id)} & cells
    assert behind <= {last_of_table(PLAN, id_) for id_ in cells}


@pytest.mark.parametrize("document", CORPUS.values(), ids=lambda d: d.name)
def test_every_target_can_be_moved_to_and_changes_the_document(document: BaseDocument) -> None:
    for block in document.blocks:
        if block.kind is Kind.CELL:
            continue
        assert block in siblings(document, block.id)
        for target in targets(document, block.id):
            moved = document.moved(moving(document, block.id), target.after or FIRST)
            assert moved.blocks != document.blocks
