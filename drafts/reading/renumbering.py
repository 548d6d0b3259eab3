"""Konsekvensnumrera: typed numbers made to follow on each other again."""

from __future__ import annotations

import re
from collections import defaultdict

from drafts.base.document import Kind
from drafts.reading.edits import Edit, Renumber, Reword
from drafts.reading.resolving import Desk

_DOTTED = re.compile(r"(\d+(?:\.\d+)*)")


def renumber(desk: Desk) -> list[Edit]:
    """Headings, §§ and points, each in its row. What refers to them is left for a person to see to."""
    edits: list[Edit] = []
    rows: dict[tuple[str, ...], int] = defaultdict(int)
    path: dict[int, str] = {}
    for block in desk.ground.blocks:
        label = block.label
        found = _DOTTED.search(label)
        if block.kind is Kind.HEADING:
            path = {level: number for level, number in path.items() if level < block.level}
        if block.kind is not Kind.ITEM:
            rows = defaultdict(int, {key: n for key, n in rows.items() if key[0] != "item"})
        if not found or block.kind is Kind.CELL:
            continue
        number = _next(rows, path, block.kind, block.level, label, found.group())
        if block.kind is Kind.HEADING:
            path[block.level] = number
        if number == found.group():
            continue
        if block.number:
            edits.append(Renumber(block.id, label[: found.start()] + number + label[found.end() :]))
        else:
            at = block.text.index(label) + found.start()
            edits.append(Reword(block.id, at, at + len(found.group()), number))
    return edits


def _next(
    rows: dict[tuple[str, ...], int], path: dict[int, str], kind: Kind, level: int, label: str, old: str
) -> str:
    """The number that follows in the row: of points in a list, of §§ in a chapter, of headings in one."""
    shape = _DOTTED.sub("", label)
    above = next((path[n] for n in sorted(path, reverse=True) if n < level or not level), "")
    row = ("item", str(level), shape) if kind is Kind.ITEM else (kind.value, shape, above, str(level))
    rows[row] += 1
    first = "." in old and kind is Kind.HEADING and above
    return f"{above}.{rows[row]}" if first else str(rows[row])
