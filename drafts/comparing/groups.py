"""Paired units with the neighbours that were split off them or merged into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafts.comparing.pairing import Pair
from drafts.comparing.words import Lexicon

LONG = 5_000  # words, of what is not looked at any more
OVER = 4  # telling words that stand on the other side of a border, and half of what else has no counterpart
MERGED = 0.5  # of a neighbour's telling words are in the other text's piece and nowhere else


@dataclass(slots=True)
class Group:
    """old[i:i_end] became new[j:j_end]."""

    i: int
    i_end: int
    j: int
    j_end: int


def groups(paired: Sequence[Pair], old: Sequence[str], new: Sequence[str], lexicon: Lexicon) -> list[Group]:
    """`old` and `new` are rows of words, each unit one."""
    found = [Group(i, i + 1, j, j + 1) for i, j in paired]
    if not len(found) == len(old) == len(new):
        fences = [Group(0, 0, 0, 0), *found, Group(len(old), len(old), len(new), len(new))]
        for before, group, after in zip(fences, fences[1:], fences[2:], strict=False):
            _widen(group, before, after, (old, new), lexicon)
    whole: list[Group] = []
    for group in found:
        if whole and _run_over(whole[-1], group, (old, new), lexicon):
            whole[-1] = Group(whole[-1].i, group.i_end, whole[-1].j, group.j_end)
        else:
            whole.append(group)
    return whole


def _run_over(
    before: Group, after: Group, rows: tuple[Sequence[str], Sequence[str]], lexicon: Lexicon
) -> bool:
    """The border between two groups is elsewhere in the new text than in the old one."""
    if after.i - before.i_end + after.j - before.j_end > 1:
        return False
    old, new = rows
    first, first_new = "".join(old[before.i : before.i_end]), "".join(new[before.j : before.j_end])
    second, second_new = "".join(old[after.i : after.i_end]), "".join(new[after.j : after.j_end])
    if first == first_new or second == second_new or len(first) + len(second) > LONG:
        return False
    apart = lexicon.common(first, first_new) + lexicon.common(second, second_new)
    gain = lexicon.common(first + second, first_new + second_new) - apart
    left = min(len(lexicon.telling(row)) for row in (first + second, first_new + second_new)) - apart
    return gain >= OVER and 2 * gain >= left


def _widen(
    group: Group,
    before: Group,
    after: Group,
    rows: tuple[Sequence[str], Sequence[str]],
    lexicon: Lexicon,
) -> None:
    """By what stands between its neighbours on either side, piece by piece."""
    old, new = rows
    row, row_new = old[group.i], new[group.j]
    while group.i_end < after.i and _belongs(old[group.i_end], row, row_new, lexicon):
        row += old[group.i_end]
        group.i_end += 1
    while group.i > before.i_end and _belongs(old[group.i - 1], row, row_new, lexicon):
        group.i -= 1
        row = old[group.i] + row
    while group.j_end < after.j and _belongs(new[group.j_end], row_new, row, lexicon):
        row_new += new[group.j_end]
        group.j_end += 1
    while group.j > before.j_end and _belongs(new[group.j - 1], row_new, row, lexicon):
        group.j -= 1
        row_new = new[group.j] + row_new


def _belongs(piece: str, beside: str, other: str, lexicon: Lexicon) -> bool:
    """What of the piece the other text's whole has, over and above what stands beside the piece."""
    gain = lexicon.common(beside + piece, other) - lexicon.common(beside, other)
    return gain >= MERGED * (len(lexicon.telling(piece)) or len(piece))
