"""What was written is what is read, in both formats."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from drafts.bilaga import Bilaga, Item, Paragraph
from tests.bot.press import samples
from tests.bot.press.reading import bilagor, print_it, read_docx, read_pdf, squeeze


@pytest.mark.parametrize("name", samples.ALL)
def test_both_formats_read_as_the_bilaga_does(name: str) -> None:
    bilaga = samples.ALL[name]
    printed = print_it(bilaga)
    assert squeeze(read_pdf(printed.pdf)) == squeeze("".join(bilaga.lines))
    assert squeeze(read_docx(printed.docx)) == squeeze("".join(bilaga.lines))


@given(bilagor)
@settings(deadline=None)
def test_whatever_was_written_is_read_back_from_both(bilaga: Bilaga) -> None:
    printed = print_it(bilaga)
    assert squeeze(read_pdf(printed.pdf)) == squeeze("".join(bilaga.lines))
    assert squeeze(read_docx(printed.docx)) == squeeze("".join(bilaga.lines))


def test_lines_of_a_paragraph_stay_lines_in_both() -> None:
    printed = print_it(replace(samples.SHORT, blocks=(Paragraph("en rad\nnästa rad"),)))
    assert "en rad\r\nnästa rad" in read_pdf(printed.pdf)
    assert "en rad\nnästa rad" in read_docx(printed.docx)


def test_a_hyphen_that_was_written_is_kept() -> None:
    printed = print_it(replace(samples.SHORT, title="EU-projekt på 2025-11-23"))
    assert "EU-projekt på 2025-11-23" in read_pdf(printed.pdf)
    assert "EU-projekt på 2025-11-23" in read_docx(printed.docx)


def test_a_word_of_the_trade_is_found_whole_when_the_pdf_is_searched() -> None:
    printed = print_it(replace(samples.SHORT, blocks=(Paragraph("Tjänsteutlåtandet, se nedan."),)))
    assert "Tjänsteutlåtandet, se nedan." in read_pdf(printed.pdf)


def test_every_list_counts_from_the_number_it_is_given() -> None:
    rows = read_docx(print_it(samples.CROWDED).docx).splitlines()
    assert rows[-3:] == ["Därefter:", "1. Att börja om från ett.", "5. Att hoppa till fem."]


def test_an_empty_block_leaves_no_trace() -> None:
    blank = (Paragraph(" \u200b\n"), Item(2, "\t"))
    bilaga = replace(samples.SHORT, blocks=samples.SHORT.blocks + blank)
    assert print_it(bilaga) == print_it(samples.SHORT)


def test_a_bilaga_without_a_title_is_called_bilaga() -> None:
    printed = print_it(replace(samples.SHORT, title=" "))
    assert read_pdf(printed.pdf).startswith("Bilaga\r\n")
    assert read_docx(printed.docx).startswith("Bilaga\n")
