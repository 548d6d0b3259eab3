"""What drafts undergo when two become one, or one is copied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from drafts.draft import Author, Draft, Kind
from drafts.log import Entry
from drafts.stages import Stage
from drafts.text import Text


@dataclass(frozen=True, slots=True)
class OpenedFrom:
    """A draft that begins with what others say: merged of them, or copied. Nobody has signed it."""

    board: str
    arende: str
    kind: Kind
    text: Text
    authors: tuple[str, ...]
    came_of: tuple[str, ...]

    def apply(self, draft: Draft, _entry: Entry[Any]) -> Draft:
        return replace(
            draft,
            board=self.board,
            arende=self.arende,
            kind=self.kind,
            text=self.text,
            authors=tuple(Author(person) for person in self.authors),
            came_of=self.came_of,
        )


@dataclass(frozen=True, slots=True)
class MergeOffered:
    """The authors of the other draft may merge the two. Taken back, they may not."""

    other: str
    taken_back: bool = False

    def apply(self, draft: Draft, _entry: Entry[Any]) -> Draft:
        others = tuple(offer for offer in draft.offers if offer != self.other)
        return replace(draft, offers=others if self.taken_back else (*others, self.other))


@dataclass(frozen=True, slots=True)
class WentInto:
    """It lives on in a draft that it was merged into."""

    draft: str

    def apply(self, draft: Draft, entry: Entry[Any]) -> Draft:
        closed = replace(draft, stage=Stage.ATERTAGET, withdrawn=entry.at, withdrawn_by=entry.by)
        return replace(closed, went_into=self.draft)


Uniting = OpenedFrom | MergeOffered | WentInto
