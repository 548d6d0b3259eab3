"""Whatever was changed: accepted, the file says the new text; rejected, the old one, looking as it did."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from lxml import etree

from bot.press.tracked import tracked_docx
from bot.readers.docx import read
from drafts.base.document import BaseDocument
from drafts.base.tracked import TrackedDocument
from tests import libreoffice, ooxml
from tests.bot.press.tracked import resolving
from tests.bot.press.tracked.edits import PEOPLE, edited
from tests.bot.press.tracked.papers import write_paper
from tests.libreoffice import Do, Saved

PAPERS = 20
EDITS = 10
PART = "word/document.xml"


@cache
def paper_of(seed: int, *, plain: bool = False) -> tuple[bytes, BaseDocument]:
    paper = write_paper(seed, plain=plain)
    return paper, read(paper, "avtal.docx")


def said(texts: list[str]) -> list[str]:
    return [text for text in texts if text.strip()]


@pytest.mark.parametrize("count", range(1, EDITS + 1))
@pytest.mark.parametrize("seed", range(PAPERS))
def test_the_changes_are_accepted_and_rejected_exactly(seed: int, count: int) -> None:
    paper, base = paper_of(seed)
    tracked = edited(base, Random(1000 * seed + count), count)
    docx = tracked_docx(tracked, paper)
    accepted, rejected = (resolving.resolved(docx, accept=accept) for accept in (True, False))
    assert said(resolving.texts(accepted)) == said(list(tracked.new))
    original = resolving.root_of(paper)
    assert said(resolving.texts(rejected)) == said(resolving.texts(original))
    assert spoken(resolving.looks(rejected)) == spoken(resolving.looks(original))


def spoken(looks: list[resolving.Shown]) -> list[resolving.Shown]:
    """Without the empty paragraphs: one is left where what was added or struck has none beside it."""
    return [shown for shown in looks if shown.characters]


@libreoffice.needs_libreoffice
def test_libreoffice_accepts_and_rejects_them_exactly(tmp_path: Path) -> None:
    jobs: list[tuple[bytes, Do]] = []
    for seed in range(PAPERS):
        paper, base = paper_of(seed, plain=True)
        docx = tracked_docx(edited(base, Random(seed), EDITS, PEOPLE[:1]), paper)
        accepted = swapped(docx, resolving.resolved(docx, accept=True))
        jobs += [(docx, Do.ACCEPT), (accepted, Do.NOTHING), (docx, Do.REJECT), (paper, Do.NOTHING)]
    saved = libreoffice.save(jobs, tmp_path)
    for got, wanted in zip(saved[::2], saved[1::2], strict=True):
        assert lines(got) == lines(wanted)
        assert looks(got) == looks(wanted)


@ooxml.needs_ooxml
def test_word_takes_them_all(tmp_path: Path) -> None:
    packages = []
    for seed in range(PAPERS):
        paper, base = paper_of(seed)
        tracked = edited(base, Random(seed), EDITS)
        packages += [tracked_docx(tracked, paper), tracked_docx(tracked, None)]
    assert ooxml.find_faults(packages, tmp_path) == [[] for _ in packages]


@pytest.mark.parametrize("seed", range(PAPERS))
def test_a_document_made_anew_is_as_exact(seed: int) -> None:
    _, base = paper_of(seed)
    tracked = edited(base, Random(seed), EDITS)
    docx = tracked_docx(tracked, None)
    assert unlabelled(docx, tracked, accept=True) == said(list(tracked.new))
    assert unlabelled(docx, tracked, accept=False) == said(list(tracked.old))


def unlabelled(docx: bytes, tracked: TrackedDocument, *, accept: bool) -> list[str]:
    """What it says without the numbers, which are typed there."""
    labels = {f"{t.block.number}{space}" for t in tracked.blocks for space in " \t" if t.block.number}
    texts = said(resolving.texts(resolving.resolved(docx, accept=accept)))
    return [
        text.removeprefix(next((label for label in labels if text.startswith(label)), "")) for text in texts
    ]


def lines(saved: Saved) -> list[str]:
    return [line.rstrip() for line in saved.text.split("\n")]


def looks(saved: Saved) -> list[tuple[tuple[str, str], ...]]:
    """Of each character. Spaces at a paragraph's end are not always saved.

    Of two paragraphs it joins, LibreOffice 7 does not always keep the look that the standard lets stay.
    """
    return [shown.stripped.characters for shown in resolving.looks(resolving.root_of(saved.docx))]


def swapped(docx: bytes, root: etree._Element) -> bytes:
    """The file with another document in it."""
    written = BytesIO()
    with ZipFile(BytesIO(docx)) as before, ZipFile(written, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, etree.tostring(root) if name == PART else before.read(name))
    return written.getvalue()
