"""Where words stand: each hit with what is around it, for a message and for a button."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafts.base.document import BaseDocument, Block
from handlers.telling import shortened, size

AROUND = 40  # units of text told on each side of a hit
LABEL = 48  # characters on a button
_SPACE = re.compile(r"\s+")
_UNSEEN = "\u00ad*"  # a soft hyphen may stand between any two letters


@dataclass(frozen=True, slots=True)
class Hit:
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """`document` is named where there are several; `sign` shows the kind of block, `act` is the tap's."""

    document: str
    place: str
    sign: str
    hit: Hit
    act: tuple[str, ...]

    @property
    def before(self) -> str:
        return self.hit.before

    @property
    def words(self) -> str:
        return self.hit.words

    @property
    def after(self) -> str:
        return self.hit.after


class Wanted:
    """Words as people type them: case, kinds of space and soft hyphens are nothing."""

    def __init__(self, words: str) -> None:
        spaced = _SPACE.sub(" ", words.replace("\u00ad", "")).strip()
        pattern = _UNSEEN.join(r"\s+" if char == " " else re.escape(char) for char in spaced)
        self._pattern = re.compile(pattern, re.IGNORECASE)

    def hits(self, text: str) -> list[Hit]:
        return [_around(text, *match.span()) for match in self._pattern.finditer(text)]


def found_in(document: BaseDocument, words: str) -> Iterator[tuple[Block, Hit]]:
    """Each block where the words stand, with the first place in it."""
    wanted = Wanted(words)
    for block in document.blocks:
        for hit in wanted.hits(block.text)[:1]:
            yield block, hit


def _around(text: str, start: int, end: int) -> Hit:
    before, after = text[:start], text[end:]
    head = before if size(before) <= AROUND else f"…{before[-AROUND:].partition(' ')[2]}"
    return Hit(head, shortened(text[start:end], 60), shortened(after, AROUND))


def hit_label(number: int, found: Found) -> str:
    """`3. ¶ …ord före hittat ord efter…`: the words around the hit, within what a button shows."""
    hit = found.hit
    room = max(0, LABEL - size(hit.words)) // 2
    before = hit.before if size(hit.before) <= room else f"…{hit.before[-room:].partition(' ')[2]}"
    told = shortened(f"{before}{hit.words}{hit.after}", LABEL)
    return f"{number}. {found.sign + ' ' if found.sign else ''}{told}"
