"""PDF files: what was printed on the pages, as headings, paragraphs, lists and tables.

A PDF says where each character stands and little more; what belongs together is told by distances, sizes
and repetition (bot/readers/printed). Wherever the author's DOCX is to be had, it is the better file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

import pypdfium2.raw as c

from bot.readers.blocks import title_of
from bot.readers.hyphens import joined_lines
from bot.readers.printed import pdfium
from bot.readers.printed.breaks import LEADERS
from bot.readers.printed.headings import levels_of
from bot.readers.printed.layout import laid
from bot.readers.printed.marks import item_mark, section_mark
from bot.readers.printed.paragraphs import Paragraph, Table, gathered
from bot.readers.printed.sheets import Row, Sheet
from drafts.base.document import BaseDocument, Block, Cell, Kind, Line
from drafts.errors import BadFile
from drafts.faults import Why

FILE_LIMIT = 20_000_000  # bytes
PAGE_LIMIT = 300
LETTERS = 40  # a page, in the mean: with pictures and fewer, the pages are pictures


def read(data: bytes, name: str) -> BaseDocument:
    """BadFile where it is too large, locked, broken or has no text."""
    return read_with_margins(data, name)[0]


def read_with_margins(data: bytes, name: str) -> tuple[BaseDocument, tuple[str, ...]]:
    """The document, and what its headers and footers say."""
    if len(data) > FILE_LIMIT:
        raise BadFile(Why.DOCUMENT_SIZE)
    with pdfium.opened(data) as document:
        count = c.FPDF_GetPageCount(document)
        if count > PAGE_LIMIT:
            raise BadFile(Why.DOCUMENT_SIZE)
        sheets = [pdfium.sheet_of(document, number) for number in range(1, count + 1)]
        title = pdfium.title_of(document)
    _check_text(sheets)
    pages = laid(sheets)
    blocks = tuple(_blocks(gathered(pages), pages.size))
    return BaseDocument(name, _title(blocks, title, name), blocks), pages.margins


def _check_text(sheets: Sequence[Sheet]) -> None:
    """NO_TEXT where there is none, or next to none beside pictures of pages."""
    letters = sum(char.isalpha() for sheet in sheets for piece in sheet.pieces for char in piece.text)
    pictured = sum(sheet.has_picture for sheet in sheets)
    if not letters or (pictured * 2 > len(sheets) and letters < LETTERS * len(sheets)):
        raise BadFile(Why.NO_TEXT)


def _title(blocks: Sequence[Block], marked: str, name: str) -> str:
    """The highest heading on the first page; else what the file says; else its name."""
    first = [b for b in blocks if b.kind is Kind.HEADING and b.lines[0].page == 1]
    top = min((b.level for b in first), default=0)
    return title_of((b for b in first if b.level == top), "", "") or title_of(
        blocks, marked, PurePath(name).stem
    )


def _blocks(found: Sequence[Paragraph | Table], size: float) -> Iterator[Block]:
    levels = levels_of(found, size)
    count = tables = 0
    indents: list[float] = []
    for n, it in enumerate(found):
        tables += isinstance(it, Table)
        for block in _cells(it, tables) if isinstance(it, Table) else [_block(it, levels.get(n, 0), indents)]:
            count += 1
            yield _named(block, count)


def _named(block: Block, count: int) -> Block:
    return Block(f"b{count}", block.kind, block.text, block.level, block.number, block.cell, block.lines)


def _cells(table: Table, number: int) -> Iterator[Block]:
    for cell in table.cells:
        text, lines = _mended(cell.rows, 0)
        yield Block("", Kind.CELL, text, cell=Cell(number, cell.row, cell.column), lines=lines)


def _block(paragraph: Paragraph, level: int, indents: list[float]) -> Block:
    """`indents`: where the items that this one may be within begin; kept up to date."""
    rows = paragraph.rows
    mark = section_mark(rows[0].text) if level else item_mark(rows[0].text)
    if level or not mark:
        indents.clear()
    text, lines = _mended(rows, mark.end if mark else 0)
    kind = Kind.HEADING if level else Kind.ITEM if mark else Kind.PARAGRAPH
    depth = level or (_depth(rows[0].x0 - rows[0].left, indents) if mark else 0)
    return Block("", kind, text, depth, mark.shown if mark else "", lines=lines)


def _depth(indent: float, indents: list[float]) -> int:
    near = 3.0  # points
    while indents and indents[-1] > indent + near:
        indents.pop()
    if not indents or indents[-1] < indent - near:
        indents.append(indent)
    return len(indents)


def _mended(rows: Iterable[Row], taken: int) -> tuple[str, tuple[Line, ...]]:
    """The rows as one text without its first characters, and where in it each printed line begins."""
    first, *others = rows
    text, starts = joined_lines([_tabbed(first.text[taken:]), *(_tabbed(row.text) for row in others)])
    lines = (Line(row.page, row.number, at) for row, at in zip((first, *others), starts, strict=True))
    return text, tuple(lines)


def _tabbed(text: str) -> str:
    """A contents' dots between a heading and its page are a tab, as in a Word file."""
    return LEADERS.sub(r"\t\1", text)
