"""An excerpt in the Bilaga's DOCX: looks, and no changes to accept, since the Bilaga is final."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_UNDERLINE
from docx.shared import RGBColor

from bot.press.excerpts import LEGEND, place_of, rows_of
from drafts.bilaga import ADDED_SIGN, STRUCK_SIGN, Excerpt
from drafts.comparing import Op

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph

    from drafts.base.tracked import Run

PLACE, ROW, BODY = "Utdragets plats", "Utdrag", "Body Text"
ADDED, STRUCK = RGBColor(0x0B, 0x3D, 0x91), RGBColor(0xB0, 0x00, 0x20)  # as in house.typ


def write_legend(document: WordDocument) -> None:
    paragraph = document.add_paragraph(style=BODY)
    paragraph.paragraph_format.keep_with_next = True
    for run in LEGEND:
        _write(paragraph, run)


def write_excerpt(document: WordDocument, excerpt: Excerpt) -> None:
    if place := place_of(excerpt):
        document.add_paragraph(place, PLACE)
    for row in rows_of(excerpt):
        paragraph = document.add_paragraph(row.label, ROW)
        for run in row.runs:
            _write(paragraph, run)
        for written in paragraph.runs if row.strong else ():
            written.bold = True


def _write(paragraph: WordParagraph, run: Run) -> None:
    if run.op is Op.KEPT:
        paragraph.add_run(run.text)
        return
    is_added = run.op is Op.ADDED
    sign = paragraph.add_run(f"{ADDED_SIGN if is_added else STRUCK_SIGN}\u202f")
    sign.bold = True
    words = paragraph.add_run(run.text)
    words.font.strike = None if is_added else True
    words.font.underline = WD_UNDERLINE.SINGLE if is_added else None
    sign.font.color.rgb = words.font.color.rgb = ADDED if is_added else STRUCK
