"""A plain file that is amended keeps its own marks, numbers and blank lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.readers import formats
from bot.texts.layout import rewritten
from drafts.base.document import BaseDocument, Block, Kind

PLAN = """# Plan för *lekparker*

Alla lekparker rustas upp
varje år. Gungor byts.


## Åtgärder

- Sand byts.
- Staket målas.

1. Först det ena.
2. Sedan det andra.
"""


def read(text: str) -> BaseDocument:
    return formats.read(text.encode(), "plan.md").document


def block(document: BaseDocument, words: str) -> Block:
    return next(b for b in document.blocks if words in b.text)


def test_what_is_not_amended_is_as_it_was() -> None:
    document = read(PLAN)
    assert rewritten(PLAN, document, document) == PLAN


def test_a_reworded_item_keeps_its_dash_and_a_heading_its_hashes() -> None:
    document = read(PLAN)
    new = document.reworded(block(document, "Sand").id, "Sand silas.")
    new = new.reworded(block(document, "Åtgärder").id, "Insatser")
    assert rewritten(PLAN, document, new) == PLAN.replace("Sand byts", "Sand silas").replace(
        "Åtgärder", "Insatser"
    )


def test_an_added_item_gets_the_dash_of_the_others() -> None:
    document = read(PLAN)
    new = document.inserted(block(document, "Staket").id, Block("n1", Kind.ITEM, "Bänkar lagas.", 1))
    assert "- Staket målas.\n- Bänkar lagas.\n\n1. Först" in rewritten(PLAN, document, new)


def test_an_added_paragraph_stands_apart() -> None:
    document = read(PLAN)
    new = document.inserted(block(document, "Gungor").id, Block("n1", Kind.PARAGRAPH, "Träd planteras."))
    assert "Gungor byts.\n\nTräd planteras.\n\n\n## Åtgärder" in rewritten(PLAN, document, new)


def test_what_is_struck_leaves_nothing_behind() -> None:
    document = read(PLAN)
    new = document.without([block(document, "Sand").id])
    assert "## Åtgärder\n\n- Staket målas." in rewritten(PLAN, document, new)


def test_a_moved_item_takes_its_dash_along() -> None:
    document = read(PLAN)
    new = document.moved([block(document, "Sand").id], block(document, "Staket").id)
    assert "- Staket målas.\n- Sand byts.\n" in rewritten(PLAN, document, new)


@pytest.mark.parametrize("text", ["", "\n\n", "Bara en rad", "# Bara en rubrik\n"])
def test_small_files_come_back(text: str) -> None:
    document = read(text) if text.strip() else BaseDocument("x.md", "", ())
    if document.blocks:
        assert rewritten(text, document, document) == text


@given(
    st.lists(
        st.sampled_from(["# Rubrik", "Ett stycke.", "- punkt ett\n- punkt två", "1. a\n2. b", "Två\nrader."]),
        min_size=1,
    )
)
def test_any_file_of_ours_comes_back_as_it_was(parts: list[str]) -> None:
    text = "\n\n".join(parts) + "\n"
    document = read(text)
    assert rewritten(text, document, document) == text
