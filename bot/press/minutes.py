"""The minutes as DOCX, in the Bilaga's template: real headings, for the secretary to go on with."""

from __future__ import annotations

from datetime import UTC
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document

from bot.press.package import pack_template, repack
from bot.press.word import ARENDE, BODY, HEADINGS, LONGEST_PROPERTY, TITLE
from drafts.words import tidy

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from drafts.minutes.paper import Paper, Section

SECTION, PASSAGE = HEADINGS[2], HEADINGS[3]


def print_minutes(paper: Paper) -> bytes:
    document = Document(BytesIO(pack_template()))
    properties = document.core_properties
    properties.title = _line(paper.title)[:LONGEST_PROPERTY]
    properties.created = properties.modified = paper.at.astimezone(UTC)
    document.add_paragraph(_line(paper.title), TITLE)
    for line in paper.lines:
        document.add_paragraph(_line(line), ARENDE)
    for section in paper.sections:
        _write(document, section)
    saved = BytesIO()
    document.save(saved)
    return repack(saved.getvalue())


def _write(document: WordDocument, section: Section) -> None:
    document.add_paragraph(_line(section.heading), SECTION)
    for line in section.lines:
        document.add_paragraph(_line(line), BODY)
    for passage in section.passages:
        document.add_paragraph(_line(passage.heading), PASSAGE)
        for text in passage.paragraphs:
            paragraph = document.add_paragraph(tidy(text), BODY)
            paragraph.paragraph_format.keep_with_next = True if text.endswith(":") else None


def _line(text: str) -> str:
    return tidy(text).replace("\n", " ")
