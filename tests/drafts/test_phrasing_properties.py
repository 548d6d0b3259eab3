"""What holds of every instruction, on every document of the corpus and for every edit."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.base.document import BaseDocument
from drafts.base.touched import touched
from drafts.phrasing import phrase
from drafts.phrasing.edits import by_sentences, by_words, carried_out
from tests.corpus import CORPUS
from tests.drafts.texts import any_text
from tests.editing import EDITS, documents, edited, edited_once

changes = documents.flatmap(lambda base: st.tuples(st.just(base), edited(base)))


@pytest.mark.parametrize("name", CORPUS)
def test_nothing_is_said_where_nothing_changed(name: str) -> None:
    assert phrase(CORPUS[name], CORPUS[name]) == ()


@given(changes)
def test_the_blocks_of_the_instructions_are_those_that_differ(
    change: tuple[BaseDocument, BaseDocument],
) -> None:
    base, new = change
    named = {block for instruction in phrase(base, new) for block in instruction.blocks}
    assert named == touched(base, new)


@given(changes)
def test_each_is_an_att_sats_of_one_line(change: tuple[BaseDocument, BaseDocument]) -> None:
    for instruction in phrase(*change):
        said = re.sub("»[^«]*«|”[^”]*”", "Q", instruction.text)
        assert re.match(r"Att [a-zåäö0-9]", said)
        assert re.search(r"(?<!\.)\.$|[.?!][”«]$", instruction.text)
        assert not re.search(r"  | [,.:]|,,|\.\.|\n", said)


@pytest.mark.parametrize("edit", EDITS)
@given(data=st.data(), base=documents)
def test_an_edit_is_one_instruction(edit: str, data: st.DataObject, base: BaseDocument) -> None:
    """But for words so changed that they are two changes, and blocks of a kind no list has."""
    new = data.draw(edited_once(base, edit))
    assert len(phrase(base, new)) <= (3 if "words" in edit or "sentence" in edit else 2)


@given(any_text, any_text)
def test_the_edits_of_a_text_give_the_new_one(old: str, new: str) -> None:
    assert carried_out(old, by_words(old, new)) == new
    assert carried_out(old, by_sentences(old, new)) == new
