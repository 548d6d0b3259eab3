"""The invented documents, made in Word's format and printed by LibreOffice."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Mapping
from io import BytesIO
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from drafts.base.document import Block, Kind
from tests.bot.readers.pdf_corpus import Manner, Sample

PATIENCE = 180  # seconds, for a slow machine's first start
SIZES = (20, 16, 13, 12)
_BREAK = re.compile(r"(?<=[^\W\d_]{3})(?=[bcdfghjklmnprstv][aeiouyåäö][^\W\d_]{2})")


def print_office(samples: Iterable[Sample]) -> Mapping[str, bytes]:
    """The PDFs by name, all from one start."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        files = []
        for sample in samples:
            files.append(home / f"{sample.name}.docx")
            files[-1].write_bytes(_write(sample))
        profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
        command = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder)
        subprocess.run(  # noqa: S603 -- our own words
            (*command, *map(str, files)), check=True, capture_output=True, timeout=PATIENCE
        )
        return {file.stem: file.with_suffix(".pdf").read_bytes() for file in files}


def _write(sample: Sample) -> bytes:
    document = Document()
    document.core_properties.title = sample.title
    _set_page(document, sample.manner)
    tables = groupby(sample.blocks, key=lambda b: b.cell.table if b.cell else 0)
    for number, run in tables:
        if number:
            _table(document, list(run), sample.manner)
        else:
            for block in run:
                _paragraph(document, block, sample.manner)
    if sample.manner.margin:
        _margin(document, sample.manner.margin)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _set_page(document: Any, manner: Manner) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(6 if manner.margin else 3), Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(3)
    section.header.paragraphs[0].text = manner.header
    foot = section.footer.paragraphs[0]
    for part in re.split(r"(\{\d\})", manner.footer):
        _field(foot, {"{0}": "PAGE", "{1}": "NUMPAGES"}[part]) if part[:1] == "{" else foot.add_run(part)
    if manner.address:
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = manner.header
        first = section.first_page_footer
        first.paragraphs[0].text = manner.address[0]
        for row in manner.address[1:]:
            first.add_paragraph(row)
        for paragraph in first.paragraphs:
            paragraph.runs[0].font.size = Pt(8)


def _field(paragraph: Any, name: str) -> None:
    paragraph._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )


def _paragraph(document: Any, block: Block, manner: Manner) -> None:
    paragraph = document.add_paragraph()
    shape = paragraph.paragraph_format
    shape.space_after = Pt(0 if manner.indented else 8)
    if block.kind is Kind.HEADING:
        _heading(paragraph, block, manner)
        return
    run = paragraph.add_run(_hyphenated(block.text) if manner.justified else block.text)
    run.font.size = Pt(11)
    if block.kind is Kind.ITEM:
        run.text = f"{block.number}\t{run.text}"
        shape.left_indent, shape.first_line_indent = Cm(0.75 * block.level), Cm(-0.75)
        shape.space_after = Pt(0)
    elif manner.justified:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if manner.indented and block.kind is Kind.PARAGRAPH:
        shape.first_line_indent = Cm(0.6)


def _heading(paragraph: Any, block: Block, manner: Manner) -> None:
    close = manner.bold_heads and block.level > 1
    run = paragraph.add_run(f"{block.number}\t{block.text}" if block.number else block.text)
    run.bold, run.font.size = True, Pt(11 if close else SIZES[block.level - 1])
    paragraph.paragraph_format.space_before = Pt(14)
    paragraph.paragraph_format.space_after = Pt(0 if close else 6)
    paragraph.paragraph_format.keep_with_next = True


def _table(document: Any, cells: list[Block], manner: Manner) -> None:
    places = [block.cell for block in cells if block.cell]
    rows, columns = max(c.row for c in places), max(c.column for c in places)
    table = document.add_table(rows, columns, style="Table Grid" if manner.ruled else None)
    for place, block in zip(places, cells, strict=True):
        table.cell(place.row - 1, place.column - 1).text = block.text
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _margin(document: Any, rows: Iterable[str]) -> None:
    """A frame beside the text of the first page."""
    first = document.element.body[0]
    for row in rows:
        first.addprevious(
            parse_xml(
                f'<w:p {nsdecls("w")}><w:pPr><w:framePr w:w="2200" w:hSpace="140" w:wrap="around"'
                ' w:vAnchor="page" w:hAnchor="page" w:x="1000" w:y="7000"/><w:spacing w:after="0"/></w:pPr>'
                f'<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t>{row}</w:t></w:r></w:p>'
            )
        )


def _hyphenated(text: str) -> str:
    """With soft hyphens where the words may part: LibreOffice has no Swedish patterns everywhere."""
    return _BREAK.sub("\u00ad", text)
