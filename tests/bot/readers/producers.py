"""The corpus as files: each format by two programs at least, to be read back."""

from __future__ import annotations

import subprocess
import textwrap
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from html import escape
from io import BytesIO
from itertools import groupby
from pathlib import Path
from random import Random
from shutil import which
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml

from bot.readers.wordml import WORD
from drafts.base.document import LINE_BREAK, BaseDocument, Block, Kind
from tests.corpus import CORPUS

needs_office = pytest.mark.skipif(
    which("soffice") is None, reason="needs LibreOffice: apt-get install libreoffice-writer"
)

_FORMATS = {".": "decimal", ")": "lowerLetter"}  # by how the number ends
HEADING_LIST = 900  # the numbered headings' own


def python_docx(base: BaseDocument) -> bytes:
    """With Word's own styles and real numbering; words cut into runs as Word cuts them."""
    document = Document()
    chance = Random(base.title)
    lists = _Lists(document.part.numbering_part.element)
    document.add_paragraph(base.title, "Title")
    before: Block | None = None
    for is_cell, blocks in groupby(base.blocks, lambda block: block.kind is Kind.CELL):
        if is_cell:
            _add_tables(document, list(blocks))
            before = None
            continue
        for block in blocks:
            style = f"Heading {block.level}" if block.kind is Kind.HEADING else "Normal"
            paragraph = document.add_paragraph("", style)
            _add_runs(paragraph, block.text, chance)
            lists.number(paragraph, block, before)
            before = block
        document.add_paragraph()
    return saved(document)


def saved(document: Any) -> bytes:
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


class _Lists:
    def __init__(self, numbering: Any) -> None:
        self.numbering = numbering
        self.count = 1000
        self.ids: dict[int, int] = {}
        self._define(HEADING_LIST, "".join(_level(n, "decimal", _dotted(n)) for n in range(9)))

    def number(self, paragraph: Any, block: Block, before: Block | None) -> None:
        if not block.number and block.kind is not Kind.ITEM:
            return
        if block.kind is Kind.HEADING:
            _set_number(paragraph, HEADING_LIST, block.level - 1)
            return
        if before is None or before.kind is not Kind.ITEM:
            self.ids.clear()
        if block.level not in self.ids:
            self.ids[block.level] = self._new(block)
        _set_number(paragraph, self.ids[block.level], block.level - 1)

    def _new(self, block: Block) -> int:
        self.count += 1
        sign = block.number[-1:]
        form, text = (
            (_FORMATS[sign], f"%{block.level}{sign}") if sign in _FORMATS else ("bullet", sign or "•")
        )
        self._define(self.count, "".join(_level(n, form, text) for n in range(block.level)))
        return self.count

    def _define(self, id_: int, levels: str) -> None:
        kind = f'<w:abstractNum xmlns:w="{WORD}" w:abstractNumId="{id_}">{levels}</w:abstractNum>'
        list_ = f'<w:num xmlns:w="{WORD}" w:numId="{id_}"><w:abstractNumId w:val="{id_}"/></w:num>'
        self.numbering.insert(0, parse_xml(kind))
        self.numbering.append(parse_xml(list_))


def _dotted(level: int) -> str:
    return ".".join(f"%{n + 1}" for n in range(level + 1))


def _level(n: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{escape(text)}"/>'
        f'<w:pPr><w:ind w:left="{(n + 1) * 360}" w:hanging="360"/></w:pPr></w:lvl>'
    )


def _set_number(paragraph: Any, list_id: int, level: int) -> None:
    numbering = paragraph.paragraph_format.element.get_or_add_pPr().get_or_add_numPr()
    numbering.get_or_add_ilvl().val = level
    numbering.get_or_add_numId().val = list_id


def _add_runs(paragraph: Any, text: str, chance: Random) -> None:
    while text:
        cut = chance.randint(1, len(text))
        run = paragraph.add_run(text[:cut].replace(LINE_BREAK, "\n"))
        run.bold, run.italic = chance.random() < 0.1, chance.random() < 0.1
        text = text[cut:]


def _add_tables(document: Any, cells: list[Block]) -> None:
    for _, blocks in groupby(cells, lambda block: block.cell and block.cell.table):
        places = {(block.cell.row, block.cell.column): block.text for block in blocks if block.cell}
        table = document.add_table(max(r for r, _ in places), max(c for _, c in places))
        for (row, column), text in places.items():
            table.cell(row - 1, column - 1).text = text
        document.add_paragraph()


def html(base: BaseDocument) -> bytes:
    """For LibreOffice, which makes its own styles and lists of it."""
    inside = "".join(_html(base))
    return f'<html lang="sv"><meta charset="utf-8"><body>{inside}</body></html>'.encode()


def _html(base: BaseDocument) -> Iterator[str]:
    rows = groupby(base.blocks, lambda b: (b.kind, b.cell and b.cell.table))
    for (kind, _), group in rows:
        blocks = list(group)
        if kind is Kind.CELL:
            yield _html_table(blocks)
        elif kind is Kind.ITEM:
            yield _html_list(blocks)
        else:
            for block in blocks:
                tag = f"h{block.level}" if kind is Kind.HEADING else "p"
                number = f"{block.number} " if block.number else ""
                yield f"<{tag}>{number}{_words(block)}</{tag}>"


def _html_list(items: list[Block]) -> str:
    written, depth = "", 0
    for item in items:
        while depth > item.level:
            written, depth = f"{written}</{_list_tag(item, depth)}>", depth - 1
        while depth < item.level:
            depth += 1
            written += f"<{_list_tag(item, depth)}>"
        written += f"<li>{_words(item)}</li>"
    return written + "".join(f"</{_list_tag(items[0], d)}>" for d in range(depth, 0, -1))


def _list_tag(item: Block, depth: int) -> str:
    numbered = depth == 1 and item.number[-1:] in _FORMATS
    return ("ol type=a" if item.number.endswith(")") else "ol") if numbered else "ul"


def _html_table(cells: list[Block]) -> str:
    """Small, so that no number is broken in its column, whichever font is there."""
    places = {(c.cell.row, c.cell.column): _words(c) for c in cells if c.cell}
    rows, columns = max(r for r, _ in places), max(c for _, c in places)
    return (
        "<table border=1>"
        + "".join(
            "<tr>"
            + "".join(f"<td><font size=1>{places.get((r, c), '')}</font></td>" for c in range(1, columns + 1))
            + "</tr>"
            for r in range(1, rows + 1)
        )
        + "</table>"
    )


def _words(block: Block) -> str:
    return escape(block.text).replace(LINE_BREAK, "<br>")


@cache
def office(ending: str) -> Mapping[str, bytes]:
    """Each document of the corpus as LibreOffice writes it from HTML, by the name it has in the corpus."""
    return converted({name: html(base) for name, base in CORPUS.items()}, "html", ending)


@cache
def resaved() -> Mapping[str, bytes]:
    """Word's files opened and saved again by LibreOffice, as happens on the way through an administration."""
    return converted({name: python_docx(base) for name, base in CORPUS.items()}, "docx", "docx")


def converted(files: Mapping[str, bytes], source: str, to: str) -> Mapping[str, bytes]:
    filters = {"docx": "docx:MS Word 2007 XML", "txt": "txt:Text (encoded):UTF8"}
    with TemporaryDirectory() as folder:
        paths = {name: Path(folder, f"{name}.{source}") for name in files}
        for name, path in paths.items():
            path.write_bytes(files[name])
        reading = ("--infilter=HTML (StarWriter)",) if source == "html" else ()
        command = ("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", *reading)
        made = Path(folder, "made")
        subprocess.run(  # noqa: S603 -- our own words
            (*command, "--convert-to", filters[to], "--outdir", str(made), *map(str, paths.values())),
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        return {name: (made / f"{name}.{to}").read_bytes() for name in files}


def markdown(base: BaseDocument) -> bytes:
    """As people type it: # and -, a paragraph a line."""
    return "".join(_markdown(base, _setting("#", "-"))).encode()


def wrapped_markdown(base: BaseDocument) -> bytes:
    """As programs write it: wrapped, with underlined headings, * for dashes, and emphasis here and there."""
    return "".join(_markdown(base, _setting("=", "*"))).encode()


Setting = Callable[[Block, str], str]


def _setting(heading: str, dash: str) -> Setting:
    def set_(block: Block, text: str) -> str:
        if block.kind is Kind.HEADING:
            text = f"{block.number} {text}".strip()
            if heading == "=" and block.level <= 2:
                return f"{text}\n{'=-'[block.level - 1] * 8}\n\n"
            return f"{'#' * block.level} {text}\n\n"
        if block.kind is Kind.ITEM:
            sign = block.number if block.number.endswith(".") else dash
            return f"{'   ' * (block.level - 1)}{sign} {text}\n"
        return f"{text}\n\n"

    def wrap(block: Block, text: str) -> str:
        indent = "   " * block.level if block.kind is Kind.ITEM else ""
        first, *rest = text.split(" ")
        marked = " ".join([f"**{first}**", *rest]) if first.isalpha() and rest else text
        if block.kind is Kind.HEADING:
            return set_(block, marked)
        lines = textwrap.wrap(marked, 60, break_on_hyphens=False)
        return set_(block, f"\n{indent}".join(lines))

    return wrap if heading == "=" else set_


def _markdown(base: BaseDocument, set_: Setting) -> Iterator[str]:
    before: Block | None = None
    for block in base.blocks:
        if before and before.kind is Kind.ITEM is not block.kind:
            yield "\n"
        if block.cell:
            first = not (before and before.cell and before.cell.table == block.cell.table)
            yield from _markdown_cell(block, base, first=first)
        else:
            yield set_(block, _marked(block.text))
        before = block
    yield "\n"


def _marked(text: str) -> str:
    escaped = text.replace("*", "\\*").replace("§", "§")
    return escaped.replace(LINE_BREAK, "  \n")


def _markdown_cell(block: Block, base: BaseDocument, *, first: bool) -> Iterator[str]:
    """The whole table at its first cell."""
    if not first or not block.cell:
        return
    cells = {
        (b.cell.row, b.cell.column): b.text
        for b in base.blocks
        if b.cell and b.cell.table == block.cell.table
    }
    columns = max(c for _, c in cells)
    for row in range(1, 1 + max(r for r, _ in cells)):
        yield "| " + " | ".join(cells.get((row, c), "") for c in range(1, columns + 1)) + " |\n"
        if row == 1:
            yield "|" + "---|" * columns + "\n"
    yield "\n"


def typed_text(base: BaseDocument) -> bytes:
    """A paragraph a line, with blank lines between."""
    return "\n".join(_text_rows(base, lambda block: _typed(block).split(LINE_BREAK))).encode()


def wrapped_text(base: BaseDocument) -> bytes:
    """Wrapped at 72 characters, in Windows' own letters and line ends."""

    def wrap(block: Block) -> list[str]:
        hanging = " " * (len(block.number) + 1 if block.kind is Kind.ITEM else 0)
        return [
            row
            for line in _typed(block).split(LINE_BREAK)
            for row in textwrap.wrap(line, 72, subsequent_indent=hanging, break_on_hyphens=False)
        ]

    return "\r\n".join(_text_rows(base, wrap)).encode("cp1252")


def _text_rows(base: BaseDocument, lay: Callable[[Block], list[str]]) -> Iterator[str]:
    before: Block | None = None
    for block in base.blocks:
        if before and not (before.kind is block.kind is Kind.ITEM):
            yield ""
        yield from lay(block)
        before = block


def _typed(block: Block) -> str:
    sign = block.number or ("-" if block.kind is Kind.ITEM else "")
    indent = "  " * (block.level - 1) if block.kind is Kind.ITEM else ""
    return f"{indent}{sign} {block.text}" if sign else block.text
