"""The base document: what politicians amend. An ordered row of blocks, each with an id that never changes.

A block's text is the document's own, character by character: nothing is tidied, so that what is changed
can be handed back in the file it came in. A line break within a block is U+2028, a tab is a tab; a block
never holds a newline.
"""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from drafts.errors import GoneItem

LINE_BREAK = "\u2028"
FIRST = ""  # "after" nothing: at the head of the document

# What authors type before the words: "3.6.1", "13 §", "§ 13", "2 kap.", "a)", "4.", "–", "•".
_LABEL = re.compile(
    r"\s*(§\s*\d+\w?|\d+\s*kap\.(?:\s*\d+\s*\w?\s*§)?|\d+\s*\w?\s*§|(?:Kapitel|Bilaga|Insats)\s+[\d:.]+"
    r"|\d+(?:\.\d+)+\.?|\d{1,3}[.):]|[a-zåäö]\)|[-–—•*])(?=\s|$)",
    re.IGNORECASE,
)


class Kind(StrEnum):
    HEADING = "h"
    PARAGRAPH = "p"
    ITEM = "i"  # of a list
    CELL = "c"  # of a table


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in which table, each counted from 1."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its page and its number on it, from 1 (headers and footers not counted).

    `start` is the offset in the block's text where the line begins.
    """

    page: int
    line: int
    start: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """`number` stands before the text and is no part of it: the format gave it, or the reader took it off.

    `level` is 1… for headings, and how deep an item is nested, from 1; 0 for the rest. `lines` is empty
    where the format has no pages. `source` is the id the reader gave it, where it goes by an older version's:
    that says where in its file it stands.
    """

    id: str
    kind: Kind
    text: str
    level: int = 0
    number: str = ""
    cell: Cell | None = None
    lines: tuple[Line, ...] = ()
    source: str = field(default="", compare=False)

    @property
    def label(self) -> str:
        """The number it is known by, typed into the text or not: "3.6.1", "13 §", "a)"; or empty."""
        typed = _LABEL.match(self.text)
        return self.number or (typed.group(1) if typed else "")

    def line_at(self, offset: int) -> Line | None:
        """The printed line on which character `offset` of the text stands."""
        at = bisect_right([line.start for line in self.lines], offset)
        return self.lines[at - 1] if at else None


@dataclass(frozen=True, slots=True)
class BaseDocument:
    """`name` is the file's. Two documents with equal blocks have the same fingerprint, whatever the file."""

    name: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def fingerprint(self) -> str:
        """SHA-256 (64 hex digits) of what amendments are made to."""
        rows = [[b.id, b.kind, b.level, b.number, b.text] for b in self.blocks]
        return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()

    @property
    def text(self) -> str:
        """A block a line."""
        return "\n".join(block.text for block in self.blocks)

    def place(self, id_: str) -> int:
        """The block's index, from 0; GoneItem where no block has the id."""
        for n, block in enumerate(self.blocks):
            if block.id == id_:
                return n
        raise GoneItem

    def block(self, id_: str) -> Block:
        return self.blocks[self.place(id_)]

    def above(self, id_: str) -> tuple[Block, ...]:
        """The headings the block stands under, the document's first. A heading is not above itself."""
        at = self.place(id_)
        block = self.blocks[at]
        found: list[Block] = []
        level = (
            block.level if block.kind is Kind.HEADING else 1 + max((b.level for b in self.blocks), default=0)
        )
        for before in reversed(self.blocks[:at]):
            if before.kind is Kind.HEADING and before.level < level:
                found.append(before)
                level = before.level
        return tuple(reversed(found))

    def section(self, heading: str) -> tuple[Block, ...]:
        """What stands under the heading, to the next of its level or above; the heading itself left out."""
        at = self.place(heading)
        level = self.blocks[at].level
        rest = self.blocks[at + 1 :]
        ends = (n for n, b in enumerate(rest) if b.kind is Kind.HEADING and b.level <= level)
        return rest[: next(ends, len(rest))]

    def reworded(self, id_: str, text: str) -> BaseDocument:
        """The printed lines of a reworded block are not known any more."""
        at = self.place(id_)
        block = replace(self.blocks[at], text=text, lines=self.blocks[at].lines[:1])
        return replace(self, blocks=(*self.blocks[:at], block, *self.blocks[at + 1 :]))

    def inserted(self, after: str, *new: Block) -> BaseDocument:
        """`new` behind the block `after`, or at the head of the document for FIRST."""
        at = self.place(after) + 1 if after else 0
        return replace(self, blocks=(*self.blocks[:at], *new, *self.blocks[at:]))

    def without(self, ids: Iterable[str]) -> BaseDocument:
        gone = {self.block(id_).id for id_ in ids}
        return replace(self, blocks=tuple(block for block in self.blocks if block.id not in gone))

    def moved(self, ids: Iterable[str], after: str) -> BaseDocument:
        """The blocks, in the order they stand, behind the block `after`, which is none of them."""
        moving = tuple(self.block(id_) for id_ in ids)
        return self.without(block.id for block in moving).inserted(after, *moving)

    def fresh_ids(self) -> Iterable[str]:
        """Ids no block has, without end: for blocks that are added."""
        taken = {block.id for block in self.blocks}
        n = 0
        while True:
            n += 1
            if f"n{n}" not in taken:
                yield f"n{n}"
