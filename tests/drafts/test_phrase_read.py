"""What is worded of a change, read back, is the change: on every document and for every edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.base.document import BaseDocument
from drafts.phrasing import phrase, phrase_everywhere
from drafts.reading import Amended, read_all
from tests.corpus import CORPUS
from tests.editing import EDITS, edited, edited_once


def told(base: BaseDocument, new: BaseDocument) -> list[str]:
    return [instruction.text for instruction in phrase(base, new)]


def says(document: BaseDocument) -> list[str]:
    return [block.text for block in document.blocks if block.text.strip()]


def read_back(base: BaseDocument, satser: Sequence[str]) -> list[str]:
    if not satser:
        return says(base)
    reading = read_all(base, satser)
    assert isinstance(reading, Amended), (satser, reading)
    return says(reading.document)


@pytest.mark.parametrize("name", CORPUS)
@pytest.mark.parametrize("edit", EDITS)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_one_edit_reads_back(edit: str, name: str, data: st.DataObject) -> None:
    new = data.draw(edited_once(CORPUS[name], edit))
    satser = told(CORPUS[name], new)
    assert read_back(CORPUS[name], satser) == says(new), satser


@pytest.mark.parametrize("name", CORPUS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_several_edits_read_back_together(name: str, data: st.DataObject) -> None:
    """Each is read in the numbering of the document before any of them."""
    new = data.draw(edited(CORPUS[name]))
    satser = told(CORPUS[name], new)
    assert read_back(CORPUS[name], satser) == says(new), satser


@pytest.mark.parametrize("name", CORPUS)
def test_a_new_document_reads_back(name: str) -> None:
    other = CORPUS["skrivelse.txt" if name != "skrivelse.txt" else "rutiner.md"]
    blocks = zip(CORPUS[name].fresh_ids(), other.blocks, strict=False)
    new = BaseDocument(name, "", tuple(replace(block, id=id_) for id_, block in blocks))
    assert read_back(CORPUS[name], told(CORPUS[name], new)) == says(new)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("overenskommelse.pdf", "brottsoffer", "målsägande"),
        ("rutiner.md", "Nämnden", "Styrelsen"),
        ("plan.docx", "skola", "förskola"),
    ],
)
def test_a_change_throughout_reads_back(name: str, old: str, new: str) -> None:
    found = phrase_everywhere(CORPUS[name], old, new)
    assert found
    assert read_back(CORPUS[name], [found.instruction.text]) == says(found.document)
