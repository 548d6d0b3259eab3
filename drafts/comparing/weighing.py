"""Which words of two short rows to hold on to, where there is a choice: long ones, and those side by side."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.comparing.runs import Run, joined

CELLS = 900  # what is larger is left to the longest common subsequence
BESIDE = 0.3  # what it is worth that a kept word follows on a kept word


def heaviest(old: str, new: str, weights: Sequence[float]) -> list[Run]:
    """The common subsequence that weighs most; `weights` are those of the words of `old`."""
    best = [[0.0] * (len(new) + 1)]
    taken: list[list[float]] = []
    beside = [0.0] * (len(new) + 1)
    for code, weight in zip(old, weights, strict=True):
        above, line, here = best[-1], [0.0], [0.0]
        for j, code_new in enumerate(new):
            score = 0.0
            if code == code_new:
                score = weight + max(above[j], beside[j] + BESIDE if beside[j] else 0.0)
            here.append(score)
            line.append(max(score, above[j + 1], line[j]))
        best.append(line)
        taken.append(here)
        beside = here
    return _traced(best, taken)


def _traced(best: list[list[float]], taken: list[list[float]]) -> list[Run]:
    i, j = len(best) - 1, len(best[0]) - 1
    found: list[Run] = []
    while i and j:
        if taken[i - 1][j] and taken[i - 1][j] == best[i][j]:
            # a run goes on as long as each of its words is worth more for the one before it
            i, j = i - 1, j - 1
            found.append(Run(i, j, 1))
            while i and j and taken[i - 1][j] and taken[i - 1][j] + BESIDE > best[i][j]:
                i, j = i - 1, j - 1
                found.append(Run(i, j, 1))
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return joined(reversed(found))
