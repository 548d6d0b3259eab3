"""A stretch of a document, and the document as places are looked for in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from drafts.base.document import BaseDocument, Block, Kind
from drafts.reading.labels import bare, labels
from drafts.reading.plain import loose, needle
from drafts.reading.steps import Level, Names
from drafts.reading.tokens import Sort, tokens
from drafts.sentences import sentences

_NAME_LIMIT = 300  # characters of a heading that may be named without quotes


@dataclass(frozen=True, slots=True)
class Spot:
    """Blocks `first` up to `last` (not in it), from `start` in the first of them to `end` in the last."""

    level: Level
    first: int
    last: int
    start: int
    end: int

    @property
    def single(self) -> bool:
        return self.last == self.first + 1


class Ground:
    """Headings, and paragraphs that begin with a § of their own, are heads: what follows is theirs."""

    def __init__(self, document: BaseDocument) -> None:
        self.document = document
        self.blocks = document.blocks
        self.labels = [labels(block) for block in self.blocks]
        self.heads = self._heads()
        self.names = self._names()
        self._sentences: dict[int, tuple[tuple[int, int], ...]] = {}

    @property
    def whole(self) -> Spot:
        return self.stretch(Level.DOCUMENT, 0, len(self.blocks))

    def stretch(self, level: Level, first: int, last: int) -> Spot:
        return Spot(level, first, last, 0, len(self.blocks[last - 1].text) if last > first else 0)

    def one(self, level: Level, at: int) -> Spot:
        return self.stretch(level, at, at + 1)

    def within(self, level: Level, at: int, start: int, end: int) -> Spot:
        return Spot(level, at, at + 1, start, end)

    def section(self, level: Level, head: int) -> Spot:
        """All that stands under a head, and the head."""
        return self.stretch(level, head, self._ends[head])

    def own(self, spot: Spot) -> Iterator[range]:
        """The rows that things are counted in: from each head to the next; the head itself left out.

        Of a section only its own row, not those of the sections in it.
        """
        if spot.level in {Level.SECTION, Level.HEADING}:
            yield self._row(spot.first)
        elif spot.level is Level.DOCUMENT:
            yield range(self.heads[0] if self.heads else len(self.blocks))
            yield from (self._row(head) for head in self.heads)
        else:
            yield range(spot.first, spot.last)

    def is_head(self, at: int) -> bool:
        n = bisect_right(self.heads, at) - 1
        return n >= 0 and self.heads[n] == at

    def sentences(self, at: int) -> tuple[tuple[int, int], ...]:
        if at not in self._sentences:
            self._sentences[at] = sentences(self.blocks[at].text)
        return self._sentences[at]

    def raw(self, spot: Spot) -> str:
        """Its words, a block a line."""
        if spot.single:
            return self.blocks[spot.first].text[spot.start : spot.end]
        return "\n".join(block.text for block in self.blocks[spot.first : spot.last])

    def covers_block(self, spot: Spot) -> bool:
        text = self.blocks[spot.first].text
        return not (text[: spot.start].strip() or text[spot.end :].strip())

    def _row(self, head: int) -> range:
        after = bisect_right(self.heads, head)
        end = self.heads[after] if after < len(self.heads) else len(self.blocks)
        return range(head + (self.blocks[head].kind is Kind.HEADING), end)

    def _heads(self) -> list[int]:
        chapter = ""
        signs: dict[int, tuple[str, str]] = {}
        for n, block in enumerate(self.blocks):
            kinds = dict(label.split(" ", 1) for label in self.labels[n])
            if block.kind is Kind.HEADING and "kap" in kinds:
                chapter = kinds["kap"]
            if block.kind is Kind.PARAGRAPH and "§" in kinds:
                signs[n] = (kinds.get("kap", chapter), kinds["§"])
        often = Counter(signs.values())
        alone = {n for n, sign in signs.items() if often[sign] == 1}
        heads = [n for n, b in enumerate(self.blocks) if b.kind is Kind.HEADING or n in alone]
        self._ends = self._ends_of(heads)
        return heads

    def _ends_of(self, heads: list[int]) -> dict[int, int]:
        """Where each head's section ends: at the next head of its level or above."""
        ends: dict[int, int] = {}
        waiting: list[tuple[int, int]] = []
        for head in heads:
            level = _depth(self.blocks[head])
            while waiting and waiting[-1][1] >= level:
                ends[waiting.pop()[0]] = head
            waiting.append((head, level))
        return ends | {head: len(self.blocks) for head, _ in waiting}

    def _names(self) -> Names:
        """Every heading as the row of words it is, with its number and without, and the document's title."""
        found: dict[str, set[tuple[str, ...]]] = {}
        texts = [self.document.title]
        for block in self.blocks:
            if block.kind is Kind.HEADING and len(block.text) <= _NAME_LIMIT:
                texts += [block.text, block.text[bare(block) :]]
        for text in texts:
            row = tokens(text)
            if row and all(token.sort is not Sort.QUOTE for token in row):
                found.setdefault(row[0].text, set()).add(tuple(token.text for token in row))
        return {word: tuple(sorted(rows, key=len, reverse=True)) for word, rows in found.items()}


def names_heading(block: Block, words: str, *, quoted: bool) -> bool:
    """Does the heading read so, with its number or without?"""
    alike = needle if quoted else loose
    full = f"{block.number} {block.text}" if block.number else block.text
    return alike(words) in {alike(block.text), alike(block.text[bare(block) :]), alike(full)}


def _depth(block: Block) -> int:
    return block.level if block.kind is Kind.HEADING else 1_000
