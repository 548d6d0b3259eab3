"""Konsekvensnumrera: typed numbers made to follow on each other again."""

from __future__ import annotations

import re
from collections import defaultdict

from drafts.base.document import Block, Kind
from drafts.reading.edits import Edit, Renumber, Reword
from drafts.reading.resolving import Desk

_NUMBERS = re.compile(r"\d+(?:[.:]\d+)*")


def renumber(desk: Desk) -> list[Edit]:
    """Headings, §§ and points, each in its row. What refers to them is left for a person to see to."""
    count = _Count()
    edits: list[Edit] = []
    for block in desk.ground.blocks:
        count.pass_by(block)
        numbers = list(_NUMBERS.finditer(block.label))
        if len(numbers) != 1 or ":" in numbers[0].group() or block.kind is Kind.CELL:
            continue
        old = numbers[0]
        new = count.next(block, old.group())
        if new != old.group() and block.number:
            label = block.label
            edits.append(Renumber(block.id, label[: old.start()] + new + label[old.end() :]))
        elif new != old.group():
            at = block.text.index(block.label) + old.start()
            edits.append(Reword(block.id, at, at + len(old.group()), new))
    return edits


class _Count:
    """How far each row has come: points of a list, §§ of a chapter, headings of the one above."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, ...], int] = defaultdict(int)
        self.points: dict[tuple[int, str], int] = defaultdict(int)
        self.above: dict[int, str] = {}  # the numbers of the headings one is under, by their level

    def pass_by(self, block: Block) -> None:
        if block.kind is not Kind.ITEM:
            self.points.clear()
        if block.kind is Kind.HEADING:
            self.above = {level: number for level, number in self.above.items() if level < block.level}

    def next(self, block: Block, old: str) -> str:
        shape = _NUMBERS.sub("", block.label)
        if block.kind is Kind.ITEM:
            self.points[block.level, shape] += 1
            return str(self.points[block.level, shape])
        above = self.above[max(self.above)] if self.above else ""
        row = (block.kind.value, shape, above, str(block.level))
        self.rows[row] += 1
        under = block.kind is Kind.HEADING and "." in old and above
        number = f"{above}.{self.rows[row]}" if under else str(self.rows[row])
        if block.kind is Kind.HEADING:
            self.above[block.level] = number
        return number
