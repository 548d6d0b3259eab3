"""Judges that nobody here wrote: veraPDF on every PDF, Microsoft's validator on every DOCX."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from hypothesis import given, settings

from tests import ooxml, verapdf
from tests.bot.press import samples
from tests.bot.press.reading import bilagor, print_it

if TYPE_CHECKING:
    from pathlib import Path

    from drafts.bilaga import Bilaga


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
@pytest.mark.parametrize("name", samples.ALL)
def test_a_printed_pdf_is_accessible_and_archivable(name: str, flavour: str) -> None:
    assert verapdf.find_faults(print_it(samples.ALL[name]).pdf, flavour) == frozenset()


@given(bilagor)
@settings(deadline=None, max_examples=25)
def test_whatever_was_written_the_pdf_is_accessible_and_archivable(bilaga: Bilaga) -> None:
    pdf = print_it(bilaga).pdf
    assert verapdf.find_faults(pdf, "ua1") == frozenset()
    assert verapdf.find_faults(pdf, "2a") == frozenset()


@pytest.mark.parametrize(
    ("flavour", "fault", "whole", "spoiled"),
    [
        ("ua1", "7.2-33", b"/Lang(", b"/Lank("),
        ("ua1", "6.2-1", b"/MarkInfo", b"/MarkInfa"),
        ("2a", "6.7.2.2-1", b"/MarkInfo", b"/MarkInfa"),
        ("ua1", "7.21.7-1", b"/ToUnicode", b"/ToUnicoda"),
        ("2a", "6.2.11.7.2-1", b"/ToUnicode", b"/ToUnicoda"),
        ("ua1", "7.21.4.1-1", b"/FontFile3", b"/FontFila3"),
        ("2a", "6.2.11.4.1-1", b"/FontFile3", b"/FontFila3"),
        ("ua1", "7.1-10", b"/DisplayDocTitle", b"/DisplayDocTitla"),
        ("ua1", "7.4.2-1", b"/S/H1/", b"/S/H2/"),
        ("ua1", "5-2", b"<pdfuaid:part>1", b"<pdfuaid:part>2"),
    ],
)
def test_a_spoiled_pdf_is_rejected_on_its_fault(
    flavour: str, fault: str, whole: bytes, spoiled: bytes
) -> None:
    pdf = print_it(samples.AGREEMENT).pdf
    assert whole in pdf
    assert fault in verapdf.find_faults(pdf.replace(whole, spoiled), flavour)


@ooxml.needs_ooxml
def test_word_takes_every_printed_docx(tmp_path: Path) -> None:
    packages = [print_it(bilaga).docx for bilaga in samples.ALL.values()]
    assert ooxml.find_faults(packages, tmp_path) == [[] for _ in packages]


@ooxml.needs_ooxml
def test_word_rejects_a_spoiled_docx(tmp_path: Path) -> None:
    package = print_it(samples.SHORT).docx
    misplaced = _respell(package, b"<w:sectPr>", b"<w:keepNext/><w:sectPr>")
    misspelt = _respell(package, b"<w:pStyle ", b"<w:pStile ")
    faults = ooxml.find_faults([misplaced, misspelt], tmp_path)
    assert ["keepNext" in faults[0][0], "pStile" in faults[1][0]] == [True, True]


def _respell(package: bytes, whole: bytes, spoiled: bytes) -> bytes:
    respelt = BytesIO()
    with ZipFile(BytesIO(package)) as before, ZipFile(respelt, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(whole, spoiled))
    return respelt.getvalue()
