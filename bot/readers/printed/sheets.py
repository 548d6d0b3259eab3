"""What stands on a page, before anything is made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

WHOLLY = 0.9  # of a row's letters, for it to be bold or italic
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALL = 0.8  # of the row's size, for what is raised


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters on one baseline (`y`) without a wide gap. `size` is that of the type."""

    x0: float
    x1: float
    y: float
    size: float
    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, flat or upright, with its thickness."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_flat(self) -> bool:
        return self.x1 - self.x0 >= self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Sheet:
    """`number` is the page's, from 1."""

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    rules: tuple[Rule, ...] = ()
    has_picture: bool = False


@dataclass(frozen=True)
class Row:
    """Pieces that stand on one line, from left to right, in the column `left`–`right` of a page.

    `number` is the printed line's, from 1; 0 where it is not counted.
    """

    page: int
    pieces: tuple[Piece, ...]
    left: float = 0.0
    right: float = 0.0
    number: int = 0

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @cached_property
    def x1(self) -> float:
        return max(piece.x1 for piece in self.pieces)

    @cached_property
    def size(self) -> float:
        """The size that most of its characters have."""
        sizes: Counter[float] = Counter()
        for piece in self.pieces:
            sizes[piece.size] += len(piece.text)
        return sizes.most_common(1)[0][0]

    @cached_property
    def y(self) -> float:
        return max(self.pieces, key=lambda piece: (piece.size == self.size, len(piece.text))).y

    @cached_property
    def text(self) -> str:
        return text_of(self.pieces, self.size)

    @cached_property
    def bold(self) -> bool:
        return self._is_wholly("bold")

    @cached_property
    def italic(self) -> bool:
        return self._is_wholly("italic")

    def _is_wholly(self, look: str) -> bool:
        letters = [(sum(map(str.isalnum, p.text)), bool(getattr(p, look))) for p in self.pieces]
        return sum(n for n, is_so in letters if is_so) >= max(1, WHOLLY * sum(n for n, _ in letters))


def text_of(pieces: Iterable[Piece], size: float) -> str:
    """Their text, with a space where there is a gap; a note's raised digit is a raised digit."""
    text, end = "", None
    for piece in pieces:
        gap = end is not None and piece.x0 - end > size * 0.15
        raised = text != "" and piece.size < size * _SMALL and piece.text.strip().isdecimal()
        said = piece.text.translate(RAISED) if raised else piece.text
        text += f" {said}" if gap and not text.endswith(" ") and not said.startswith(" ") else said
        end = piece.x1
    return text.strip()


def rows_of(page: int, pieces: Sequence[Piece]) -> list[Row]:
    """The rows the pieces stand on, from the top. What is raised or lowered a little belongs to its row."""
    groups: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (-round(p.size), p.y)):
        home = next((g for g in reversed(groups) if _is_on(piece, g)), None)
        if home is None:
            groups.append([piece])
        else:
            home.append(piece)
    rows = [Row(page, tuple(sorted(group, key=lambda p: p.x0))) for group in groups]
    return sorted(rows, key=lambda row: (row.y, row.x0))


def _is_on(piece: Piece, group: list[Piece]) -> bool:
    base = group[0]
    off = base.y - piece.y
    if abs(off) > base.size:
        return False
    if abs(off) <= 0.2 * min(piece.size, base.size):
        return True
    raised = piece.size < _SMALL * base.size and -0.3 * base.size < off < 0.6 * base.size
    return raised and any(-1 < piece.x0 - p.x1 < 0.6 * base.size for p in group)
