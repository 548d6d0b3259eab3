"""Mending what a reader made of a file: joining, splitting, and saying what is a heading."""

from __future__ import annotations

from dataclasses import replace

from drafts.base.document import BaseDocument, Block, Kind, Line
from drafts.errors import GoneItem

LEVELS = 6


def joined_with_next(document: BaseDocument, id_: str) -> BaseDocument:
    """One block of the two, with a space between; GoneItem where none follows."""
    at = document.place(id_)
    if at + 1 >= len(document.blocks):
        raise GoneItem
    first, second = document.blocks[at : at + 2]
    shift = len(first.text) + 1
    lines = (*first.lines, *(replace(line, start=line.start + shift) for line in second.lines))
    whole = replace(first, text=f"{first.text} {second.text}", lines=lines)
    return replace(document, blocks=(*document.blocks[:at], whole, *document.blocks[at + 2 :]))


def split(document: BaseDocument, id_: str, beginning: str) -> BaseDocument:
    """Two blocks, the second from where `beginning` first stands in it; GoneItem where it does not."""
    at = document.place(id_)
    block = document.blocks[at]
    cut = block.text.find(" ".join(beginning.split()), 1)
    if cut < 1 or not beginning.strip():
        raise GoneItem
    above = tuple(line for line in block.lines if line.start < cut)
    head = replace(block, text=block.text[:cut].rstrip(), lines=above)
    first = block.line_at(cut)
    lines = tuple(Line(x.page, x.line, max(0, x.start - cut)) for x in block.lines if x.start > cut)
    lines = ((replace(first, start=0),) if first else ()) + lines
    fresh = next(iter(document.fresh_ids()))
    tail = Block(fresh, block.kind, block.text[cut:], block.level, lines=lines, cell=block.cell)
    return replace(document, blocks=(*document.blocks[:at], head, tail, *document.blocks[at + 1 :]))


def turned(document: BaseDocument, id_: str, level: int) -> BaseDocument:
    """A heading of this level, from 1; a paragraph for 0."""
    at = document.place(id_)
    kind = Kind.HEADING if level else Kind.PARAGRAPH
    block = replace(document.blocks[at], kind=kind, level=min(max(level, 0), LEVELS))
    return replace(document, blocks=(*document.blocks[:at], block, *document.blocks[at + 1 :]))
