"""Excerpts in the Bilaga: what is struck and added is seen without colour, and nothing is to be accepted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document

from bot.press.manuscript import find_unprintable
from drafts.base.document import BaseDocument, Block, Cell, Kind
from drafts.bilaga import Bilaga, Excerpt, Heading
from drafts.redlining import excerpts
from drafts.tracking import Step, tracked
from tests import ooxml, verapdf
from tests.bot.press import samples
from tests.bot.press.reading import print_it, read_pdf

EVENING = datetime(2026, 3, 3, 18, 30, tzinfo=UTC)
BASE = BaseDocument(
    "avtal.docx",
    "Avtal om trygghet",
    (
        Block("b1", Kind.HEADING, "Brottsoffer", 1),
        Block("b2", Kind.PARAGRAPH, "Brottsoffer ska få stöd senast i juni."),
        Block("b3", Kind.CELL, "Lampor", cell=Cell(1, 2, 1)),
    ),
)
AFTER = (
    BASE.reworded("b1", "Brottsoffer och vittnen")
    .reworded("b2", "Brottsoffer ska få stöd senast i maj.")
    .reworded("b3", "Lampor och bänkar")
)
PASSAGES = excerpts(tracked(BASE, [Step(AFTER, "Lars Berg (C)", EVENING, 1)]))
BILAGA: Bilaga = replace(samples.AGREEMENT, blocks=(*samples.DECISION, Heading("Avtal"), *PASSAGES))
SAID = (
    "Så visas ändringarna: + tillagt är understruket, − struket är överstruket.",
    "Brottsoffer +och vittnen",
    "Brottsoffer ska få stöd senast i − juni + maj.",
    "Rad 2, kolumn 1: Lampor + och bänkar",
)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_the_bilaga_stays_accessible_and_archivable(flavour: str) -> None:
    assert verapdf.find_faults(print_it(BILAGA).pdf, flavour) == frozenset()


@ooxml.needs_ooxml
def test_word_takes_it(tmp_path: Path) -> None:
    assert ooxml.find_faults([print_it(BILAGA).docx], tmp_path) == [[]]


def test_both_say_what_is_struck_and_added() -> None:
    printed = print_it(BILAGA)
    document: Any = Document(BytesIO(printed.docx))
    in_docx = squeezed("".join(paragraph.text for paragraph in document.paragraphs))
    in_pdf = squeezed(read_pdf(printed.pdf))
    for said in map(squeezed, SAID):
        assert said in in_docx
        assert said in in_pdf


def test_a_passage_that_begins_with_its_heading_does_not_say_it_twice() -> None:
    assert read_pdf(print_it(BILAGA).pdf).count("Brottsoffer") == 2


def test_the_bilaga_itself_has_no_changes_to_accept() -> None:
    with ZipFile(BytesIO(print_it(BILAGA).docx)) as package:
        document = package.read("word/document.xml")
    assert b"<w:ins " not in document
    assert b"<w:del " not in document
    assert b"<w:strike/>" in document
    assert b'<w:u w:val="single"/>' in document


def test_its_lines_carry_the_signs() -> None:
    assert "Brottsoffer ska få stöd senast i −juni+maj." in BILAGA.lines


def test_characters_no_font_has_are_told_of() -> None:
    strange = tracked(BASE, [Step(BASE.reworded("b2", "Stöd 😀."), "Lars Berg (C)", EVENING, 1)])
    bilaga = replace(BILAGA, blocks=excerpts(strange))
    assert find_unprintable(bilaga) == ("😀",)
    assert "□" in read_pdf(print_it(bilaga).pdf)


def test_an_empty_excerpt_leaves_no_trace_of_changes() -> None:
    assert print_it(replace(BILAGA, blocks=(Excerpt("Avtal", ()),))).pdf
