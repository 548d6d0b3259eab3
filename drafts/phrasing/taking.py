"""The instructions for blocks that go: sections, tables and rows as such, the rest singly or together."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.base.document import Block, Kind
from drafts.phrasing.instruction import Instruction, quoted, sats
from drafts.phrasing.places import Places, akin, together


def removed(places: Places, gone: Sequence[Block]) -> list[tuple[int, Instruction]]:
    """Each with the index in the document of the first that goes. `gone` stands in reading order."""
    found = []
    left = list(gone)
    while left:
        ids = {block.id for block in left}
        row, text = _first(places, left, ids)
        found.append((places.base.place(row[0].id), Instruction(sats(text), tuple(b.id for b in row))))
        left = left[len(row) :]
    return found


def _first(places: Places, left: list[Block], ids: set[str]) -> tuple[list[Block], str]:
    """What is named first, as one, and how."""
    first = left[0]
    if first.kind is Kind.HEADING:
        section = [first, *places.base.section(first.id)]
        if all(block.id in ids for block in section):
            return section, f"stryka {places.scopes.section(first)}"
        return [first], f"stryka {places.of(first.id).whole}"
    if first.kind is Kind.CELL:
        return _of_table(places, first, ids)
    scope = places.scopes.of(first.id)
    if scope.legal and scope.head == first.id and all(block.id in ids for block in scope.blocks):
        return list(scope.blocks), f"stryka {scope.name}"
    return _together(places, left)


def _of_table(places: Places, cell: Block, ids: set[str]) -> tuple[list[Block], str]:
    where = places.table(cell.id)
    table = [b for b in places.base.blocks if b.cell and cell.cell and b.cell.table == cell.cell.table]
    if all(b.id in ids for b in table):
        return table, f"stryka {where}"
    row = [b for b in table if b.cell and cell.cell and b.cell.row == cell.cell.row]
    if cell.cell and all(b.id in ids for b in row):
        return row, f"i {where} stryka rad {cell.cell.row}"
    return [cell], f"{places.of(cell.id).inside()}stryka {quoted(cell.text)}"


def _together(places: Places, left: list[Block]) -> tuple[list[Block], str]:
    place = places.of(left[0].id)
    row = [place]
    at = places.base.place(left[0].id)
    for n, block in enumerate(left[1:], 1):
        follows = places.base.blocks[at + n] == block and block.kind is place.block.kind
        if not follows or not akin(row[-1], places.of(block.id)):
            break
        row.append(places.of(block.id))
    return [p.block for p in row], f"{place.around}stryka {together(row)}"
