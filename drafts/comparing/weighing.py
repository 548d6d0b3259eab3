"""Which words of two short rows to hold on to, where there is a choice: long ones, and those side by side."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.comparing.runs import Run, joined

CELLS = 900  # what is larger is left to the longest common subsequence
BESIDE = 0.3  # what it is worth that a kept word follows on a kept word


def heaviest(old: str, new: str, weights: Sequence[float]) -> list[Run]:
    """The common subsequence that weighs most; `weights` are those of the words of `old`."""
    words, words_new = _shared(old, new), _shared(new, old)
    best = [[0.0] * (len(words_new) + 1)]  # of what there is up to two words
    taken = [best[0]]  # the same, with these two kept; 0 where they are not the same
    for n, i in enumerate(words):
        above, before, line, here = best[-1], taken[-1], [0.0], [0.0]
        follows = n > 0 and words[n - 1] == i - 1
        for m, j in enumerate(words_new):
            score = 0.0
            if old[i] == new[j]:
                beside = before[m] + BESIDE if follows and before[m] and words_new[m - 1] == j - 1 else 0.0
                score = weights[i] + max(above[m], beside)
            here.append(score)
            line.append(max(score, above[m + 1], line[m]))
        best.append(line)
        taken.append(here)
    return joined([Run(words[n], words_new[m], 1) for n, m in _traced(best, taken, words, words_new)])


def _shared(row: str, other: str) -> list[int]:
    """Where words stand that the other row has too."""
    known = set(other)
    return [n for n, code in enumerate(row) if code in known]


def _traced(
    best: list[list[float]], taken: list[list[float]], words: list[int], words_new: list[int]
) -> list[tuple[int, int]]:
    n, m = len(words), len(words_new)
    found: list[tuple[int, int]] = []
    goes_on = False
    while n and m:
        if goes_on or (taken[n][m] and taken[n][m] == best[n][m]):
            n, m = n - 1, m - 1
            found.append((n, m))
            beside = n and m and words[n - 1] + 1 == words[n] and words_new[m - 1] + 1 == words_new[m]
            goes_on = bool(beside and taken[n][m] and taken[n][m] + BESIDE > best[n][m])
        elif best[n][m] == best[n - 1][m]:
            n -= 1
        else:
            m -= 1
    return found[::-1]
