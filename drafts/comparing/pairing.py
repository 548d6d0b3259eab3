"""Which piece of the old text became which of the new one, where neither is quite the same any more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from drafts.comparing.runs import ends, increasing, once, threes
from drafts.comparing.words import Lexicon

ALIKE = 0.35  # of the words that say something; pieces that share less are two different ones
HELD = 0.8  # a piece that lost or got much is the same if so much of the shorter one is in the longer
ENOUGH = 4  # and so many words that say something are
SHORT = 12  # two pieces of so many words together, light ones counted, are the same
SAME = 0.5  # if so much at their heads and tails is
CELLS = 9_000
FEWER_CELLS = 900  # where nothing says which go together, only neighbours are tried

Pair = tuple[int, int]


def pairs(old: Sequence[str], new: Sequence[str], lexicon: Lexicon, cells: int = CELLS) -> list[Pair]:
    """Pairs of pieces that are alike, in the same order in both, with the most words in common.

    Pieces are rows of words. The words are compared as bags: sorted, the bags' common part is their longest
    common subsequence.
    """
    if len(old) * len(new) > cells:
        return _cut(old, new, lexicon)
    bags, bags_new = ([_bag(row, lexicon) for row in rows] for rows in (old, new))
    best = [[0.0] * (len(new) + 1)]
    for i, bag in enumerate(bags):
        above, line = best[-1], [0.0]
        for j, bag_new in enumerate(bags_new):
            score = _common(old[i], new[j], bag, bag_new)
            line.append(max(above[j + 1], line[j], above[j] + score if score else 0.0))
        best.append(line)
    return _traced(best)


def _traced(best: list[list[float]]) -> list[Pair]:
    i, j = len(best) - 1, len(best[0]) - 1
    found: list[Pair] = []
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((i, j))
    return found[::-1]


def _bag(row: str, lexicon: Lexicon) -> tuple[str, str]:
    """The words that say something, and all of them, sorted."""
    return "".join(sorted(lexicon.telling(row))), "".join(sorted(row))


def _common(row: str, row_new: str, bags: tuple[str, str], bags_new: tuple[str, str]) -> float:
    """How many words two pieces that are alike have in common; 0 for pieces that are not."""
    which = 0 if bags[0] and bags_new[0] else 1
    bag, bag_new = bags[which], bags_new[which]
    common = LCSseq.similarity(bag, bag_new)
    total = len(bag) + len(bag_new)
    shorter = min(len(bag), len(bag_new))
    if common and (2 * common >= ALIKE * total or ENOUGH <= common >= HELD * shorter):
        return common + common / total
    words = len(row) + len(row_new)
    if words and (common == shorter or words <= SHORT):
        head_and_tail = sum(ends(row, row_new))
        if 2 * head_and_tail >= SAME * words or head_and_tail == min(len(row), len(row_new)):
            return common + head_and_tail / words
    return 0.0


def _cut(old: Sequence[str], new: Sequence[str], lexicon: Lexicon) -> list[Pair]:
    """Too many to try each with each: held by those that share what only they say, or else cut in halves."""
    held = _held(old, new)
    cuts = held or [(len(old) // 2, len(new) // 2)]
    found: list[Pair] = []
    i = j = 0
    for a, b in [*cuts, (len(old), len(new))]:
        between = pairs(old[i:a], new[j:b], lexicon, CELLS if held else FEWER_CELLS)
        found += [(i + x, j + y) for x, y in between]
        i, j = a, b
        if held and a < len(old):
            found.append((a, b))
            i, j = a + 1, b + 1
    return found


def _held(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Pieces with rows of three words that stand nowhere else, most of them in each other."""
    grams, grams_new = (list(map(threes, rows)) for rows in (old, new))
    owners, owners_new = ([n for n, row in enumerate(rows) for _ in row] for rows in (grams, grams_new))
    shared = once([g for row in grams for g in row], [g for row in grams_new for g in row])
    votes = Counter((owners[at], owners_new[at_new]) for at, at_new in shared)
    best: dict[int, tuple[int, int]] = {}
    for (i, j), count in votes.items():
        if 3 * count >= min(len(grams[i]), len(grams_new[j])):
            best[i] = max(best.get(i, (0, 0)), (count, j))
    return increasing([(i, best[i][1]) for i in sorted(best)])
