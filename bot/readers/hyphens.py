"""Mending text where a printed line ends: which hyphens the printer put there, and which the writer.

A hyphen at the end of a line goes, and the word is whole again, unless

- the next word is och, eller, samt, respektive: "in- och utvandring" keeps hyphen and space;
- what it follows is an abbreviation, a number or a single letter, or what follows it is a capital or a
  digit: "EU-projekt", "16-åringar", "e-post", "Karl-Johan", "2024-2026" keep the hyphen.

Nothing hyphenates after a single letter; a word set all in capitals is told by its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

SOFT_HYPHEN = "\u00ad"
HYPHENS = f"-\u2010{SOFT_HYPHEN}"

_TO_BE_CONTINUED = re.compile(rf"([^\W_]+)[{HYPHENS}]$")
_JOINS_WORDS = re.compile(r"(?:och|eller|samt|respektive)\b", re.IGNORECASE)
_RANGE = re.compile(r"till\b", re.IGNORECASE)  # "3- till 5-åringar", but "där-till"
_CLOSE = re.compile(r"(?:\w/|\d–|https?:\S*)$")  # a line may end here without a space: "och/eller", "5–7"
_ABBREVIATION = 4  # letters, at the most, where the other half is in capitals too


def joined_lines(lines: Iterable[str]) -> tuple[str, tuple[int, ...]]:
    """The lines as one text, and the offset in it where each begins. Each line is stripped already."""
    text = ""
    starts: list[int] = []
    for line in lines:
        text = before_next(text, line) if text else text
        starts.append(len(text))
        text += line
    return text, tuple(starts)


def before_next(text: str, line: str) -> str:
    """`text` as it stands before `line` when both are one: its last hyphen gone, or a space put on."""
    found = _TO_BE_CONTINUED.search(text)
    if not found:
        return text if not line or _CLOSE.search(text) else f"{text} "
    half = found[1]
    if _JOINS_WORDS.match(line) or (half.isdecimal() and _RANGE.match(line)):
        return f"{text[:-1]}- "
    return f"{text[:-1]}-" if _is_the_writers(half, line) else text[:-1]


def _is_the_writers(half: str, line: str) -> bool:
    """Does the hyphen between `half` and the next line belong to the word?"""
    first = line[:1]
    if not first.isalpha() or len(half) == 1 or any(c.isdecimal() for c in half):
        return True
    if half.isupper():
        return len(half) <= _ABBREVIATION or not line.split(maxsplit=1)[0].isupper()
    return first.isupper()
