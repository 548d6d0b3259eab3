"""A document made of blocks alone, where there is no Word file to change: in it, changes are then marked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from lxml import etree
from lxml.etree import _Element as Element

from bot.press.package import pack_template
from bot.press.tracked.cleaning import written
from bot.press.tracked.looks import look_of
from bot.press.tracked.pen import sayable, write_run
from bot.press.tracked.styles import styles_of
from bot.press.tracked.tables import cell_at, new_row, new_table
from bot.readers.package import Package, open_package
from bot.readers.wordml import PARAGRAPH
from drafts.base.tracked import Fate, TrackedBlock, TrackedDocument

_DC = "{http://purl.org/dc/elements/1.1/}"


def lay_out(tracked: TrackedDocument) -> tuple[Package, Element, dict[str, Element]]:
    """The old document: its package, its root, not yet written, and the `w:p` of each block by id."""
    package = open_package(pack_template())
    root = package.tree(package.document)
    body = root[0]
    section = body[-1]
    by_id: dict[str, Element] = {}
    styles = styles_of(package)
    old = [block for block in tracked.blocks if block.fate is not Fate.ADDED]
    for table, blocks in groupby(old, key=_table):
        if table:
            section.addprevious(_laid_table(tuple(blocks), styles, by_id))
            section.addprevious(etree.Element(PARAGRAPH))
        else:
            for block in blocks:
                by_id[block.block.id] = _laid(block, styles)
                section.addprevious(by_id[block.block.id])
    _entitle(package, tracked.title)
    return package, root, by_id


def _table(tracked: TrackedBlock) -> int:
    return tracked.block.cell.table if tracked.block.cell else 0


def _laid(tracked: TrackedBlock, styles: dict[str, str]) -> Element:
    look = look_of(tracked.block, styles)
    paragraph = etree.Element(PARAGRAPH)
    if look.paragraph is not None:
        paragraph.append(look.paragraph)
    for text in filter(None, (look.label, tracked.old)):
        paragraph.append(write_run(text, look.words))
    return paragraph


def _laid_table(blocks: Sequence[TrackedBlock], styles: dict[str, str], by_id: dict[str, Element]) -> Element:
    cells = [(cell, tracked) for tracked in blocks if (cell := tracked.block.cell)]
    columns = max(cell.column for cell, _ in cells)
    table = new_table(columns, styles)
    for _, row in groupby(cells, key=lambda pair: pair[0].row):
        laid = new_row(columns)
        table.append(laid)
        for cell, tracked in row:
            by_id[tracked.block.id] = _laid_in(cell_at(laid, cell.column), tracked.old)
    return table


def _laid_in(cell: Element, text: str) -> Element:
    paragraph = cell[-1]
    if len(paragraph):
        paragraph = etree.SubElement(cell, PARAGRAPH)
    paragraph.append(write_run(text, None))
    return paragraph


def _entitle(package: Package, title: str) -> None:
    part = package.related("", "core-properties")
    properties = package.tree(part)
    etree.SubElement(properties, f"{_DC}title").text = sayable(title)
    package.parts[part] = written(properties)
