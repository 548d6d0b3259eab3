"""The same words changed wherever they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from drafts.base.document import BaseDocument, Block
from drafts.phrasing.edits import by_words
from drafts.phrasing.instruction import Instruction, quoted, sats


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Characters `start` to `end` of the block's text."""

    block: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Everywhere:
    """`document` is the base with all of them changed."""

    instruction: Instruction
    places: tuple[Occurrence, ...]
    document: BaseDocument


def phrase_everywhere(base: BaseDocument, old: str, new: str) -> Everywhere | None:
    """Whole words, capitals as they stand; None where they stand nowhere."""
    places = tuple(
        Occurrence(block.id, start, end)
        for block in base.blocks
        for start, end in occurrences(block.text, old)
    )
    if not places:
        return None
    document = base
    for id_ in dict.fromkeys(place.block for place in places):
        document = document.reworded(id_, exchanged(base.block(id_).text, old, new))
    text = f"ändra samtliga förekomster av {quoted(old)} till {quoted(new)}"
    ids = tuple(dict.fromkeys(place.block for place in places))
    return Everywhere(Instruction(sats(text), ids), places, document)


def throughout(pairs: Sequence[tuple[Block, Block]], base: BaseDocument) -> Everywhere | None:
    """The words that changed in two blocks or more, wherever they stood and in the same way.

    `pairs` are blocks as they were and as they are. Nothing else may have changed in those blocks.
    """
    now = {was.id: new.text for was, new in pairs}
    changes = Counter(
        change for was, new in pairs if was.text != new.text for change in _only(was.text, new.text)
    )
    for (old, new), count in changes.most_common():
        found = phrase_everywhere(base, old, new) if count > 1 else None
        if found and all(now.get(id_) == found.document.block(id_).text for id_ in found.instruction.blocks):
            return found
    return None


def _only(old: str, new: str) -> set[tuple[str, str]]:
    """The words and what became of them, where that is all that was done to a text."""
    edits = by_words(old, new)
    changes = {(old[e.start : e.end].strip(), e.new.strip()) for e in edits}
    return changes if len(changes) == 1 and all(all(change) for change in changes) else set()


def occurrences(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where the words stand as whole words."""
    return tuple(found.span() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))


def exchanged(text: str, old: str, new: str) -> str:
    for start, end in reversed(occurrences(text, old)):
        text = text[:start] + new + text[end:]
    return text
