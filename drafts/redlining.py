"""A draft's amendments as tracked changes: the whole document, and the passages of it that change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from drafts.amending import Base, patched
from drafts.amendment import Amendment
from drafts.base.document import Kind
from drafts.base.tracked import Fate, Mark, TrackedBlock, TrackedDocument
from drafts.bilaga import Excerpt
from drafts.comparing import Op
from drafts.merging import joined
from drafts.tracking import Step, tracked


def redlined(base: Base, amendments: Iterable[Amendment], name: Callable[[str], str]) -> TrackedDocument:
    """Every hand's change under the person's `name` and time; changes are numbered as one meets them."""
    steps: list[Step] = []
    so_far = base.document
    ours = [a for a in amendments if a.document == base.id and a.patch]
    for number, amendment in enumerate(ours, 1):
        for step in amendment.steps:
            whole = joined(base.document, [so_far, patched(base, step.patch)])
            steps.append(Step(whole, name(step.by), step.at, number))
        so_far = whole
    return _in_order(tracked(base.document, steps))


def excerpts(document: TrackedDocument) -> tuple[Excerpt, ...]:
    """The blocks that change, those under one heading together, each passage under that heading's words."""
    passages: list[Excerpt] = []
    for heading, block in _under_headings(document):
        if not changes(block):
            continue
        if passages and passages[-1].place == heading:
            passages[-1] = Excerpt(heading, (*passages[-1].blocks, block))
        else:
            passages.append(Excerpt(heading, (block,)))
    return tuple(passages)


def changes(block: TrackedBlock) -> bool:
    return block.fate is not Fate.KEPT or any(run.op is not Op.KEPT for run in block.runs)


def _under_headings(document: TrackedDocument) -> Iterator[tuple[str, TrackedBlock]]:
    """Each block with the words of its heading: the old ones, where the heading changes too."""
    heading = document.title
    for block in document.blocks:
        if block.block.kind is Kind.HEADING:
            heading = block.old or block.new
        yield heading, block


def numbered_by_place(document: TrackedDocument) -> TrackedDocument:
    """One hand's changes, each changed block a change of its own, numbered as they stand."""
    number = 0
    blocks: list[TrackedBlock] = []
    for block in document.blocks:
        number += changes(block)
        blocks.append(_renumbered(block, partial(_with_number, number)))
    return replace(document, blocks=tuple(blocks))


def _in_order(document: TrackedDocument) -> TrackedDocument:
    numbers: dict[int, int] = {}
    for block in document.blocks:
        for mark in (block.mark, *(run.mark for run in block.runs)):
            if mark:
                numbers.setdefault(mark.number, len(numbers) + 1)
    blocks = (
        _renumbered(b, lambda mark: replace(mark, number=numbers[mark.number])) for b in document.blocks
    )
    return replace(document, blocks=tuple(blocks))


def _renumbered(block: TrackedBlock, anew: Callable[[Mark], Mark]) -> TrackedBlock:
    runs = tuple(replace(run, mark=anew(run.mark)) if run.mark else run for run in block.runs)
    return replace(block, runs=runs, mark=anew(block.mark) if block.mark else None)


def _with_number(number: int, mark: Mark) -> Mark:
    return replace(mark, number=number)
