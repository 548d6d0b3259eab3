"""A Word file read: headings by their style, lists with their numbers, tables cell by cell."""

from __future__ import annotations

from pathlib import PurePath

from lxml.etree import _Element as Element

from bot.readers.blocks import TYPED_ITEM, lift_bold, title_of
from bot.readers.numbering import Numbering
from bot.readers.package import Package, open_package
from bot.readers.paragraphs import Paragraph, paragraphs
from bot.readers.styles import Listed, Styles, listed_of, outline_of
from bot.readers.wordml import PARAGRAPH, W, switched_on, value
from drafts.base.document import BaseDocument, Block, Kind
from drafts.errors import BadFile
from drafts.faults import Why

PARAGRAPH_LIMIT = 20_000

_PART_KINDS = ("header", "footer")


def read(data: bytes, name: str) -> BaseDocument:
    """BadFile where the file is unsafe, broken, too large or without text."""
    return read_package(open_package(data), name)


def read_package(package: Package, name: str) -> BaseDocument:
    root = package.tree(package.document)
    if sum(1 for _ in root.iter(PARAGRAPH)) > PARAGRAPH_LIMIT:
        raise BadFile(Why.DOCUMENT_SIZE)
    reading = _Reading(package)
    found = [(p, block) for p in paragraphs(root) if (block := reading.block(p)) is not None]
    if not found:
        raise BadFile(Why.EMPTY if root.tag == f"{W}document" else Why.DAMAGED)
    blocks = lift_bold((block, _is_bold(p)) for p, block in found)
    titles = (block.text for p, block in found if reading.styles.is_title(_style_id(p.element)))
    return BaseDocument(name, title_of(blocks, next(titles, ""), PurePath(name).stem), blocks)


def margins(package: Package) -> tuple[str, ...]:
    """What stands in the headers and footers, where a tjänsteutlåtande has its diarienummer."""
    names = [name for kind in _PART_KINDS for name in package.all_related(package.document, kind)]
    texts = (p.text.strip() for name in dict.fromkeys(names) for p in paragraphs(package.tree(name)))
    return tuple(text for text in texts if text)


class _Reading:
    def __init__(self, package: Package) -> None:
        self.styles = Styles(_related_tree(package, "styles"))
        self.numbering = Numbering(_related_tree(package, "numbering"), self.styles)

    def block(self, paragraph: Paragraph) -> Block | None:
        """None for what nobody amends: an empty paragraph, or a line of a table of contents."""
        text, style = paragraph.text, _style_id(paragraph.element)
        properties = paragraph.element.find(f"{W}pPr")
        if not text.strip() and _mark_struck(properties):
            return None
        level, number = self._numbered(properties, style)
        if not text.strip() or self.styles.is_contents(style):
            return None
        if paragraph.cell is not None:
            return Block(paragraph.id, Kind.CELL, text, number=number, cell=paragraph.cell)
        if heading := self._heading_level(properties, style):
            return Block(paragraph.id, Kind.HEADING, text, heading, number)
        if number:
            return Block(paragraph.id, Kind.ITEM, text, level + 1, number)
        typed = TYPED_ITEM.match(text)
        return Block(paragraph.id, Kind.ITEM if typed else Kind.PARAGRAPH, text, 1 if typed else 0)

    def _heading_level(self, properties: Element | None, style: str) -> int:
        outline = outline_of(properties)
        if outline is None:
            return self.styles.heading_level(style)
        return outline + 1 if outline in range(9) else 0

    def _numbered(self, properties: Element | None, style: str) -> tuple[int, str]:
        """How deep in its list, from 0, and the number it is given there."""
        said = self.styles.listed(style)
        listed = listed_of(properties)
        if listed is None and said is not None:
            by_style, says = said
            level = by_style.level
            listed = Listed(
                by_style.list_id,
                self.numbering.level_of(by_style.list_id, says) if level is None else level,
            )
        if listed is None:
            return 0, ""
        return listed.level or 0, self.numbering.next(listed.list_id, listed.level or 0)


def _related_tree(package: Package, kind: str) -> Element | None:
    part = package.related(package.document, kind)
    return package.tree(part) if part else None


def _style_id(paragraph: Element) -> str:
    return value(paragraph.find(f"{W}pPr"), "pStyle")


def _mark_struck(properties: Element | None) -> bool:
    return properties is not None and properties.find(f"{W}rPr/{W}del") is not None


def _is_bold(paragraph: Paragraph) -> bool:
    """Is every word of it in bold, by hand?"""
    runs = [piece.run for piece in paragraph.pieces if piece.text.strip()]
    return all(switched_on(run.find(f"{W}rPr"), "b") for run in runs)
