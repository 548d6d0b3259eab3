"""Where the text stands on a page: its column, what stands in the margin beside it, two columns of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from bot.readers.printed.marks import is_mark
from bot.readers.printed.sheets import Piece, Row, Sheet, rows_of

WIDE = 0.35  # of the page: a span that tells where the text stands
GAP = 1.2  # of the type's size: parts two spans of a row
ALIKE = 0.15  # of the type's size
SOME = 0.15  # of the wide spans' words: so many begin at an edge that is the text's
OUTSIDE = 4.0  # points
RAGGED = 0.97  # of the wide spans end left of the right edge
FULL = 0.6  # of a column's width, in the mean, that its rows fill where it is text
COLUMN_ROWS = 6  # at the least, in each of two columns
GUTTER = 4.0  # points, to either side


@dataclass(frozen=True, slots=True)
class Edges:
    left: float
    right: float


def spans_of(row: Row) -> list[tuple[Piece, ...]]:
    """The row's pieces, parted where there is a wide gap. Where all gaps are alike, the row is drawn out."""
    gaps = [right.x0 - left.x1 for left, right in pairwise(row.pieces)]
    if len(gaps) > 1 and max(gaps) - min(gaps) < ALIKE * row.size:
        return [row.pieces]
    spans: list[list[Piece]] = []
    for piece in row.pieces:
        if spans and piece.x0 - spans[-1][-1].x1 < GAP * max(piece.size, spans[-1][-1].size):
            spans[-1].append(piece)
        else:
            spans.append([piece])
    return [tuple(span) for span in spans]


def edges_of(pages: Iterable[tuple[Sheet, Sequence[Row]]]) -> Edges | None:
    """The column most of the text stands in; None where nothing is wide enough to tell."""
    starts: Counter[int] = Counter()
    ends: list[tuple[float, float]] = []
    for sheet, rows in pages:
        for span in (span for row in rows for span in spans_of(row)):
            if span[-1].x1 - span[0].x0 >= WIDE * sheet.width:
                starts[round(span[0].x0 / 3)] += sum(len(piece.text) for piece in span)
                ends.append((span[0].x0, span[-1].x1))
    if not ends:
        return None
    enough = SOME * starts.total()
    left = min(at for at, words in starts.items() if words >= enough or words == max(starts.values())) * 3.0
    reached = sorted(x1 for x0, x1 in ends if x0 > left - OUTSIDE)
    return Edges(left, reached[int(RAGGED * (len(reached) - 1))])


def edges_here(sheet: Sheet, rows: Sequence[Row], usual: Edges | None) -> Edges:
    """The page's own, where it differs from the usual: mirrored margins, a page on its side."""
    own = edges_of([(sheet, rows)])
    if own is None or (usual and abs(own.left - usual.left) <= OUTSIDE):
        return usual or Edges(0.0, sheet.width)
    keeps = usual and any(
        abs(span[0].x0 - usual.left) <= OUTSIDE and len(span[0].text) > COLUMN_ROWS
        for row in rows
        for span in spans_of(row)
    )
    return usual if usual and keeps else own


def parted(rows: Sequence[Row], edges: Edges) -> tuple[list[Row], list[Row]]:
    """The rows of the text, with its edges; and what stands in the margins, beside them."""
    inside: list[Row] = []
    beside: list[Row] = []
    for row in rows:
        for is_out, spans in groupby(spans_of(row), key=lambda span: _is_outside(span, edges)):
            pieces = tuple(piece for span in spans for piece in span)
            (beside if is_out else inside).append(Row(row.page, pieces, edges.left, edges.right))
    return _rejoined(inside), beside


def _is_outside(span: tuple[Piece, ...], edges: Edges) -> bool:
    text = " ".join(piece.text for piece in span)
    left_of = span[-1].x1 < edges.left - OUTSIDE and not is_mark(text)
    return left_of or span[0].x0 > edges.right + OUTSIDE


def _rejoined(rows: Sequence[Row]) -> list[Row]:
    return [
        replace(same[0], pieces=tuple(piece for row in same for piece in row.pieces))
        for same in (list(group) for _, group in groupby(rows, key=lambda row: (row.y, row.left)))
    ]


def in_reading_order(rows: Sequence[Row], edges: Edges) -> list[Row]:
    """Where the text stands in two columns, the left one first."""
    middle = (edges.left + edges.right) / 2
    if sum(row.x0 > middle for row in rows) + sum(len(spans_of(row)) > 1 for row in rows) < COLUMN_ROWS:
        return list(rows)
    width = edges.right - edges.left
    best: tuple[int, int, float] | None = None
    for tenth in range(40, 61, 2):
        gutter = edges.left + width * tenth / 100
        start, end = _longest_clear(rows, gutter)
        if best is None or end - start > best[1] - best[0]:
            best = start, end, gutter
    if best is None:
        return list(rows)
    start, end, gutter = best
    columns = _columns(rows[start:end], edges, gutter)
    return [*rows[:start], *columns, *rows[end:]] if columns else list(rows)


def _longest_clear(rows: Sequence[Row], gutter: float) -> tuple[int, int]:
    """The longest run of rows that have nothing at the gutter."""
    best, start = (0, 0), 0
    for n, row in enumerate(rows):
        if any(s[0].x0 < gutter + GUTTER and s[-1].x1 > gutter - GUTTER for s in spans_of(row)):
            start = n + 1
        elif n + 1 - start > best[1] - best[0]:
            best = start, n + 1
    return best


def _columns(rows: Sequence[Row], edges: Edges, gutter: float) -> list[Row]:
    """The rows of the left column and then those of the right; none where they are not both text."""
    pieces = [piece for row in rows for piece in row.pieces]
    left = [piece for piece in pieces if piece.x1 <= gutter]
    right = [piece for piece in pieces if piece.x0 > gutter]
    found: list[Row] = []
    for half in (left, right):
        own = rows_of(rows[0].page, half) if half else []
        if len(own) < COLUMN_ROWS:
            return []
        start, end = min(row.x0 for row in own), max(row.x1 for row in own)
        filled = sum(row.x1 - row.x0 for row in own) / len(own)
        if filled < FULL * (end - start) or end - start < FULL * (edges.right - edges.left) / 2:
            return []
        found += [replace(row, left=start, right=end) for row in own]
    return found
