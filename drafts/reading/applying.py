"""Many edits of one document, carried out together: each means the document as it was before them all.

What is put in at one and the same point stands in the order it was put. Two edits that want different
things with the same words are a clash.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from drafts.base.document import FIRST, BaseDocument, Block, Cell
from drafts.reading.edits import Add, Edit, Move, Remove, Renumber, Reword, Shift
from drafts.reading.outcome import Amended, Asked, Candidate, Doubt, Question


@dataclass(slots=True)
class _Plan:
    rewords: dict[str, list[Reword]] = field(default_factory=lambda: defaultdict(list))
    added: dict[str, list[Block | str]] = field(
        default_factory=lambda: defaultdict(list)
    )  # or the id of a moved
    removed: set[str] = field(default_factory=set)
    moved: dict[str, Move] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    shifts: list[Shift] = field(default_factory=list)
    become: BaseDocument | None = None


def applied(document: BaseDocument, edits: Sequence[Edit]) -> Amended:
    """The document with all the edits. Asked with a clash where they do not go together."""
    plan = _Plan()
    for edit in dict.fromkeys(edits):
        _plan(plan, edit)
    if plan.become is not None:
        if len(set(edits)) > 1:
            raise _clash(FIRST)
        return _whole(document, plan.become)
    _check(plan)
    ids = iter(document.fresh_ids())
    blocks: list[Block] = []
    touched: list[str] = []
    for block in (None, *document.blocks):
        if block is not None:
            after = _reworded(plan, block)
            if block.id not in plan.removed and block.id not in plan.moved:
                blocks.append(after)
            if _says(after) != _says(block) or block.id in plan.removed:
                touched.append(block.id)
        for new in plan.added.get(block.id if block else FIRST, ()):
            put = _reworded(plan, document.block(new)) if isinstance(new, str) else replace(new, id=next(ids))
            blocks.append(put)
            touched.append(put.id)
    return Amended(replace(document, blocks=tuple(blocks)), tuple(dict.fromkeys(touched)))


def _plan(plan: _Plan, edit: Edit) -> None:
    if isinstance(edit, Reword):
        plan.rewords[edit.block].append(edit)
    elif isinstance(edit, Add):
        plan.added[edit.after] += edit.blocks
    elif isinstance(edit, Remove):
        plan.removed.add(edit.block)
    elif isinstance(edit, Move):
        for id_ in edit.blocks:
            if id_ in plan.moved:
                raise _clash(id_)
            plan.moved[id_] = edit
        plan.added[edit.after] += edit.blocks
    elif isinstance(edit, Shift):
        plan.shifts.append(edit)
    elif isinstance(edit, Renumber):
        plan.numbers[edit.block] = edit.number
    else:
        if plan.become is not None:
            raise _clash(FIRST)
        plan.become = edit.document


def _check(plan: _Plan) -> None:
    """No words that two edits want, none in a block that goes, and nothing behind a block that moves away."""
    for id_, row in plan.rewords.items():
        row.sort(key=lambda edit: (edit.start, edit.end))
        for one, other in pairwise(row):
            if other.start < one.end:
                raise _clash(id_, other)
        if id_ in plan.removed:
            raise _clash(id_, row[0])
    for id_ in (*plan.removed, *plan.added):
        if id_ in plan.moved:
            raise _clash(id_)


def _reworded(plan: _Plan, block: Block) -> Block:
    pieces, at = [], 0
    for edit in plan.rewords.get(block.id, ()):
        pieces += [block.text[at : edit.start], edit.words]
        at = edit.end
    text = "".join([*pieces, block.text[at:]])
    lines = block.lines if text == block.text else block.lines[:1]
    number = plan.numbers.get(block.id, block.number)
    return replace(block, text=text, lines=lines, number=number, cell=_shifted(plan, block.cell))


def _shifted(plan: _Plan, cell: Cell | None) -> Cell | None:
    down = sum(s.by for s in plan.shifts if cell and s.table == cell.table and s.row <= cell.row)
    return replace(cell, row=cell.row + down) if cell and down else cell


def _says(block: Block) -> tuple[str, str]:
    return block.text, block.number


def _whole(document: BaseDocument, become: BaseDocument) -> Amended:
    ids = iter(document.fresh_ids())
    blocks = tuple(block if block.id else replace(block, id=next(ids)) for block in become.blocks)
    before, after = (tuple(block.id for block in row) for row in (document.blocks, blocks))
    return Amended(replace(become, blocks=blocks), () if blocks == document.blocks else (*before, *after))


def _clash(id_: str, at: Reword | None = None) -> Asked:
    start, end = (at.start, at.end) if at else (0, 0)
    where: Iterable[Candidate] = [Candidate("", id_, start, end)] if id_ else []
    return Asked(Question(Doubt.CLASH, "", tuple(where)))
