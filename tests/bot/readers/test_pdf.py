"""Invented documents, printed by Typst and by LibreOffice, are read as what they were printed from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

import pypdfium2
import pytest

from bot.readers import pdf
from drafts.base.document import BaseDocument
from tests.bot.readers.pdf_corpus import SAMPLES, Sample
from tests.bot.readers.pdf_judging import judge
from tests.bot.readers.pdf_office import print_office
from tests.bot.readers.pdf_typst import print_typst
from tests.libreoffice import needs_libreoffice

PARAGRAPHS, HEADINGS = 0.90, 0.95  # exactly right, of all there are


@cache
def by_typst() -> Mapping[str, bytes]:
    return {sample.name: print_typst(sample) for sample in SAMPLES}


@cache
def by_libreoffice() -> Mapping[str, bytes]:
    return print_office(SAMPLES)


Printer = Callable[[], Mapping[str, bytes]]
printers = pytest.mark.parametrize(
    "printer",
    [
        pytest.param(by_typst, id="typst"),
        pytest.param(by_libreoffice, id="libreoffice", marks=needs_libreoffice),
    ],
)
samples = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)


@printers
@samples
def test_headings_paragraphs_items_and_cells_are_read_as_they_were_written(
    printer: Printer, sample: Sample
) -> None:
    document = pdf.read(printer()[sample.name], f"{sample.name}.pdf")
    headings = judge(sample.blocks, document.blocks, headings=True)
    rest = judge(sample.blocks, document.blocks, headings=False)
    print(f"{printer.__name__} {sample.name}: headings {headings}; the rest {rest}")  # noqa: T201 — the figures
    assert headings.share >= HEADINGS, headings
    assert rest.share >= PARAGRAPHS, rest
    assert document.title == sample.title


@printers
@samples
def test_what_runs_over_the_pages_is_no_text(printer: Printer, sample: Sample) -> None:
    document, margins = pdf.read_with_margins(printer()[sample.name], f"{sample.name}.pdf")
    texts = {block.text for block in document.blocks}
    assert not texts & set(margins)
    for row in (sample.manner.header, *sample.manner.margin, *sample.manner.address):
        assert " ".join(row.split()) in {*margins, ""}


@printers
def test_each_line_begins_where_the_page_has_it(printer: Printer) -> None:
    """Against the lines that PDFium tells by itself, of the document without tables."""
    sample = next(sample for sample in SAMPLES if sample.name == "policy")
    data = printer()[sample.name]
    document, margins = pdf.read_with_margins(data, "policy.pdf")
    pages = printed_lines(data, set(margins))
    read = list(read_lines(document))
    assert len(read) == sum(map(len, pages))
    for page, line, words in read:
        assert squeezed(pages[page - 1][line - 1]).endswith(squeezed(words)), (page, line)


@printers
@samples
def test_lines_are_in_order_and_within_their_text(printer: Printer, sample: Sample) -> None:
    document = pdf.read(printer()[sample.name], "prov.pdf")
    for block in document.blocks:
        starts = [line.start for line in block.lines]
        assert starts == sorted(set(starts))
        assert starts[0] == 0
        assert starts[-1] < len(block.text)
        assert block.line_at(0) == block.lines[0]


def printed_lines(data: bytes, left_out: set[str]) -> list[list[str]]:
    document = pypdfium2.PdfDocument(data)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    lines = [re.split(r"\r\n|(?<=\ufffe)|(?<=\x02)", text) for text in texts]
    kept = {squeezed(row) for row in left_out}
    return [[line for line in page if squeezed(line) and squeezed(line) not in kept] for page in lines]


def read_lines(document: BaseDocument) -> list[tuple[int, int, str]]:
    """Page, line and the words that stand on it, of all lines."""
    found = []
    for block in document.blocks:
        ends = [line.start for line in block.lines[1:]] + [len(block.text)]
        found += [
            (line.page, line.line, block.text[line.start : end])
            for line, end in zip(block.lines, ends, strict=True)
        ]
    return found


def squeezed(text: str) -> str:
    """Without spaces and hyphens, which a line's end may lose."""
    return re.sub(r"[\s\-\u00ad\ufffe\x02]", "", text)
