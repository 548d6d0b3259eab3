"""Where a block of a document can be moved, as people point: behind another under the same heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafts.base.document import FIRST, BaseDocument, Block, Kind


@dataclass(frozen=True, slots=True)
class Target:
    """`after` is the id to move behind; `behind` the block people see there, None for first."""

    behind: Block | None
    after: str


def moving(document: BaseDocument, id_: str) -> tuple[str, ...]:
    """What goes along: a heading takes all that stands under it."""
    if document.block(id_).kind is not Kind.HEADING:
        return (id_,)
    return (id_, *(block.id for block in document.section(id_)))


def targets(document: BaseDocument, id_: str) -> tuple[Target, ...]:
    """Where the block can go, but for where it stands. A section goes among sections of its level."""
    going = moving(document, id_)
    at = document.place(id_)
    here = document.blocks[at - 1].id if at else FIRST
    row = _sections(document, id_) if document.block(id_).kind is Kind.HEADING else _blocks(document, id_)
    return tuple(target for target in row if target.after not in {here, *going})


def siblings(document: BaseDocument, id_: str) -> tuple[Block, ...]:
    """The blocks under the same heading, itself among them."""
    above = document.above(id_)
    if above:
        return document.section(above[-1].id)
    return tuple(b for b in document.blocks if not document.above(b.id))


def last_of_table(document: BaseDocument, id_: str) -> str:
    """The last cell of the table that the cell stands in: behind it, one is outside."""
    cell = document.block(id_).cell
    return [b.id for b in document.blocks if b.cell and cell and b.cell.table == cell.table][-1]


def row_of(document: BaseDocument, id_: str) -> tuple[str, ...]:
    """The cells of the row that the cell stands in."""
    cell = document.block(id_).cell
    row = cell and (cell.table, cell.row)
    return tuple(b.id for b in document.blocks if b.cell and (b.cell.table, b.cell.row) == row)


def _blocks(document: BaseDocument, id_: str) -> Iterator[Target]:
    above = document.above(id_)
    yield Target(None, above[-1].id if above else FIRST)
    for block in siblings(document, id_):
        if block.kind is not Kind.CELL or last_of_table(document, block.id) == block.id:
            yield Target(block, block.id)


def _sections(document: BaseDocument, id_: str) -> Iterator[Target]:
    level = document.block(id_).level
    row = [b for b in siblings(document, id_) if b.kind is Kind.HEADING and b.level == level]
    first = document.place(row[0].id)
    yield Target(None, document.blocks[first - 1].id if first else FIRST)
    for heading in row:
        yield Target(heading, moving(document, heading.id)[-1])
