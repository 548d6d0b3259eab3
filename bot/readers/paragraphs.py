"""The paragraphs of a WordprocessingML part, in order, with the visible text and where each piece stands.

Readers and writers of DOCX both walk here, so that they count alike: every `w:p` has its number, from 1, in
the order of the file, whether it is read or not. What is read is what stands there when every pending change
is accepted: insertions are in, deletions out. Text boxes follow the paragraph they hang on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element as Element

from bot.readers.wordml import MC, PARAGRAPH, XML_SPACE, W, number, switched_on, value
from drafts.base.document import LINE_BREAK, Cell

# What is not read: properties, what was struck or moved away, what is said of how a word is pronounced.
_OUT = frozenset(W + name for name in ("del", "moveFrom", "pPr", "rPr", "rt", "sdtPr", "sectPr"))
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": LINE_BREAK,
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_RUN, _TEXT, _BREAK, _SYMBOL, _FIELD = (W + name for name in ("r", "t", "br", "sym", "fldChar"))
_TABLE, _ROW, _CELL = (W + name for name in ("tbl", "tr", "tc"))
_CHOICE, _FALLBACK = f"{MC}Choice", f"{MC}Fallback"
_TAGS = frozenset(
    {PARAGRAPH, _RUN, _TEXT, _BREAK, _SYMBOL, _FIELD, _TABLE, _ROW, _CELL, _CHOICE, _FALLBACK, *_OUT, *_SIGNS}
)

# The extensions that Word knows; what requires another is shown by its fallback.
_KNOWN = (
    "http://schemas.microsoft.com/office/word/",
    "http://schemas.microsoft.com/office/drawing/",
    "http://schemas.openxmlformats.org/",
)
_SYMBOLS = {0xA7: "•", 0xA8: "☐", 0xB7: "•", 0xD8: "➢", 0xE0: "→", 0xFC: "✓", 0xFE: "☑"}
_CODE = re.compile("[0-9A-Fa-f]{1,4}")
_PRIVATE = range(0xF000, 0xF100)  # where symbol fonts keep their signs


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of visible text: one `w:t`, tab, break, hyphen or symbol, and the `w:r` it stands in."""

    text: str
    source: Element
    run: Element


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`count` is the place among all `w:p` of the part, from 1."""

    count: int
    element: Element
    pieces: tuple[Piece, ...]
    cell: Cell | None = None

    @property
    def id(self) -> str:
        return f"b{self.count}"

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class _Open:
    """A paragraph that is being read. `fields`: for each field it stands in, is this its result?"""

    count: int
    element: Element
    cell: Cell | None
    pieces: list[Piece] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)
    runs: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    number: int
    row: int = 0
    column: int = 1
    cell: Cell | None = None


def paragraphs(root: Element) -> tuple[Paragraph, ...]:
    """Every paragraph that is shown, the empty ones too, in the order they begin."""
    walk = _Walk(root)
    walk.go()
    return tuple(Paragraph(p.count, p.element, tuple(_trimmed(p.pieces)), p.cell) for p in walk.found)


class _Walk:
    def __init__(self, root: Element) -> None:
        self.events = etree.iterwalk(root, events=("start", "end"), tag=_TAGS)
        self.counts = {p: n for n, p in enumerate(root.iter(PARAGRAPH), start=1)}
        self.found: list[_Open] = []
        self.open: list[_Open] = []
        self.tables: list[_Table] = []
        self.tables_seen = 0

    def go(self) -> None:
        for event, element in self.events:
            if event == "end":
                self._end(element)
            elif self._is_out(element):
                self.events.skip_subtree()
            else:
                self._start(element)

    def _is_out(self, element: Element) -> bool:
        tag = element.tag
        if tag in _OUT:
            return True
        if tag == _RUN:
            return switched_on(element.find(f"{W}rPr"), "vanish")
        if tag == _ROW:
            return element.find(f"{W}trPr/{W}del") is not None
        if tag == _CELL:
            return self._enter_cell(element)
        return tag in (_CHOICE, _FALLBACK) and element is not _chosen(element)

    def _start(self, element: Element) -> None:
        tag = element.tag
        if tag == PARAGRAPH:
            cell = self.tables[-1].cell if self.tables else None
            self.open.append(_Open(self.counts[element], element, cell))
            self.found.append(self.open[-1])
        elif tag == _TABLE:
            self.tables_seen += 1
            self.tables.append(_Table(self.tables_seen))
        elif tag == _ROW and self.tables:
            self._enter_row(element)
        elif self.open:
            self._start_inline(self.open[-1], element)

    def _start_inline(self, paragraph: _Open, element: Element) -> None:
        if element.tag == _RUN:
            paragraph.runs.append(element)
        elif element.tag == _FIELD:
            _turn_field(paragraph.fields, element.get(f"{W}fldCharType", ""))
        elif paragraph.runs and all(paragraph.fields) and (text := _text(element)):
            paragraph.pieces.append(Piece(text, element, paragraph.runs[-1]))

    def _end(self, element: Element) -> None:
        tag = element.tag
        if tag == PARAGRAPH:
            self.open.pop()
        elif tag == _TABLE:
            self.tables.pop()
        elif tag == _RUN and self.open and self.open[-1].runs[-1:] == [element]:
            self.open[-1].runs.pop()

    def _enter_row(self, row: Element) -> None:
        table = self.tables[-1]
        table.row += 1
        table.column = 1 + number(value(row.find(f"{W}trPr"), "gridBefore"), 0)

    def _enter_cell(self, cell: Element) -> bool:
        """Give what follows its place. Is it a cell that the one above it covers, or one that was struck?"""
        if not self.tables:
            return False
        table, properties = self.tables[-1], cell.find(f"{W}tcPr")
        table.cell = Cell(table.number, table.row, table.column)
        table.column += max(1, number(value(properties, "gridSpan"), 1))
        merged = properties.find(f"{W}vMerge") if properties is not None else None
        covered = merged is not None and merged.get(f"{W}val", "continue") == "continue"
        return covered or (properties is not None and properties.find(f"{W}cellDel") is not None)


def _chosen(branch: Element) -> Element | None:
    """Of the branches of a `mc:AlternateContent`, the one that Word shows."""
    alternatives = branch.getparent()
    if alternatives is None:
        return branch
    for choice in alternatives.iterchildren(_CHOICE):
        spaces = [choice.nsmap.get(prefix) or "" for prefix in choice.get("Requires", "").split()]
        if all(space.startswith(_KNOWN) for space in spaces):
            return choice
    return next(alternatives.iterchildren(_FALLBACK), None)


def _turn_field(fields: list[bool], to: str) -> None:
    """A field's instruction is not shown; its result is."""
    if to == "begin":
        fields.append(False)
    elif fields and to == "separate":
        fields[-1] = True
    elif fields and to == "end":
        fields.pop()


def _text(element: Element) -> str:
    tag = element.tag
    if tag == _TEXT:
        text = element.text or ""
        kept = text if element.get(XML_SPACE) == "preserve" else text.strip(" \t\r\n")
        return kept.replace("\n", " ").replace("\r", " ")
    if tag == _BREAK:
        return LINE_BREAK
    if tag == _SYMBOL:
        return _symbol(element.get(f"{W}char", ""))
    return _SIGNS.get(str(tag), "")


def _symbol(code: str) -> str:
    """A sign of a symbol font: the one that looks like it, or □."""
    if not _CODE.fullmatch(code):
        return ""
    sign = int(code, 16)
    if sign in _PRIVATE:
        return _SYMBOLS.get(sign & 0xFF, "□")
    return chr(sign) if chr(sign).isprintable() else "□"


def _trimmed(pieces: list[Piece]) -> Iterator[Piece]:
    """Without the page breaks at either end: those part pages, and no words."""
    shown = [n for n, piece in enumerate(pieces) if not _turns_page(piece)]
    return iter(pieces[shown[0] : shown[-1] + 1] if shown else ())


def _turns_page(piece: Piece) -> bool:
    return piece.source.tag == _BREAK and piece.source.get(f"{W}type") in {"page", "column"}
