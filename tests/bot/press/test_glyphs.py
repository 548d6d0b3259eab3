"""Nobody finds out afterwards that a character went missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.press.glyphs import SURE, _find_refused
from bot.press.manuscript import find_unprintable
from drafts.bilaga import Paragraph
from tests.bot.press import samples
from tests.bot.press.reading import print_it, read_docx, read_pdf


@pytest.mark.parametrize("name", samples.ALL)
def test_what_people_write_can_be_printed(name: str) -> None:
    assert find_unprintable(samples.ALL[name]) == ()


def test_what_cannot_be_printed_is_named_once_in_reading_order() -> None:
    bilaga = replace(
        samples.SHORT, title="Ja 😀", names=("中 Berg (C)",), blocks=(Paragraph("✓ 😀 国 🙏🏽"),)
    )
    assert find_unprintable(bilaga) == ("😀", "中", "✓", "国", "🙏🏽")


def test_what_cannot_be_printed_shows_as_a_box_in_both() -> None:
    printed = print_it(replace(samples.SHORT, title="Ja 😀 till 中国"))
    assert "Ja □ till □□" in read_pdf(printed.pdf)
    assert "Ja □ till □□" in read_docx(printed.docx)


def test_a_letter_and_its_marks_are_named_together() -> None:
    assert find_unprintable(replace(samples.SHORT, title="中\u0308 x\u0301 e\u0301")) == ("中\u0308",)


def test_a_mark_that_begins_a_text_is_not_set_on_the_text_before() -> None:
    bilaga = replace(samples.SHORT, names=("\u0364",), blocks=(Paragraph("a\n\u0364"),))
    assert find_unprintable(bilaga) == ("\u0364",)
    assert print_it(bilaga).pdf.startswith(b"%PDF")


@pytest.mark.parametrize("half", ["\ud800", "\ue000", "\uffff", "\U0010ffff"])
def test_what_is_no_character_is_named(half: str) -> None:
    bilaga = replace(samples.SHORT, title=f"a{half}b")
    assert find_unprintable(bilaga) == (half,)
    assert "a□b" in read_pdf(print_it(bilaga).pdf)


def test_the_invisible_is_not_worth_naming() -> None:
    title = "a\u200b\u200d\u00ad\ufeff\x00\x1b\ufe0fb"
    assert find_unprintable(replace(samples.SHORT, title=title)) == ()
    assert read_pdf(print_it(replace(samples.SHORT, title=title)).pdf).startswith("ab\r\n")


def test_what_is_sure_to_be_printable_is() -> None:
    assert _find_refused(frozenset(SURE - {"\n"})) == frozenset()


@given(st.text(max_size=30))
@settings(deadline=None)
def test_any_text_at_all_is_printed(text: str) -> None:
    printed = print_it(replace(samples.SHORT, title=f"x{text}", blocks=(Paragraph(text),)))
    assert printed.pdf.startswith(b"%PDF-1.7")
