"""What the scenarios' people are sent, judged by veraPDF and by Microsoft's validator."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import ooxml, verapdf
from tests.evenings import delivered


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_every_pdf_that_is_sent_is_accessible_and_archivable(flavour: str) -> None:
    files = delivered(".pdf")
    assert len(files) >= 3
    assert [verapdf.find_faults(file, flavour) for file in files] == [frozenset()] * len(files)


@ooxml.needs_ooxml
def test_word_takes_every_docx_that_is_sent(tmp_path: Path) -> None:
    files = delivered(".docx")
    assert len(files) >= 3
    assert ooxml.find_faults(files, tmp_path) == [[] for _ in files]
