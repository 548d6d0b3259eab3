"""The nth of what is counted in a stretch: paragraphs, points, sentences, tables, decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from drafts.base.document import Kind
from drafts.reading.cells import columns, table_rows, tables
from drafts.reading.labels import label
from drafts.reading.spots import Ground, Spot
from drafts.reading.steps import Level, Step

_LISTED = {Kind.ITEM}


def counted(ground: Ground, spot: Spot, step: Step) -> list[Spot]:
    """Every stretch in the spot that the step's number may mean, or all where it gives none."""
    rows = _ROWS[step.level](ground, spot)
    if step.numeral and step.numbers and step.level is Level.ITEM:
        known = _by_label(ground, rows, spot, step.numbers[0])
        if known:
            return known
    if not step.numbers:
        return [spot for row in rows for spot in row]
    return [found for row in rows for found in _nth(row, step.numbers[0])]


def _nth(row: Sequence[Spot], number: int) -> list[Spot]:
    at = number - 1 if number > 0 else len(row) + number
    return [row[at]] if 0 <= at < len(row) else []


def _by_label(ground: Ground, rows: Iterable[Sequence[Spot]], spot: Spot, number: int) -> list[Spot]:
    """Points that bear the number, or else headings and paragraphs that do."""
    wanted = label("nr", str(number))
    points = [point for row in rows for point in row if wanted in ground.labels[point.first]]
    if points:
        return points
    others = [n for n in range(spot.first, spot.last) if wanted in ground.labels[n]]
    heads = [ground.section(Level.SECTION, n) for n in others if ground.is_head(n)]
    return heads or [ground.one(Level.PARAGRAPH, n) for n in others]


def _paragraphs(ground: Ground, spot: Spot) -> list[list[Spot]]:
    if spot.single and spot.level in {Level.PARAGRAPH, Level.ITEM, Level.SATS}:
        return [[spot]]
    cells = spot.level in {Level.COLUMN, Level.ROW, Level.TABLE}
    kind = Kind.CELL if cells else Kind.PARAGRAPH
    return [
        [ground.one(Level.PARAGRAPH, n) for n in row if ground.blocks[n].kind is kind]
        for row in ground.own(spot)
    ]


def lists(ground: Ground, spot: Spot) -> list[Spot]:
    """The runs of points in the spot; those that follow on it, where it is a paragraph."""
    if spot.level is Level.LIST:
        return [spot]
    rows: Iterable[range] = ground.own(spot)
    if spot.level in {Level.PARAGRAPH, Level.SENTENCE}:
        rows = [range(spot.last, _run_end(ground, spot.last))]
    found: list[Spot] = []
    for row in rows:
        at = row.start
        while at < row.stop:
            end = min(_run_end(ground, at), row.stop)
            if end > at:
                found.append(ground.stretch(Level.LIST, at, end))
            at = max(end, at + 1)
    return found


def _run_end(ground: Ground, at: int) -> int:
    while at < len(ground.blocks) and ground.blocks[at].kind in _LISTED:
        at += 1
    return at


def _points(ground: Ground, spot: Spot) -> list[list[Spot]]:
    """Those of the outermost level of each list."""
    rows = []
    for run in lists(ground, spot):
        top = 10_000
        row = []
        for n in range(run.first, run.last):
            top = min(top, ground.blocks[n].level)
            if ground.blocks[n].level <= top:
                row.append(ground.one(Level.ITEM, n))
        rows.append(row)
    return rows


def _subpoints(ground: Ground, spot: Spot) -> list[list[Spot]]:
    """Those right below each point in the spot."""
    rows: list[list[Spot]] = []
    starts = [spot.first] if spot.single else range(spot.first, spot.last)
    for start in starts:
        level = ground.blocks[start].level
        row: list[Spot] = []
        depth = None
        for n in range(start + 1, _run_end(ground, start)):
            below = ground.blocks[n].level
            if below <= level:
                break
            depth = below if depth is None else min(depth, below)
            if below == depth:
                row.append(ground.one(Level.ITEM, n))
        rows.append(row)
    return rows


def _sentences(ground: Ground, spot: Spot) -> list[list[Spot]]:
    rows = [range(spot.first, spot.last)] if spot.single else ground.own(spot)
    return [
        [
            ground.within(Level.SENTENCE, n, start, end)
            for n in row
            if ground.blocks[n].kind is not Kind.HEADING or spot.single
            for start, end in ground.sentences(n)
        ]
        for row in rows
    ]


def _lists(ground: Ground, spot: Spot) -> list[list[Spot]]:
    return [lists(ground, spot)]


def _decisions(ground: Ground, spot: Spot) -> list[list[Spot]]:
    """The blocks that begin with Att, or else the points: the att-satser of a proposal."""
    at = [n for n in range(spot.first, spot.last) if _is_decision(ground, n)]
    if at:
        return [[ground.one(Level.SATS, n) for n in at]]
    return _points(ground, spot)


def _is_decision(ground: Ground, at: int) -> bool:
    block = ground.blocks[at]
    words = block.text.removeprefix(block.label).lstrip(" \t.)–-")
    return block.kind is not Kind.HEADING and words[:4].casefold() == "att "


_ROWS: dict[Level, Callable[[Ground, Spot], list[list[Spot]]]] = {
    Level.PARAGRAPH: _paragraphs,
    Level.ITEM: _points,
    Level.SUBITEM: _subpoints,
    Level.SENTENCE: _sentences,
    Level.TABLE: tables,
    Level.ROW: table_rows,
    Level.COLUMN: columns,
    Level.LIST: _lists,
    Level.SATS: _decisions,
}
