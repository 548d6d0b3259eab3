"""The instructions for blocks that come: added, put in the place of others, or moved."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from drafts.base.document import Block, Cell, Kind
from drafts.phrasing.instruction import Instruction, listed, quoted, sats
from drafts.phrasing.places import Places, akin, together
from drafts.phrasing.scopes import paragraph_label
from drafts.phrasing.spots import led, spot
from drafts.phrasing.wording import replaced as one_replaced

_ONE = {Kind.PARAGRAPH: "stycke", Kind.ITEM: "punkt", Kind.HEADING: "rubrik", Kind.CELL: "cell"}
_THAT = {Kind.PARAGRAPH: "stycket", Kind.ITEM: "punkten", Kind.HEADING: "rubriken", Kind.CELL: "cellen"}
_MANY = {Kind.PARAGRAPH: "stycken", Kind.ITEM: "punkter", Kind.HEADING: "rubriker", Kind.CELL: "celler"}


def added(places: Places, after: int, row: Sequence[Block]) -> Instruction:
    """Behind the block with this index, all in one."""
    ids = tuple(block.id for block in row)
    if all(block.kind is Kind.CELL for block in row):
        return Instruction(sats(_cells(places, after, row)), ids)
    goal = spot(places, after, row[0])
    nested = _is_nested(places, after, row)
    if len(row) == 1 and row[0].kind is Kind.HEADING:
        text = f"lägga till rubriken {quoted(row[0].text)} {goal.where}"
    else:
        text = f"lägga till följande{_noun(row, nested=nested)} {goal.where}: {content(row)}"
    return Instruction(sats(goal.around + text), ids)


def replaced(places: Places, old: Block, row: Sequence[Block]) -> Instruction:
    """One block by others of its kind."""
    place = places.of(old.id)
    ids = (old.id, *(block.id for block in row if block.id != old.id))
    if len(row) == 1:
        return Instruction(sats(one_replaced(place, row[0].text)), ids)
    noun = _noun(row, nested=place.noun == "underpunkten")
    return Instruction(sats(f"{place.around}ersätta {place.whole} med följande{noun}: {content(row)}"), ids)


def moved(places: Places, after: int, row: Sequence[Block]) -> Instruction:
    """Blocks that stood together, behind the block with this index."""
    goal, first = spot(places, after, row[0]), places.of(row[0].id)
    ids = tuple(block.id for block in row)
    named = [places.of(id_) for id_ in ids]
    if row[0].kind is Kind.HEADING and len(row) == 1 + len(places.base.section(row[0].id)):
        return Instruction(sats(f"flytta {places.scopes.section(row[0])} till {goal.full}"), ids)
    if all(akin(first, place) for place in named[1:]):
        return Instruction(
            sats(f"{first.around}flytta {together(named)} till {led(places, first, after, goal)}"), ids
        )
    return Instruction(sats(f"flytta {listed([place.full for place in named])} till {goal.full}"), ids)


def content(row: Sequence[Block]) -> str:
    """What is added, quoted: one kind alone, or each with what it is."""
    if len({block.kind for block in row}) == 1:
        return listed([quoted(block.text) for block in row])
    return listed([f"{_THAT[block.kind]} {quoted(block.text)}" for block in row])


def _noun(row: Sequence[Block], *, nested: bool) -> str:
    """What they are, with a space before it: " stycke", " punkter"; empty where the kinds differ."""
    kinds = {block.kind for block in row}
    if len(kinds) > 1:
        return ""
    if all(paragraph_label(block.text) for block in row) and kinds == {Kind.PARAGRAPH}:
        return " paragraf" if len(row) == 1 else " paragrafer"
    noun = (_ONE if len(row) == 1 else _MANY)[row[0].kind]
    return f" under{noun}" if nested else f" {noun}"


def _is_nested(places: Places, after: int, row: Sequence[Block]) -> bool:
    """Items below an item, and not all at its level or above."""
    behind = places.base.blocks[after] if after >= 0 else None
    item = behind is not None and behind.kind is Kind.ITEM
    return item and all(block.kind is Kind.ITEM and block.level > 1 for block in row)


def _cells(places: Places, after: int, row: Sequence[Block]) -> str:
    """Whole rows, behind a row or before the first; or one cell that was empty."""
    rows = [[*cells] for _, cells in groupby(row, key=lambda b: b.cell.row if b.cell else 0)]
    blocks = places.base.blocks
    behind = blocks[after] if after >= 0 and blocks[after].cell else None
    follows = blocks[after + 1] if after + 1 < len(blocks) and blocks[after + 1].cell else None
    here, cell = behind or follows, row[0].cell
    if not here or not here.cell or not cell:
        goal = spot(places, after, row[0])
        return f"{goal.around}lägga till följande tabell {goal.where}: {_rows_of(rows)}"
    table = places.table(here.id)
    if len(row) == 1 and _was_empty(places, here.cell.table, cell):
        return f"i {table}, rad {cell.row}, kolumn {cell.column}, lägga till {content(row)}"
    where = f"efter rad {here.cell.row}" if here is behind else "före rad 1"
    noun = "rad" if len(rows) == 1 else "rader"
    return f"i {table} lägga till följande {noun} {where}: {_rows_of(rows)}"


def _was_empty(places: Places, table: int, cell: Cell) -> bool:
    """Has the row of this table no words in this column?"""
    taken = [b.cell for b in places.base.blocks if b.cell and b.cell.table == table]
    row = [other.column for other in taken if other.row == cell.row]
    return bool(row) and cell.column not in row


def _rows_of(rows: list[list[Block]]) -> str:
    return "; ".join(listed([quoted(block.text) for block in cells]) for cells in rows)
