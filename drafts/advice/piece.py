"""What a rule is shown, a piece of the text at a time, and what it answers with."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from drafts.advice.source import Source, source_of
from drafts.base.document import BaseDocument
from drafts.text import TITLE, Text
from drafts.wording import opens_free_text

# ”…” and its like. What is quoted is somebody else's wording: few rules have a say in it.
_QUOTED = re.compile(r"”[^”]*”|\"[^\"]*\"|“[^“”]*[“”]|»[^«»]*[«»]")
_REPORTS = re.compile(
    r"\b(?:anför|yttra|framför|framhåll|understryk|påpeka|uttala|påminn|svar på)", re.IGNORECASE
)


class Part(StrEnum):
    TITLE = "title"
    SATS = "sats"
    HEADING = "heading"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Place:
    """Offsets of the words a rule stops at; `new` is what may safely stand there instead."""

    start: int
    end: int
    new: str | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """What a piece is part of, and what it may speak of."""

    text: Text
    names: frozenset[str]
    source: Source


@dataclass(frozen=True, slots=True)
class Piece:
    """`bare` are the words with everything quoted blanked out, character for character."""

    id: str
    words: str
    part: Part
    bare: str
    whole: Whole

    @property
    def decides(self) -> bool:
        """An att-sats that decides something itself: it opens no free text and passes no opinion on."""
        return self.part is Part.SATS and not opens_free_text(self.words) and not _REPORTS.search(self.words)


def pieces(text: Text, names: Collection[str], documents: Collection[BaseDocument]) -> Iterator[Piece]:
    """Title, att-satser and motivation, as they stand; the title where the draft has one of its own."""
    whole = Whole(text, frozenset(names), source_of(documents))
    rows = [(TITLE, text.title, Part.TITLE)] if text.title else []
    rows += [(sats.id, sats.text, Part.SATS) for sats in text.satser]
    rows += [(b.id, b.text, Part.HEADING if b.heading else Part.PARAGRAPH) for b in text.motivation]
    return (Piece(id_, words, part, blanked(words), whole) for id_, words, part in rows)


def blanked(words: str) -> str:
    return _QUOTED.sub(lambda quoted: "\0" * len(quoted[0]), words)


def like(model: str, new: str) -> str:
    """`new` with a capital where the word it replaces has one."""
    if len(model) > 1 and model.isupper():
        return new.upper()
    return new[:1].upper() + new[1:] if model[:1].isupper() else new
