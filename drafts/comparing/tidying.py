"""Making what is kept within a piece readable: no mosaic of small words and lone signs."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from drafts.comparing.runs import Run, ends, joined
from drafts.comparing.words import LIGHT as LIGHT_WORD
from drafts.comparing.words import Lexicon

ALIKE = 0.2  # of what the words say; below this the old and the new are read whole
MOSAIC = 0.5  # where there are three changes or more
FEW = 2
LIGHT = 2  # a kept island of so many words, none of which says anything, is swallowed
BRIEF = 4  # so many words and signs together are read with what is kept, however little
FULL = 3  # one of others, if the changes on both sides are so many times as large


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a piece: its text, where each word stands in it, and one character for each."""

    text: str
    spans: Sequence[tuple[int, int]]
    codes: str

    def sign(self, at: int) -> bool:
        """Whether word `at` is punctuation."""
        return unicodedata.category(self.text[self.spans[at][0]])[0] == "P"

    def close(self, at: int) -> bool:
        """No space stands before word `at`."""
        return at > 0 and self.spans[at - 1][1] == self.spans[at][0]


@dataclass(slots=True)
class _Change:
    """How much the words struck and added say, and the kept run behind them."""

    struck: float
    added: float
    run: Run
    weight: float
    stops: bool  # the run ends a sentence


def swallowed(kept: Sequence[Run], old: str, new: str, lexicon: Lexicon) -> list[Run]:
    """Without the islands too small to rest the eye on. Rows of words; in time that grows with the runs."""
    stack: list[_Change] = []
    i = j = 0
    for run in [*kept, Run(len(old), len(new), 0)]:
        kept_words = old[run.old : run.old + run.length]
        change = _Change(
            lexicon.weight(old[i : run.old]),
            lexicon.weight(new[j : run.new]),
            run,
            lexicon.weight(kept_words),
            not lexicon.stops.isdisjoint(kept_words),
        )
        while stack and _swallows(stack[-1], change):
            island = stack.pop()
            change.struck += island.struck + island.weight
            change.added += island.added + island.weight
        stack.append(change)
        i, j = run.old + run.length, run.new + run.length
    return [change.run for change in stack[:-1]]


def _swallows(island: _Change, after: _Change) -> bool:
    least = min(max(island.struck, island.added), max(after.struck, after.added))
    light = island.run.length <= LIGHT and island.weight < 1 and not island.stops
    return least > 0 and (light or FULL * (island.weight + island.stops) <= least)


def may_be_worth_keeping(old: str, new: str, lexicon: Lexicon) -> bool:
    """Whether `worth_keeping` can be true at all, in whatever order the words stand."""
    if len(old) + len(new) <= BRIEF or min(len(old), len(new)) <= sum(ends(old, new)):
        return True
    said = lexicon.common(old, new) + min(len(old), len(new)) * LIGHT_WORD
    return 2 * said >= ALIKE * (lexicon.weight(old) + lexicon.weight(new))


def worth_keeping(kept: Sequence[Run], old: str, new: str, lexicon: Lexicon) -> bool:
    """Enough is kept to read one with the changes in it, rather than one and then the other."""
    length = sum(run.length for run in kept)
    if kept and (len(old) + len(new) <= BRIEF or (length == min(len(old), len(new)) and len(kept) <= LIGHT)):
        return True
    said = sum(lexicon.weight(old[run.old : run.old + run.length]) for run in kept)
    changes = len(joined([Run(-1, -1, 1), *kept, Run(len(old), len(new), 1)])) - 1
    share = ALIKE if changes <= FEW else MOSAIC
    return 2 * said >= share * (lexicon.weight(old) + lexicon.weight(new))


def whole_signs(kept: Sequence[Run], old: Words, new: Words) -> list[Run]:
    """A sign put for another is told with the word it stands at; signs side by side are told together."""
    fences = [Run(0, 0, 0), *kept, Run(len(old.codes), len(new.codes), 0)]
    for n in range(len(fences) - 1):
        before, after = fences[n], fences[n + 1]
        hunk = (old, before.old + before.length, after.old), (new, before.new + before.length, after.new)
        if any(start == end for _, start, end in hunk):
            continue
        if after.length and any(
            words.sign(end - 1) and words.sign(end) and words.close(end) for words, _, end in hunk
        ):
            fences[n + 1] = Run(after.old + 1, after.new + 1, after.length - 1)
        if before.length and all(
            words.close(start) and all(words.sign(at) for at in range(start, end))
            for words, start, end in hunk
        ):
            fences[n] = before._replace(length=before.length - 1)
    return [run for run in fences if run.length]
