"""Every change a draft can undergo: what is stored, and what it does when it is folded.

A change is made by a verb that has checked the rules; applying it asks nothing more.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import Any

from drafts.draft import Author, Draft, Kind, Moment, Signature, Version
from drafts.links import Link
from drafts.log import Entry
from drafts.stages import Stage
from drafts.text import AttSats, Block, Text, inserted


@dataclass(frozen=True, slots=True)
class Opened:
    board: str
    arende: str
    kind: Kind

    def apply(self, draft: Draft, entry: Entry[Any]) -> Draft:
        return replace(
            draft, board=self.board, arende=self.arende, kind=self.kind, authors=(Author(entry.by),)
        )


class TextChange(ABC):
    """A change of the text: it remembers what stood there before, so that it can be undone."""

    __slots__ = ()

    def apply(self, draft: Draft, entry: Entry[Any]) -> Draft:
        past = (*draft.past, Moment(entry.seq, draft.text))
        return replace(draft, past=past, text=self.edit(draft.text, entry.seq))

    @abstractmethod
    def edit(self, text: Text, seq: int) -> Text:
        """The text with this change in it; new pieces take their ids from `seq`."""


@dataclass(frozen=True, slots=True)
class SatserAdded(TextChange):
    texts: tuple[str, ...]

    def edit(self, text: Text, seq: int) -> Text:
        new = tuple(AttSats(f"s{seq}.{n}", words) for n, words in enumerate(self.texts))
        return replace(text, satser=inserted(text.satser, new, after=""))


@dataclass(frozen=True, slots=True)
class MotivationAdded(TextChange):
    """Paragraphs and headings at the end; with `glued`, the first of them ends the one that stood last."""

    blocks: tuple[tuple[str, bool], ...]  # (text, is it a heading)
    glued: bool = False

    def edit(self, text: Text, seq: int) -> Text:
        new = tuple(Block(f"p{seq}.{n}", words, heading) for n, (words, heading) in enumerate(self.blocks))
        if self.glued and text.motivation:
            *before, last = text.motivation
            last = replace(last, text=f"{last.text} {new[0].text}")
            return replace(text, motivation=(*before, last, *new[1:]))
        return replace(text, motivation=inserted(text.motivation, new, after=""))


@dataclass(frozen=True, slots=True)
class Reworded(TextChange):
    item: str
    words: str

    def edit(self, text: Text, _seq: int) -> Text:
        return text.reworded(self.item, self.words)


@dataclass(frozen=True, slots=True)
class Moved(TextChange):
    item: str
    to: int

    def edit(self, text: Text, _seq: int) -> Text:
        return text.moved(self.item, self.to)


@dataclass(frozen=True, slots=True)
class Removed(TextChange):
    item: str

    def edit(self, text: Text, _seq: int) -> Text:
        return text.without(self.item)


@dataclass(frozen=True, slots=True)
class HeadingSet(TextChange):
    """A paragraph becomes a heading, or a heading a paragraph."""

    item: str
    heading: bool

    def edit(self, text: Text, _seq: int) -> Text:
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


@dataclass(frozen=True, slots=True)
class Invited:
    link: Link

    def apply(self, draft: Draft, _entry: Entry[Any]) -> Draft:
        return replace(draft, invites=(*draft.invites, self.link))


@dataclass(frozen=True, slots=True)
class InvitesRevoked:
    """Every invitation that has not been used opens nothing any more."""

    def apply(self, draft: Draft, _entry: Entry[Any]) -> Draft:
        return replace(
            draft,
            invites=tuple(replace(link, revoked=link.revoked or not link.used) for link in draft.invites),
        )


@dataclass(frozen=True, slots=True)
class Joined:
    """`digest` is the invitation's; empty when tapped in from the group."""

    digest: str = ""

    def apply(self, draft: Draft, entry: Entry[Any]) -> Draft:
        invites = tuple(
            replace(link, used=True) if link.digest == self.digest else link for link in draft.invites
        )
        return replace(draft, authors=(*draft.authors, Author(entry.by)), invites=invites)


@dataclass(frozen=True, slots=True)
class Left:
    def apply(self, draft: Draft, entry: Entry[Any]) -> Draft:
        return replace(draft, authors=tuple(a for a in draft.authors if a.person != entry.by))


@dataclass(frozen=True, slots=True)
class Signed:
    """Signed by a person who saw the text with this fingerprint, and these proposers."""

    proposers: tuple[str, ...]
    fingerprint: str

    def apply(self, draft: Draft, entry: Entry[Any]) -> Draft:
        signature = Signature(entry.at, draft.text, self.proposers, self.fingerprint)
        return _with_signature(draft, entry.by, signature)


@dataclass(frozen=True, slots=True)
class Unsigned:
    def apply(self, draft: Draft, entry: Entry[Any]) -> Draft:
        return _with_signature(draft, entry.by, None)


@dataclass(frozen=True, slots=True)
class Sent:
    fingerprint: str
    pdf: str
    docx: str

    def apply(self, draft: Draft, entry: Entry[Any]) -> Draft:
        number = len(draft.versions) + 1
        version = Version(number, entry.at, entry.by, self.fingerprint, self.pdf, self.docx)
        return replace(draft, stage=Stage.INLAMNAT, versions=(*draft.versions, version))


@dataclass(frozen=True, slots=True)
class Received:
    def apply(self, draft: Draft, entry: Entry[Any]) -> Draft:
        *before, last = draft.versions
        return replace(draft, stage=Stage.MOTTAGET, versions=(*before, replace(last, received=entry.at)))


@dataclass(frozen=True, slots=True)
class Returned:
    words: str

    def apply(self, draft: Draft, _entry: Entry[Any]) -> Draft:
        *before, last = draft.versions
        return replace(draft, stage=Stage.UTKAST, versions=(*before, replace(last, returned=self.words)))


@dataclass(frozen=True, slots=True)
class Withdrawn:
    def apply(self, draft: Draft, _entry: Entry[Any]) -> Draft:
        return replace(draft, stage=Stage.ATERTAGET)


DraftChange = (
    Opened
    | SatserAdded
    | MotivationAdded
    | Reworded
    | Moved
    | Removed
    | HeadingSet
    | Undone
    | Invited
    | InvitesRevoked
    | Joined
    | Left
    | Signed
    | Unsigned
    | Sent
    | Received
    | Returned
    | Withdrawn
)


def _with_signature(draft: Draft, person: str, signature: Signature | None) -> Draft:
    authors = tuple(replace(a, signature=signature) if a.person == person else a for a in draft.authors)
    return replace(draft, authors=authors)
