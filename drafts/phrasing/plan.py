"""What became of the blocks of a document: which stay, which go, which come, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from drafts.base.document import BaseDocument, Block, Kind
from drafts.base.order import strayed


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two blocks that stay where they were: `removed` did, `added` and `moved` do now.

    `after` is the index in the base document of the block it follows, -1 at the head. What is added stands
    in one row; nothing is moved to where something is added.
    """

    after: int
    removed: tuple[Block, ...]
    added: tuple[Block, ...]
    moved: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The gaps in reading order; and what is in both documents, as it was and as it is."""

    gaps: tuple[Gap, ...]
    lasting: tuple[tuple[Block, Block], ...]


def plan(base: BaseDocument, new: BaseDocument) -> Plan:
    lasting = _lasting(base, new)
    loose = strayed(_ids(base.blocks), tuple(i for i in _ids(new.blocks) if i in lasting)) & lasting
    stable = lasting - loose
    rows = _rows(new.blocks, stable)
    moving = {id_ for row in rows for id_ in _moving(base, row, loose)}
    now = {block.id: block for block in new.blocks if block.id in stable | moving}
    return Plan(
        tuple(_gaps(base, rows, stable, moving)),
        tuple((block, now[block.id]) for block in base.blocks if block.id in now),
    )


def _gaps(base: BaseDocument, rows: list[list[Block]], stable: set[str], moving: set[str]) -> Iterator[Gap]:
    edges = [-1, *(n for n, b in enumerate(base.blocks) if b.id in stable), len(base.blocks)]
    for (after, before), row in zip(pairwise(edges), rows, strict=True):
        yield Gap(
            after,
            tuple(b for b in base.blocks[after + 1 : before] if b.id not in moving),
            tuple(b for b in row if b.id not in moving),
            tuple(base.block(b.id) for b in row if b.id in moving),
        )


def _lasting(base: BaseDocument, new: BaseDocument) -> set[str]:
    """In both, of the same kind, and not emptied: but a cell is there however little it says."""
    now = {block.id: block for block in new.blocks if block.text.strip() or block.kind is Kind.CELL}
    return {b.id for b in base.blocks if b.id in now and now[b.id].kind is b.kind}


def _rows(blocks: tuple[Block, ...], stable: set[str]) -> list[list[Block]]:
    """What stands before, between and behind the stable ones."""
    rows: list[list[Block]] = [[]]
    for block in blocks:
        rows.append([]) if block.id in stable else rows[-1].append(block)
    return rows


def _moving(base: BaseDocument, row: list[Block], loose: set[str]) -> tuple[str, ...]:
    """The row, if it is moved as one: it stood together, and has one kind or is a section.

    Otherwise it is struck where it stood and added anew.
    """
    ids = _ids(row)
    if not ids or not all(id_ in loose for id_ in ids):
        return ()
    at = base.place(ids[0])
    together = _ids(base.blocks[at : at + len(ids)]) == ids
    return ids if together and (_is_section(base, ids) or _is_plain(row)) else ()


def _is_section(base: BaseDocument, ids: tuple[str, ...]) -> bool:
    heads = base.block(ids[0]).kind is Kind.HEADING
    return heads and ids[1:] == _ids(base.section(ids[0]))


def _is_plain(row: list[Block]) -> bool:
    kinds = {block.kind for block in row}
    return len(kinds) == 1 and (
        kinds <= {Kind.PARAGRAPH, Kind.ITEM} or (kinds == {Kind.HEADING} and len(row) == 1)
    )


def _ids(blocks: Iterable[Block]) -> tuple[str, ...]:
    return tuple(block.id for block in blocks)
