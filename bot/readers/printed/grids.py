"""Tables whose lines are drawn: which slots the lines make, and what stands in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.readers.printed.sheets import Piece, Row, Rule, rows_of

TOUCH = 3.0  # points between lines that meet
SAME = 4.0  # points between two borders of which no slot stands
MANY = 1_500  # lines on a page: a drawing


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell with text in it, counted from 1 in its table, and its rows from the top."""

    row: int
    column: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, or as much of it as stands on one page. `lefts` is where its columns begin."""

    page: int
    top: float
    bottom: float
    lefts: tuple[float, ...]
    cells: tuple[Filled, ...]


def grids_of(page: int, pieces: Sequence[Piece], rules: Sequence[Rule]) -> Iterator[Grid]:
    """The ruled tables on a page, that have two columns with text."""
    if len(rules) > MANY:
        return
    for group in _groups(_merged(rules)):
        grid = _Ruling(group).grid(page, pieces)
        if grid and len({cell.column for cell in grid.cells}) > 1:
            yield grid


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Lines that go on where another ends, as one."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (r.is_flat, *((r.y0, r.x0) if r.is_flat else (r.x0, r.y0)))):
        for n in range(len(found) - 1, max(-1, len(found) - 40), -1):
            if found[n].is_flat == rule.is_flat and _goes_on(found[n], rule):
                last = found[n]
                found[n] = Rule(
                    min(last.x0, rule.x0), min(last.y0, rule.y0), max(last.x1, rule.x1), max(last.y1, rule.y1)
                )
                break
        else:
            found.append(rule)
    return found


def _goes_on(last: Rule, rule: Rule) -> bool:
    if rule.is_flat:
        return abs(rule.y0 - last.y0) < TOUCH / 2 and last.x0 - TOUCH <= rule.x0 <= last.x1 + TOUCH
    return abs(rule.x0 - last.x0) < TOUCH / 2 and last.y0 - TOUCH <= rule.y0 <= last.y1 + TOUCH


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Lines that meet, together."""
    groups: list[list[Rule]] = []
    for rule in rules:
        met = [group for group in groups if any(_meet(rule, other) for other in group)]
        groups = [group for group in groups if group not in met]
        groups.append([rule, *(other for group in met for other in group)])
    return groups


def _meet(one: Rule, other: Rule) -> bool:
    return (
        one.x0 - TOUCH <= other.x1
        and other.x0 - TOUCH <= one.x1
        and one.y0 - TOUCH <= other.y1
        and other.y0 - TOUCH <= one.y1
    )


@dataclass(slots=True)
class _Ruling:
    rules: list[Rule]
    xs: list[float] = field(default_factory=list)
    ys: list[float] = field(default_factory=list)

    def grid(self, page: int, pieces: Sequence[Piece]) -> Grid | None:
        """None where the lines make no rows and columns."""
        flat = [rule for rule in self.rules if rule.is_flat]
        upright = [rule for rule in self.rules if not rule.is_flat]
        if len(flat) < 2 or not upright:  # noqa: PLR2004 — above and below
            return None
        self.xs = _borders([x for r in flat for x in (r.x0, r.x1)] + [r.x0 for r in upright])
        self.ys = _borders([y for r in upright for y in (r.y0, r.y1)] + [r.y0 for r in flat])
        if len(self.xs) < 3 or len(self.ys) < 2:  # noqa: PLR2004 — two columns, one row
            return None
        held: dict[tuple[int, int], list[Piece]] = {}
        for piece in pieces:
            if slot := self._slot(piece):
                held.setdefault(self._corner(*slot, flat, upright), []).append(piece)
        cells = [
            Filled(row + 1, column + 1, tuple(rows_of(page, inside)))
            for (row, column), inside in sorted(held.items())
        ]
        return Grid(page, self.ys[0], self.ys[-1], tuple(self.xs[:-1]), tuple(cells))

    def _slot(self, piece: Piece) -> tuple[int, int] | None:
        row = _between(piece.y - 0.3 * piece.size, self.ys)
        column = _between((piece.x0 + min(piece.x1, piece.x0 + 2 * piece.size)) / 2, self.xs)
        return None if row is None or column is None else (row, column)

    def _corner(self, row: int, column: int, flat: list[Rule], upright: list[Rule]) -> tuple[int, int]:
        """The first slot of the cell, where no line parts this one from those above and to the left."""
        x, y = (self.xs[column] + self.xs[column + 1]) / 2, (self.ys[row] + self.ys[row + 1]) / 2
        while column and not any(abs(r.x0 - self.xs[column]) < SAME and r.y0 <= y <= r.y1 for r in upright):
            column -= 1
        while row and not any(abs(r.y0 - self.ys[row]) < SAME and r.x0 <= x <= r.x1 for r in flat):
            row -= 1
        return row, column


def _borders(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > SAME:
            found.append(place)
    return found


def _between(place: float, borders: Sequence[float]) -> int | None:
    return next((n for n in range(len(borders) - 1) if borders[n] <= place < borders[n + 1]), None)
