"""The text of a draft: its att-satser and its motivation. Every piece has an id that never changes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TypeVar

from drafts.amendment import Amendment, Shown
from drafts.errors import GoneItem


@dataclass(frozen=True, slots=True)
class AttSats:
    """One decision. It has no number: numbers are given when it is shown."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the motivation, or a heading in it."""

    id: str
    text: str
    heading: bool = False


Item = AttSats | Block
I = TypeVar("I", AttSats, Block)  # noqa: E741 — an item, as the field says

TITLE = "titel"


@dataclass(frozen=True, slots=True)
class Text:
    """`title` is empty while the Bilaga carries the ärende's own."""

    title: str = ""
    satser: tuple[AttSats, ...] = ()
    motivation: tuple[Block, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    shown: Shown = Shown.INSTRUCTIONS

    @property
    def items(self) -> tuple[Item, ...]:
        return (*self.satser, *self.motivation)

    def item(self, id_: str) -> Item:
        """The piece with this id; GoneItem where it is no longer there."""
        for item in self.items:
            if item.id == id_:
                return item
        raise GoneItem

    def words(self, id_: str) -> str:
        """What the piece says, the title among them."""
        return self.title if id_ == TITLE else self.item(id_).text

    def amendment(self, id_: str) -> Amendment:
        for amendment in self.amendments:
            if amendment.id == id_:
                return amendment
        raise GoneItem

    def number(self, id_: str) -> int:
        """The att-sats' number, or the block's, from 1 as it stands now."""
        return _place(self._row(id_), id_) + 1

    def reworded(self, id_: str, words: str) -> Text:
        if id_ == TITLE:
            return replace(self, title=words)
        return replace(
            self,
            satser=tuple(replace(s, text=words) if s.id == id_ else s for s in self.satser),
            motivation=tuple(replace(b, text=words) if b.id == id_ else b for b in self.motivation),
        )

    def without(self, id_: str) -> Text:
        return replace(
            self,
            satser=tuple(s for s in self.satser if s.id != id_),
            motivation=tuple(b for b in self.motivation if b.id != id_),
        )

    def moved(self, id_: str, to: int) -> Text:
        """The piece at place `to` (from 0) among its own kind; beyond the end is the end."""
        return replace(self, satser=_moved(self.satser, id_, to), motivation=_moved(self.motivation, id_, to))

    def _row(self, id_: str) -> tuple[Item, ...]:
        return self.satser if isinstance(self.item(id_), AttSats) else self.motivation


def inserted(row: tuple[I, ...], new: tuple[I, ...], after: str) -> tuple[I, ...]:
    """`new` behind the piece `after`; at the end where that is empty or gone."""
    at = next((n + 1 for n, item in enumerate(row) if item.id == after), len(row))
    return row[:at] + new + row[at:]


def words_digest(words: str) -> str:
    """What a button carries of the words it was shown with: 12 hex digits."""
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def _place(row: tuple[Item, ...], id_: str) -> int:
    return next(n for n, item in enumerate(row) if item.id == id_)


def _moved(row: tuple[I, ...], id_: str, to: int) -> tuple[I, ...]:
    moving = tuple(item for item in row if item.id == id_)
    rest = tuple(item for item in row if item.id != id_)
    return rest[:to] + moving + rest[to:]
