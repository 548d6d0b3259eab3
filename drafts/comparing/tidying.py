"""Making what is kept within a piece readable: no mosaic of small words and lone signs."""

from __future__ import annotations

import unicodedata

from drafts.comparing.runs import Run
from drafts.comparing.words import Lexicon, Row

ALIKE = 0.2  # of what the words say; below this the old and the new are read whole
LIGHT = 2  # a kept island of so many words, none of which says anything, is swallowed
FULL = 2  # one of others, if the changes on both sides are so many times as large


def swallowed(kept: list[Run], old: Row, new: Row, lexicon: Lexicon) -> list[Run]:
    """Without the islands too small to rest the eye on, the smallest first."""
    left = [Run(0, 0, 0), *kept, Run(len(old.codes), len(new.codes), 0)]
    while True:
        islands = []
        for n in range(1, len(left) - 1):
            run = left[n]
            weight = lexicon.weight(old.codes[run.old : run.old + run.length])
            least = min(_size(left[m], left[m + 1], (old, new), lexicon) for m in (n - 1, n))
            if least and ((run.length <= LIGHT and weight < 1) or FULL * weight <= least):
                islands.append((weight, n))
        if not islands:
            return left[1:-1]
        del left[min(islands)[1]]


def _size(before: Run, after: Run, rows: tuple[Row, Row], lexicon: Lexicon) -> float:
    """How much the change between two runs says."""
    struck = rows[0].codes[before.old + before.length : after.old]
    added = rows[1].codes[before.new + before.length : after.new]
    return max(lexicon.weight(struck), lexicon.weight(added))


def worth_keeping(kept: list[Run], old: Row, new: Row, lexicon: Lexicon) -> bool:
    """Enough is kept to read one with the changes in it, rather than one and then the other."""
    if not kept:
        return False
    said = sum(lexicon.weight(old.codes[run.old : run.old + run.length]) for run in kept)
    length = sum(run.length for run in kept)
    if length == min(len(old.codes), len(new.codes)) and len(kept) <= LIGHT:
        return True
    return 2 * said >= ALIKE * (lexicon.weight(old.codes) + lexicon.weight(new.codes))


def whole_signs(kept: list[Run], old: tuple[str, Row], new: tuple[str, Row]) -> list[Run]:
    """A sign put for another is told with the word it stands at; signs side by side are told together."""
    fences = [Run(0, 0, 0), *kept, Run(len(old[1].codes), len(new[1].codes), 0)]
    for n in range(len(fences) - 1):
        before, after = fences[n], fences[n + 1]
        hunk = (old, before.old + before.length, after.old), (new, before.new + before.length, after.new)
        if any(start == end for _, start, end in hunk):
            continue
        if after.length and any(
            _sign(text, end - 1) and _sign(text, end) and _close(text, end) for text, _, end in hunk
        ):
            fences[n + 1] = Run(after.old + 1, after.new + 1, after.length - 1)
        if before.length and all(
            _close(text, start) and all(_sign(text, at) for at in range(start, end))
            for text, start, end in hunk
        ):
            fences[n] = before._replace(length=before.length - 1)
    return [run for run in fences if run.length]


def _sign(text: tuple[str, Row], at: int) -> bool:
    words, row = text
    return unicodedata.category(words[row.spans[at][0]])[0] == "P"


def _close(text: tuple[str, Row], at: int) -> bool:
    """No space stands before the word."""
    spans = text[1].spans
    return at > 0 and spans[at - 1][1] == spans[at][0]
