"""A passage of another document as the Bilaga prints it: a row a block, what is struck and added marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafts.base.document import Block, Kind
from drafts.base.tracked import Run
from drafts.bilaga import Excerpt
from drafts.comparing import Op

KEPT_SPACE = Run(Op.KEPT, " ")

# Said once, before the first excerpt.
LEGEND = (
    Run(Op.KEPT, "Så visas ändringarna: "),
    Run(Op.ADDED, "tillagt"),
    Run(Op.KEPT, " är understruket, "),
    Run(Op.STRUCK, "struket"),
    Run(Op.KEPT, " är överstruket."),
)


@dataclass(frozen=True, slots=True)
class Row:
    """`label` stands before the words; `strong` is for a heading of the other document."""

    label: str
    strong: bool
    runs: tuple[Run, ...]


def rows_of(excerpt: Excerpt) -> Iterator[Row]:
    for tracked in excerpt.blocks:
        yield Row(label_of(tracked.block), tracked.block.kind is Kind.HEADING, tuple(parted(tracked.runs)))


def place_of(excerpt: Excerpt) -> str:
    """What the passage stands under; empty where it begins with just that heading."""
    first = excerpt.blocks[0] if excerpt.blocks else None
    repeated = first is not None and first.block.kind is Kind.HEADING and first.old == excerpt.place
    return "" if repeated else excerpt.place


def parted(runs: tuple[Run, ...]) -> Iterator[Run]:
    """With a space where a struck word and an added one would touch, and none between a word and its sign."""
    before: Run | None = None
    for run in runs:
        if before is not None and _touch(before, run):
            yield KEPT_SPACE
        space = run.text[: len(run.text) - len(run.text.lstrip())]
        if run.op is Op.KEPT or not space or space == run.text:
            yield run
        else:
            yield Run(Op.KEPT, space)
            yield replace(run, text=run.text.lstrip())
        before = run


def _touch(before: Run, run: Run) -> bool:
    parted_already = before.text[-1:].isspace() or run.text[:1].isspace()
    return not parted_already and {before.op, run.op} == {Op.STRUCK, Op.ADDED}


def label_of(block: Block) -> str:
    if block.cell is not None:
        return f"Rad {block.cell.row}, kolumn {block.cell.column}: "
    if block.kind is Kind.ITEM and not block.label:
        return "• "
    return f"{block.number} " if block.number else ""
