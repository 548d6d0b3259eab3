"""Where in its document a block stands, as people count: the third paragraph under a heading."""

from __future__ import annotations

from dataclasses import dataclass

from drafts.base.document import BaseDocument, Block, Cell, Kind


@dataclass(frozen=True, slots=True)
class Place:
    """`number` counts the blocks of its kind under `heading` (empty above the first one), from 1."""

    kind: Kind
    heading: str
    number: int
    label: str
    cell: Cell | None
    page: int  # 0 where the document has no pages
    line: int


def place_of(document: BaseDocument, id_: str) -> Place:
    """GoneItem where no block has the id."""
    at = document.place(id_)
    block = document.blocks[at]
    above = document.above(id_)
    number = 1
    for before in reversed(document.blocks[:at]):
        if before.kind is Kind.HEADING or (block.kind is Kind.ITEM and before.kind is not Kind.ITEM):
            break
        number += before.kind is block.kind
    heading = above[-1].text if above else ""
    line = block.lines[0] if block.lines else None
    page, row = (line.page, line.line) if line else (0, 0)
    return Place(block.kind, heading, number, block.label, block.cell, page, row)


def siblings(document: BaseDocument, id_: str) -> tuple[Block, ...]:
    """The blocks under the same heading, itself among them."""
    above = document.above(id_)
    if above:
        return document.section(above[-1].id)
    return tuple(b for b in document.blocks if not document.above(b.id))
