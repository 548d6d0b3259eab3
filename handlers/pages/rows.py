"""A document with its changes as a page shows it, a row a block: whole, or the changes alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup, escape

from drafts.base.document import LINE_BREAK, Kind
from drafts.base.tracked import Fate, Run, TrackedBlock
from drafts.comparing import Op
from drafts.redlining import changes
from handlers.telling import edits

DEEPEST = 6  # level of a heading


@dataclass(frozen=True, slots=True)
class Row:
    """`at` counts the changed rows from 1, and is 0 where nothing changes; `number` is the change's own.

    `level` is the heading's on the page. `again`: all that is said of the change stands over the row before.
    `skipped`: so many unchanged blocks that are left out here.
    """

    block: TrackedBlock
    at: int = 0
    number: int = 0
    level: int = 0
    hands: tuple[str, ...] = ()
    clash: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    again: bool = False
    skipped: int = 0

    @property
    def id(self) -> str:
        return self.block.block.id

    @property
    def anchor(self) -> str:
        """A block that was moved stands in two places."""
        return self.id if self.stands else f"{self.id}-bort"

    @property
    def stands(self) -> bool:
        return self.block.fate is not Fate.REMOVED

    @property
    def inline(self) -> Markup:
        return _marked(self.block.runs, self.hands)

    @property
    def old(self) -> Markup:
        """The side of what was; empty where it is new."""
        return _marked([run for run in self.block.runs if run.op is not Op.ADDED], ())

    @property
    def new(self) -> Markup:
        return _marked([run for run in self.block.runs if run.op is not Op.STRUCK], self.hands)


@dataclass(frozen=True, slots=True)
class Touched:
    """By a block's id, whom to talk to about what another draft changes there, or close by."""

    clash: Mapping[str, tuple[str, ...]]
    near: Mapping[str, tuple[str, ...]]


UNTOUCHED = Touched({}, {})


@dataclass(frozen=True, slots=True)
class Table:
    """Cells that stand together, a tuple a row of the table."""

    lines: tuple[tuple[Row, ...], ...]


def rows(blocks: Iterable[TrackedBlock], top: int = 1, touched: Touched = UNTOUCHED) -> tuple[Row, ...]:
    """`top` is the level of the heading that they stand under on the page."""
    found: list[Row] = []
    at, level = 0, top
    for block in blocks:
        id_ = block.block.id
        row = Row(block, clash=touched.clash.get(id_, ()), near=touched.near.get(id_, ()))
        if block.block.kind is Kind.HEADING:
            level = min(top + max(block.block.level, 1), level + 1, DEEPEST)
            row = replace(row, level=level)
        if changes(block):
            at += 1
            row = replace(row, at=at, number=_number(block), hands=_hands(block))
            row = replace(row, again=bool(found) and _label(found[-1]) == _label(row))
        found.append(row)
    return tuple(found)


def _label(row: Row) -> tuple[object, ...]:
    """All that is said over the row."""
    return bool(row.at), row.number, row.hands, row.block.fate, row.block.moved, row.clash, row.near


def only_changed(all_rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """What changes, under the headings it stands under; in between, how much is left out."""
    kept: list[Row] = []
    headings: list[Row] = []
    skipped = 0
    for row in all_rows:
        if row.level:
            headings = [h for h in headings if h.level < row.level]
        if row.at or row.clash or row.near:
            skipped -= len(headings)
            gap = [replace(row, skipped=skipped)] if skipped > 0 else []
            kept += [*headings, *gap, row]
            headings, skipped = [], 0
        else:
            skipped += _counts(row)
            if row.level:
                headings.append(row)
    return (*kept, replace(all_rows[-1], skipped=skipped)) if skipped > 0 else tuple(kept)


def _counts(row: Row) -> bool:
    """A table is one, however many its cells."""
    cell = row.block.block.cell
    return cell is None or (cell.row, cell.column) == (1, 1)


def tabled(all_rows: Iterable[Row]) -> Iterator[Row | Table]:
    """Cells that stand together as a table."""
    for table, group in groupby(all_rows, key=_table):
        if not table:
            yield from group
        else:
            lines = groupby(group, key=lambda row: row.block.block.cell and row.block.block.cell.row)
            yield Table(tuple(tuple(cells) for _row, cells in lines))


def _table(row: Row) -> int:
    cell = row.block.block.cell
    return cell.table if cell and row.block.block.kind is Kind.CELL and not row.skipped else 0


def _number(block: TrackedBlock) -> int:
    marks = (block.mark, *(run.mark for run in block.runs))
    return next((mark.number for mark in marks if mark), 0)


def _hands(block: TrackedBlock) -> tuple[str, ...]:
    marks = (block.mark, *(run.mark for run in block.runs))
    return tuple(dict.fromkeys(mark.author for mark in marks if mark and mark.author))


def _marked(runs: Iterable[Run], hands: tuple[str, ...]) -> Markup:
    """Where several have had a hand in it, each change says whose it is."""
    return edits((run.op, _text(run), _whose(run) if len(hands) > 1 else Markup("")) for run in runs)


def _text(run: Run) -> Markup:
    return escape(run.text).replace(LINE_BREAK, Markup("<br>"))


def _whose(run: Run) -> Markup:
    return Markup("<sup>{}</sup>").format(initials(run.mark.author)) if run.mark else Markup("")


def initials(name: str) -> str:
    """`Lars Berg (C)`: LB."""
    return "".join(word[0] for word in name.split() if word[0].isalpha())
