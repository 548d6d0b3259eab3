"""The same bytes for the same Bilaga, on any machine, and nothing in them that nobody meant."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn

from bot.press import Press
from bot.press.typesetter import load_fonts
from drafts.bilaga import Heading, Paragraph, Printed
from tests.bot.press import samples
from tests.bot.press.reading import FOOTER, print_it, read_pages

if TYPE_CHECKING:
    from pathlib import Path

PRINTING = """
import asyncio, hashlib
from bot.press import Press
from tests.bot.press.samples import AGREEMENT
printed = asyncio.run(Press().print(AGREEMENT))
print(hashlib.sha256(printed.pdf + printed.docx).hexdigest())
"""
IMPORTING = "import os, bot.press; print(len(os.listdir('/proc/self/task')))"
A4 = (595, 842)


def test_printing_twice_gives_the_same_bytes() -> None:
    assert print_it(samples.AGREEMENT) == print_it(samples.AGREEMENT)


def test_another_process_in_another_time_zone_gives_the_same_bytes(tmp_path: Path) -> None:
    printed = print_it(samples.AGREEMENT)
    elsewhere = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1", "HOME": str(tmp_path), "LANG": "C"}
    assert _run(PRINTING, elsewhere) == sha256(printed.pdf + printed.docx).hexdigest()


async def test_many_print_at_once_without_mixing_their_pages() -> None:
    press = Press()
    bilagor = [replace(samples.SHORT, title=f"Förslag {number}") for number in range(12)]
    together = await asyncio.gather(*map(press.print, bilagor))
    assert list(together) == [await press.print(bilaga) for bilaga in bilagor]


def test_no_font_of_the_machine_is_used() -> None:
    assert {font.path for font in load_fonts().fonts()} == {None}


@pytest.mark.skipif(sys.platform != "linux", reason="counts threads as Linux lists them")
def test_importing_the_press_starts_no_thread() -> None:
    assert _run(IMPORTING, {}) == "1"


def test_the_pdf_tells_what_it_is() -> None:
    pdf = print_it(samples.AGREEMENT).pdf
    document = pypdfium2.PdfDocument(pdf)
    told = document.get_metadata_dict()
    document.close()
    assert told["Title"] == samples.AGREEMENT.title
    assert told["Author"] == "Lars Berg (C), Karin Rosén Falk (L), Erik Ahl (KD) e.y."
    assert told["Keywords"] == "Ärende 23, EKE 2026/71, version 3"
    assert told["CreationDate"] == told["ModDate"] == "D:20260303183000Z"
    assert b"/Lang(sv-SE)" in pdf


def test_the_docx_tells_what_it_is() -> None:
    document = Document(BytesIO(print_it(samples.AGREEMENT).docx))
    told = document.core_properties
    assert told.title == samples.AGREEMENT.title
    assert told.author == "Lars Berg (C); Karin Rosén Falk (L); Erik Ahl (KD) e.y."
    assert told.keywords == "Ärende 23; EKE 2026/71; version 3"
    assert told.version == "3"
    assert told.language == "sv-SE"
    assert told.created == told.modified == samples.EVENING
    defaults = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    assert [language.get(qn("w:val")) for language in defaults] == ["sv-SE"]


def test_the_docx_carries_nothing_that_was_left_over() -> None:
    with ZipFile(BytesIO(print_it(samples.AGREEMENT).docx)) as package:
        assert package.namelist() == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/footer.xml",
            "word/numbering.xml",
            "word/settings.xml",
            "word/styles.xml",
        ]
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        everything = b"".join(map(package.read, package.namelist())).lower()
    for leftover in (b"python", b"rsid", b"lastmodifiedby", b"application>", b"thumbnail"):
        assert leftover not in everything


def test_the_docx_uses_the_styles_word_knows() -> None:
    document = Document(BytesIO(print_it(samples.AGREEMENT).docx))
    used = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style is not None]
    assert used[:9] == ["Title", "Subtitle", *["Namn"] * 3, "Heading 1", *["List Number"] * 3]
    assert used[9:12] == ["Body Text", "Body Text", "Heading 2"]


def test_the_docx_counts_its_pages_itself() -> None:
    footer = Document(BytesIO(print_it(samples.SHORT).docx)).sections[0].footer
    fields = footer._element.xpath(".//w:fldSimple/@w:instr")
    assert [field.strip() for field in fields] == ["PAGE", "NUMPAGES"]


def test_a_single_page_is_not_numbered() -> None:
    (page,) = read_pages(print_it(samples.SHORT).pdf)
    assert not FOOTER.search(page)


def test_several_pages_are_numbered() -> None:
    pages = read_pages(print_it(samples.FIVE_PAGES).pdf)
    numbers = [FOOTER.findall(page) for page in pages]
    assert numbers == [[(str(number), "5")] for number in range(1, 6)]


def test_the_paper_is_a4() -> None:
    document = pypdfium2.PdfDocument(print_it(samples.SHORT).pdf)
    sizes = [tuple(map(round, page.get_size())) for page in document]
    document.close()
    assert sizes == [A4]


@pytest.mark.parametrize("filling", range(24, 40))
def test_a_heading_never_ends_a_page(filling: int) -> None:
    filler = Paragraph("\n".join(["Rad."] * filling))
    bilaga = replace(samples.SHORT, blocks=(filler, Heading("Rubrik"), Paragraph("Efter.\n" * 3)))
    for page in read_pages(print_it(bilaga).pdf):
        assert not FOOTER.sub("", page).strip().endswith("Rubrik")


async def test_the_picture_shows_at_most_three_pages() -> None:
    short, long = await asyncio.gather(Press().picture(samples.SHORT), Press().picture(samples.FIFTY_PAGES))
    assert [len(short), len(long)] == [1, 3]
    assert all(page.startswith(b"\x89PNG") for page in (*short, *long))


def test_a_printed_bilaga_is_a_value() -> None:
    assert Printed(b"pdf", b"docx") == Printed(pdf=b"pdf", docx=b"docx")


def _run(code: str, environment: dict[str, str]) -> str:
    command = (sys.executable, "-c", code)
    return subprocess.run(command, capture_output=True, check=True, env=environment, text=True).stdout.strip()  # noqa: S603
