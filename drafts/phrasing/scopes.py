"""What paragraphs and items are counted in: what stands under one heading, or in one §.

A scope runs from a heading, or from a paragraph that begins with a § label, to the next of either. Its
name is the shortest that no other has: "avsnitt 3.6.1", "2 kap. 11 §", the heading's words, the words of a
heading above and its own; and only then its number among those that read the same.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from drafts.base.document import FIRST, BaseDocument, Block, Kind
from drafts.ordinals import ordinal
from drafts.phrasing.instruction import quoted

_CHAPTER = re.compile(r"(\d+)\s*kap\.", re.IGNORECASE)
_PARAGRAPH = re.compile(r"(?:(\d+)\s*kap\.\s*)?(?:(\d+)\s*([a-z]?)\s*§|§\s*(\d+)\s*([a-z]?))", re.IGNORECASE)
_SECTION = re.compile(r"(\d+(?:\.\d+)*)\.?")


@dataclass(frozen=True, slots=True)
class Scope:
    """`head` is the id of what it begins with, or FIRST; `blocks` has no heading in it.

    `where` is how it is said: "under rubriken ”R”", "i 13 §"; empty where the whole document is one scope.
    `legal`: a §, whose parts follow without commas.
    """

    head: str
    blocks: tuple[Block, ...]
    where: str
    legal: bool = False

    @property
    def name(self) -> str:
        """Without its preposition."""
        return self.where.split(" ", 1)[-1]


def words_of(block: Block) -> str:
    """A heading's words as they are quoted."""
    return " ".join(block.text.split())


def paragraph_label(text: str) -> str:
    """What it begins with: "13 §", "2 kap. 11 §"; or empty."""
    found = _PARAGRAPH.match(text.strip())
    if not found:
        return ""
    number, letter = found.group(2) or found.group(4), found.group(3) or found.group(5)
    chapter = f"{found.group(1)} kap. " if found.group(1) else ""
    return f"{chapter}{number}{' ' + letter.lower() if letter else ''} §"


class Scopes:
    """The scopes of one document."""

    def __init__(self, base: BaseDocument) -> None:
        self.base = base
        self._headings = [block for block in base.blocks if block.kind is Kind.HEADING]
        self._read = {block.id: words_of(block).casefold() for block in self._headings}
        self._alike = Counter(self._read.values())
        self._above = _paths(self._headings)
        self._under = Counter(
            (self._read[id_], above)
            for id_, path in self._above.items()
            for above in {self._read[a.id] for a in path}
        )
        self._labels = {id_: label for id_, label in self._labelled() if label}
        often = Counter(self._labels.values())
        self._labels = {id_: label for id_, label in self._labels.items() if often[label] == 1}

    def of(self, id_: str) -> Scope:
        return self.all[self._head_of[id_]]

    @cached_property
    def all(self) -> dict[str, Scope]:
        """By their heads, in reading order."""
        members: dict[str, list[Block]] = {FIRST: []}
        for block in self.base.blocks:
            head = self._head_of[block.id]
            members.setdefault(head, []).extend([block] if block.kind is not Kind.HEADING else [])
        return {head: self._scope(head, tuple(blocks)) for head, blocks in members.items()}

    def heading(self, block: Block) -> str:
        """As "rubriken ”R”", "rubriken ”R2” under rubriken ”R1”" or "den andra rubriken ”R”"."""
        above = self._telling(block)
        if self._alike[self._read[block.id]] == 1:
            return f"rubriken {quoted(words_of(block))}"
        if above:
            return f"rubriken {quoted(words_of(block))} under rubriken {quoted(words_of(above))}"
        return self._counted(block)

    def section(self, block: Block) -> str:
        """What a heading and all below it is called: "avsnitt 3", "13 §", "avsnittet ”R”"."""
        name = self.heading(block).replace("rubriken", "avsnittet", 1)
        name = f"det{name.removeprefix('den')}" if name.startswith("den ") else name
        return self._labels.get(block.id) or name

    @cached_property
    def _head_of(self) -> dict[str, str]:
        heads, head = {}, FIRST
        for block in self.base.blocks:
            begins = block.kind is Kind.PARAGRAPH and block.id in self._labels
            head = block.id if begins or block.kind is Kind.HEADING else head
            heads[block.id] = head
        return heads

    def _scope(self, head: str, blocks: tuple[Block, ...]) -> Scope:
        if not head:
            whole = len(blocks) == len(self.base.blocks)
            return Scope(head, blocks, "" if whole else "i inledningen")
        label = self._labels.get(head, "")
        if label:
            return Scope(head, blocks, f"i {label}", legal=label.endswith("§"))
        return Scope(head, blocks, f"under {self._chain(self.base.block(head))}")

    def _chain(self, block: Block) -> str:
        above = self._telling(block)
        if self._alike[self._read[block.id]] == 1:
            return f"rubriken {quoted(words_of(block))}"
        if above:
            return f"rubriken {quoted(words_of(above))}, underrubriken {quoted(words_of(block))}"
        return self._counted(block)

    def _telling(self, block: Block) -> Block | None:
        """The nearest heading above, alone to read so, that no other which reads as this one stands under."""
        read = self._read[block.id]
        above = ((a, self._read[a.id]) for a in reversed(self._above[block.id]))
        return next((a for a, r in above if self._alike[r] == 1 == self._under[read, r]), None)

    def _counted(self, block: Block) -> str:
        same = [b.id for b in self._headings if self._read[b.id] == self._read[block.id]]
        return f"den {ordinal(same.index(block.id) + 1)} rubriken {quoted(words_of(block))}"

    def _labelled(self) -> list[tuple[str, str]]:
        """Each heading and paragraph with the label it goes by, or none."""
        found, chapter = [], ""
        for block in self.base.blocks:
            if block.kind not in {Kind.HEADING, Kind.PARAGRAPH}:
                continue
            paragraph = paragraph_label(block.label)
            if block.kind is Kind.HEADING and not paragraph:
                number = _CHAPTER.fullmatch(block.label)
                chapter = f"{number.group(1)} kap." if number else chapter if block.level > 1 else ""
                section = _SECTION.fullmatch(block.label)
                label = chapter if number else f"avsnitt {section.group(1)}" if section else ""
                found.append((block.id, label))
            elif paragraph:
                found.append(
                    (block.id, paragraph if "kap" in paragraph else f"{chapter} {paragraph}".strip())
                )
        return found


def _paths(headings: list[Block]) -> dict[str, tuple[Block, ...]]:
    """What each heading stands under, the document's first."""
    paths: dict[str, tuple[Block, ...]] = {}
    open_: list[Block] = []
    for heading in headings:
        while open_ and open_[-1].level >= heading.level:
            open_.pop()
        paths[heading.id] = tuple(open_)
        open_.append(heading)
    return paths
