"""Where a change begins that might as well begin some words earlier or later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafts.comparing.runs import Run
from drafts.comparing.tidying import Words

_JOINING = frozenset({"och", "samt", "eller"})  # what is added to a row begins with it
FAR = 100  # words a change is slid at most


def slid(kept: Sequence[Run], old: Words, new: Words) -> list[Run]:
    """Words only added, or only struck, stand between sentences or lines rather than across them."""
    fences = [Run(0, 0, 0), *kept, Run(len(old.codes), len(new.codes), 0)]
    for n in range(len(fences) - 1):
        before, after = fences[n], fences[n + 1]
        struck = after.old - before.old - before.length
        added = after.new - before.new - before.length
        if bool(struck) != bool(added):
            by = _best(before, after, old if struck else new, struck=bool(struck))
            if by:
                fences[n] = before._replace(length=before.length + by)
                fences[n + 1] = Run(after.old + by, after.new + by, after.length - by)
    return [run for run in fences if run.length]


def _best(before: Run, after: Run, words: Words, *, struck: bool) -> int:
    """By how many words to move the change; of equals the one that moves it least, back rather than on."""
    start, end = (
        (before.old + before.length, after.old) if struck else (before.new + before.length, after.new)
    )
    places = list(_places(words.codes, start, end, before.length, after.length))
    if not places:
        return 0
    return max(
        (0, *places), key=lambda by: (_score(words, start + by) + _score(words, end + by), -abs(by), -by)
    )


def _places(codes: str, start: int, end: int, back: int, on: int) -> Iterator[int]:
    """A change may move past a word that is the same as the one at its other end."""
    by = 0
    while by < min(on, FAR) and codes[start + by] == codes[end + by]:
        by += 1
        yield by
    by = 0
    while by < min(back, FAR) and codes[start - by - 1] == codes[end - by - 1]:
        by += 1
        yield -by


def _score(words: Words, at: int) -> int:
    """How good a border the place before word `at` is."""
    if at in {0, len(words.spans)}:
        return 5
    end = words.spans[at - 1][1]
    gap = words.text[end : words.spans[at][0]]
    if "\n" in gap or "\u2028" in gap:
        return 4
    if not gap:
        return 0
    if words.text[end - 1] in ".!?…:”":
        return 3
    start, stop = words.spans[at]
    return 2 if words.text[end - 1] in ",;)–" or words.text[start:stop] in _JOINING else 1
