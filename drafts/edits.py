"""Changes of the text. Each remembers what stood there before, so that it can be undone."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import Any

from drafts.draft import Draft, Moment
from drafts.log import Entry
from drafts.text import AttSats, Block, Text, inserted


class TextChange(ABC):
    """A change of the text: it remembers what stood there before, so that it can be undone."""

    __slots__ = ()

    def apply(self, draft: Draft, entry: Entry[Any]) -> Draft:
        past = (*draft.past, Moment(entry.seq, draft.text))
        return replace(draft, past=past, text=self.edit(draft.text, entry))

    @abstractmethod
    def edit(self, text: Text, entry: Entry[Any]) -> Text:
        """The text with this change in it; new pieces take their ids from the entry's number."""


@dataclass(frozen=True, slots=True)
class SatserAdded(TextChange):
    texts: tuple[str, ...]

    def edit(self, text: Text, entry: Entry[Any]) -> Text:
        new = tuple(AttSats(f"s{entry.seq}.{n}", words) for n, words in enumerate(self.texts))
        return replace(text, satser=inserted(text.satser, new, after=""))


@dataclass(frozen=True, slots=True)
class MotivationAdded(TextChange):
    """Paragraphs and headings at the end; with `glued`, the first of them ends the one that stood last."""

    blocks: tuple[tuple[str, bool], ...]  # (text, is it a heading)
    glued: bool = False

    def edit(self, text: Text, entry: Entry[Any]) -> Text:
        new = tuple(
            Block(f"p{entry.seq}.{n}", words, heading) for n, (words, heading) in enumerate(self.blocks)
        )
        if self.glued and text.motivation:
            *before, last = text.motivation
            last = replace(last, text=f"{last.text} {new[0].text}")
            return replace(text, motivation=(*before, last, *new[1:]))
        return replace(text, motivation=inserted(text.motivation, new, after=""))


@dataclass(frozen=True, slots=True)
class Reworded(TextChange):
    item: str
    words: str

    def edit(self, text: Text, _entry: Entry[Any]) -> Text:
        return text.reworded(self.item, self.words)


@dataclass(frozen=True, slots=True)
class Moved(TextChange):
    item: str
    to: int

    def edit(self, text: Text, _entry: Entry[Any]) -> Text:
        return text.moved(self.item, self.to)


@dataclass(frozen=True, slots=True)
class Removed(TextChange):
    item: str

    def edit(self, text: Text, _entry: Entry[Any]) -> Text:
        return text.without(self.item)


@dataclass(frozen=True, slots=True)
class HeadingSet(TextChange):
    """A paragraph becomes a heading, or a heading a paragraph."""

    item: str
    heading: bool

    def edit(self, text: Text, _entry: Entry[Any]) -> Text:
        return replace(
            text,
            motivation=tuple(
                replace(b, heading=self.heading) if b.id == self.item else b for b in text.motivation
            ),
        )


@dataclass(frozen=True, slots=True)
class Undone:
    """The text goes back to what it was before change `seq`, the latest that stood."""

    seq: int

    def apply(self, draft: Draft, _entry: Entry[Any]) -> Draft:
        return replace(draft, text=draft.past[-1].text, past=draft.past[:-1])


Edit = SatserAdded | MotivationAdded | Reworded | Moved | Removed | HeadingSet | Undone
