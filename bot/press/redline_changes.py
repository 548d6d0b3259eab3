"""The list of changes at a redline's end: where, what was struck and added, by whom and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafts.base.document import Block, Cell, Kind
from drafts.base.tracked import Fate, Mark, TrackedBlock, TrackedDocument
from drafts.comparing import Op


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a block stands, as people count in the old document.

    `number` is its own among those of its kind under `heading` (items: in their list), from 1; that of the
    one before it where it is added, which is 0 where it comes first.
    """

    kind: Kind
    heading: str
    number: int
    cell: Cell | None


@dataclass(frozen=True, slots=True)
class Change:
    """What one hand changed in one block. What was struck or added in several places is told with `…`."""

    spot: Spot
    mark: Mark
    fate: Fate
    moved: bool
    struck: str
    added: str


def list_changes(document: TrackedDocument) -> Iterator[Change]:
    """In reading order."""
    for spot, block in _spots(document):
        marks = dict.fromkeys(run.mark for run in block.runs if run.mark is not None)
        for mark in marks:
            struck, added = (
                " … ".join(
                    run.text.strip() or run.text for run in block.runs if run.op is op and run.mark == mark
                )
                for op in (Op.STRUCK, Op.ADDED)
            )
            yield Change(spot, mark, block.fate, block.moved, struck, added)


def _spots(document: TrackedDocument) -> Iterator[tuple[Spot, TrackedBlock]]:
    heading, number = "", {Kind.PARAGRAPH: 0, Kind.ITEM: 0}
    for tracked in document.blocks:
        block, stood = tracked.block, tracked.fate is not Fate.ADDED
        if block.kind is Kind.HEADING:
            if stood or heading == "":
                heading, number = tracked.old, {Kind.PARAGRAPH: 0, Kind.ITEM: 0}
            yield _spot(block, heading if stood else "", 0), tracked
            continue
        if block.kind in number and stood:
            number[block.kind] += 1
        elif block.kind is not Kind.ITEM and stood:
            number[Kind.ITEM] = 0
        yield _spot(block, heading, number.get(block.kind, 0)), tracked
        if block.kind is Kind.PARAGRAPH and stood:
            number[Kind.ITEM] = 0


def _spot(block: Block, heading: str, number: int) -> Spot:
    return Spot(block.kind, heading, number, block.cell)
