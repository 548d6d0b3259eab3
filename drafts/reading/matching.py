"""Where quoted words stand in a stretch of the document, also words that were cut short with "…"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from drafts.reading.plain import needle, plain
from drafts.reading.spots import Ground, Spot
from drafts.reading.steps import Level

_CUT = re.compile(r"\.{3}|…|\[…\]|\[\.\.\.\]")

_STOPS = ".!?…:;”\"'’) "


def occurrences(ground: Ground, spot: Spot, words: str) -> list[Spot]:
    """Each place in the spot where the words stand, in reading order.

    Words over several lines are so many whole blocks. Where they stand nowhere as they are, "…" at
    either end or in the middle is taken for what was left out.
    """
    lines = [line for line in words.split("\n") if needle(line)]
    if len(lines) > 1:
        return _rows(ground, spot, [needle(line) for line in lines])
    found = [s for at in range(spot.first, spot.last) for s in _in_block(ground, spot, at, needle(words))]
    return found or _cut_short(ground, spot, words)


def is_cut(words: str) -> bool:
    return bool(_CUT.search(words))


def cut_at_start(words: str) -> bool:
    match = _CUT.match(words.strip())
    return match is not None


def cut_at_end(words: str) -> bool:
    return any(match.end() == len(words.strip()) for match in _CUT.finditer(words.strip()))


def _in_block(ground: Ground, spot: Spot, at: int, words: str) -> Iterator[Spot]:
    text = plain(ground.blocks[at].text)
    for start, end in text.find(words):
        a, b = text.raw(start, end)
        if _is_in(spot, at, a):
            yield ground.within(Level.WORDS, at, a, b)


def _is_in(spot: Spot, at: int, start: int) -> bool:
    """Does what begins there begin in the spot?"""
    return not (at == spot.first and start < spot.start) and not (at == spot.last - 1 and start >= spot.end)


def _rows(ground: Ground, spot: Spot, lines: list[str]) -> list[Spot]:
    texts = [needle(ground.blocks[at].text) for at in range(spot.first, spot.last)]
    size = len(lines)
    starts = (
        n for n in range(len(texts) - size + 1) if texts[n] == lines[0] and texts[n : n + size] == lines
    )
    return [ground.stretch(Level.PARAGRAPH, spot.first + n, spot.first + n + size) for n in starts]


def _cut_short(ground: Ground, spot: Spot, words: str) -> list[Spot]:
    pieces = [needle(piece) for piece in _CUT.split(words)]
    head, tail = pieces[0], pieces[-1]
    if len(pieces) < 2 or not (head or tail):  # noqa: PLR2004 — nothing was cut
        return []
    found: list[Spot] = []
    for at in range(spot.first, spot.last):
        if head and tail:
            found += _from_to(ground, spot, at, head, tail)
        else:
            found += _in_block(ground, spot, at, head or tail)
    return found


def _from_to(ground: Ground, spot: Spot, at: int, head: str, tail: str) -> Iterator[Spot]:
    """From each place where the beginning stands to the first end behind it."""
    ends = [s.end for s in _in_block(ground, spot, at, tail)]
    n = 0
    for begin in _in_block(ground, spot, at, head):
        while n < len(ends) and ends[n] <= begin.end:
            n += 1
        if n < len(ends):
            yield ground.within(Level.WORDS, at, begin.start, ends[n])


def as_sentences(ground: Ground, words: Spot) -> Spot | None:
    """The sentences that the words are, whole but for the stop; None where they are a part of one."""
    row = ground.sentences(words.first)
    first = bisect_left(row, (words.start, 0))
    last = bisect_left(row, (words.end, 0)) - 1
    if first >= len(row) or row[first][0] != words.start or last < first:
        return None
    rest = ground.blocks[words.first].text[words.end : row[last][1]]
    return (
        None if rest.strip(_STOPS) else ground.within(Level.SENTENCE, words.first, words.start, row[last][1])
    )


def around(ground: Ground, words: Spot) -> Spot:
    """The sentences that the words stand in."""
    row = ground.sentences(words.first)
    first = max(bisect_right(row, (words.start, len(ground.blocks[words.first].text))) - 1, 0)
    last = max(bisect_left(row, (words.end, 0)) - 1, first)
    if not row:
        return ground.one(Level.SENTENCE, words.first)
    return ground.within(Level.SENTENCE, words.first, row[first][0], row[last][1])
