"""Words that stand but once in a text, so that nobody can take another place for the one that is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_WORD = re.compile(r"\w+(?:[-–./:’]\w+)*")
_QUOTES = '”“„"»«'
_SAME = str.maketrans({**dict.fromkeys(_QUOTES, '"'), "\u2011": "-", "\u2010": "-", "\u00ad": None})
_POINTS = 4  # letters and digits an anchor has at the least: "och" alone points at nothing
_SAYS = 3  # and words that are changed
LONG = 9  # words; beyond, the sentence is better named by its number

Stretch = tuple[int, int]


def stands_once(words: str, text: str) -> bool:
    """However capitals, spaces, quotes and the ends of words are read."""
    needle = plain(words)
    return bool(needle) and len(re.findall(f"(?={re.escape(needle)})", plain(text))) == 1


def around(ground: Ground, start: int, end: int, fits: Callable[[int, int], bool]) -> Stretch | None:
    """The fewest words that hold the offsets, stand once and fit; None where it takes LONG or more."""
    lefts, rights = ground.lefts(start), ground.rights(end)
    for more in range(LONG):
        for left in range(more, -1, -1):
            if left >= len(lefts) or more - left >= len(rights):
                continue
            a, b = lefts[left], rights[more - left]
            if _points(ground, ground.text[a:b], _SAYS) and fits(a, b):
                return a, b
    return None


def before(ground: Ground, at: int) -> str:
    """The last words before the offset, as few as stand once; empty where it takes too many."""
    end = len(ground.text[:at].rstrip())
    return _first(ground, (ground.text[a:end] for a in ground.lefts(end)[1:LONG]))


def behind(ground: Ground, at: int) -> str:
    """The first words behind the offset."""
    start = len(ground.text) - len(ground.text[at:].lstrip())
    return _first(ground, (ground.text[start:b] for b in ground.rights(start)[1:LONG]))


@dataclass(frozen=True, slots=True)
class Ground:
    """The words of an anchor are taken from the stretch `near`, and stand but once in the stretch `once`."""

    text: str
    near: Stretch
    once: Stretch

    def has_once(self, words: str) -> bool:
        return stands_once(words, self.text[slice(*self.once)])

    def lefts(self, at: int) -> list[int]:
        """The offset, and where each word before it begins, the nearest first."""
        words = _WORD.finditer(self.text, self.near[0], max(at, self.near[0]))
        return [at, *(word.start() for word in reversed([*words]))]

    def rights(self, at: int) -> list[int]:
        return [at, *(word.end() for word in _WORD.finditer(self.text, at, self.near[1]))]


def _first(ground: Ground, anchors: Iterable[str]) -> str:
    return next((words for words in anchors if _points(ground, words, _POINTS)), "")


def _points(ground: Ground, words: str, letters: int) -> bool:
    """Letters enough, no quote cut off from its other end, and nowhere else to be found."""
    whole = sum(words.count(mark) for mark in _QUOTES) % 2 == 0
    return whole and sum(char.isalnum() for char in words) >= letters and ground.has_once(words)


def plain(text: str) -> str:
    """As it is searched: capitals, spaces and the make of quotes and hyphens make no difference."""
    return " ".join(text.translate(_SAME).casefold().split())
