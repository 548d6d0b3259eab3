"""Where a change begins that might as well begin some words earlier or later."""

from __future__ import annotations

from collections.abc import Iterator

from drafts.comparing.runs import Run
from drafts.comparing.words import Row

Text = tuple[str, Row]


def slid(kept: list[Run], old: Text, new: Text) -> list[Run]:
    """Words only added, or only struck, stand between sentences or lines rather than across them."""
    fences = [Run(0, 0, 0), *kept, Run(len(old[1].codes), len(new[1].codes), 0)]
    for n in range(len(fences) - 1):
        before, after = fences[n], fences[n + 1]
        struck = after.old - before.old - before.length
        added = after.new - before.new - before.length
        if bool(struck) != bool(added):
            by = _best(before, after, old if struck else new, struck=bool(struck))
            fences[n] = before._replace(length=before.length + by)
            fences[n + 1] = Run(after.old + by, after.new + by, after.length - by)
    return [run for run in fences if run.length]


def _best(before: Run, after: Run, text: Text, *, struck: bool) -> int:
    """By how many words to move the change; of equals the one that moves it least, back rather than on."""
    start, end = (
        (before.old + before.length, after.old) if struck else (before.new + before.length, after.new)
    )
    places = _places(text[1].codes, start, end, before.length, after.length)
    return max(places, key=lambda by: (_score(text, start + by) + _score(text, end + by), -abs(by), -by))


def _places(codes: str, start: int, end: int, back: int, on: int) -> Iterator[int]:
    """A change may move past a word that is the same as the one at its other end."""
    yield 0
    by = 0
    while by < on and codes[start + by] == codes[end + by]:
        by += 1
        yield by
    by = 0
    while by < back and codes[start - by - 1] == codes[end - by - 1]:
        by += 1
        yield -by


def _score(text: Text, at: int) -> int:
    """How good a border the place before word `at` is."""
    words, spans = text[0], text[1].spans
    if at in {0, len(spans)}:
        return 5
    last, end = spans[at - 1]
    gap = words[end : spans[at][0]]
    sign = words[last:end]
    if "\n" in gap or "\u2028" in gap:
        return 4
    if not gap:
        return 0
    if sign[-1] in ".!?…:”":
        return 3
    return 2 if sign[-1] in ",;)–" else 1
