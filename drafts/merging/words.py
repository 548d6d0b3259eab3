"""A text as a row of words, and what a version of it does to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from drafts.comparing import Op, raw

# What belongs to the character before it: combining marks, variation selectors, skin tones, joiners.
_MARKS = (
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u200d"
    "\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
)
# A word goes on over signs within it: "17.8", "2025/26", "och/eller" and "10–12" are one.
_WORD = re.compile(rf"\w(?:\S*\w)?{_MARKS}|\S{_MARKS}(?:(?<=\u200d)[^\w\s]{_MARKS})*")

START = -1
Item = int | tuple[str, int]  # a word of the base by its number, or one that a version adds


class Word(NamedTuple):
    """`gap` is the white space before it."""

    gap: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """Behind the last of `row` comes the white space `tail`."""

    text: str
    row: tuple[Word, ...]
    tail: str

    def gap(self, n: int) -> str:
        """The white space before word n, or at the end."""
        return self.row[n].gap if n < len(self.row) else self.tail


class Hunk(NamedTuple):
    """Words `start` to `end` of the base became `words`. Two hunks that do the same are equal."""

    start: int
    end: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """`added` says where in its own row the words of a hunk stand; `gaps` what stands between neighbours."""

    words: Words
    added: Mapping[Hunk, range]
    gaps: Mapping[tuple[Item, Item], str]

    def said(self, start: int, end: int) -> str:
        """How it reads where the base has the words from `start` to `end`, which cut none of its hunks."""
        first, last = start, end
        for hunk, places in self.added.items():
            moved = places.stop - hunk.end
            if hunk.end < start or (hunk.end == start and hunk.start < start):
                first = start + moved
            if hunk.end <= end:
                last = end + moved
        row = self.words.row[first:last]
        return self.words.text[row[0].start : row[-1].end] if row else ""


def is_sign(word: str) -> bool:
    return not any(char.isalnum() for char in word)


def words(text: str) -> Words:
    end = 0
    row: list[Word] = []
    for found in _WORD.finditer(text):
        row.append(Word(text[end : found.start()], found.group(), found.start(), found.end()))
        end = found.end()
    return Words(text, tuple(row), text[end:])


def version(key: str, base: Words, text: str) -> Version:
    """What the text is beside `base`, word by word, without any tidying."""
    own = words(text)
    pairs = [*_pairs(base, own), (len(base.row), len(own.row))]
    added: dict[Hunk, range] = {}
    items: list[Item] = []
    i = j = 0
    for i_end, j_end in pairs:
        added |= _hunks(own, range(i, i_end), range(j, j_end))
        items += [*((key, n) for n in range(j, j_end)), i_end]
        i, j = i_end + 1, j_end + 1
    gaps = {(before, item): own.gap(n) for n, (before, item) in enumerate(_neighbours(items))}
    return Version(own, added, gaps)


def _neighbours(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    return zip([START, *items], items, strict=False)


def _hunks(own: Words, old: range, new: range) -> Iterator[tuple[Hunk, range]]:
    """Where as many words came as went, each stands for one: "mars 2025" and "juni 2026" are two hunks."""
    if len(old) == len(new):
        for i, j in zip(old, new, strict=True):
            yield Hunk(i, i + 1, (own.row[j].text,)), range(j, j + 1)
    else:
        yield Hunk(old.start, old.stop, tuple(own.row[j].text for j in new)), new


def _pairs(base: Words, own: Words) -> Iterator[tuple[int, int]]:
    """The words that are kept: whole words, never parts of them."""
    places = {word.start: n for n, word in enumerate(own.row)}
    i = at = new_at = 0
    for span in raw(base.text, own.text):
        end = at + len(span.text)
        if span.op is Op.KEPT:
            while i < len(base.row) and base.row[i].start < end:
                word = base.row[i]
                j = places.get(word.start - at + new_at)
                if word.start >= at and word.end <= end and j is not None and own.row[j].text == word.text:
                    yield i, j
                i += 1
        at = end if span.op is not Op.ADDED else at
        new_at += len(span.text) if span.op is not Op.STRUCK else 0
