"""A draft: the fold of its changes. The verbs stand in the files named for them; changes in changes.py."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from typing import TYPE_CHECKING

from drafts.errors import NotOnDraft
from drafts.gone import Why
from drafts.stages import Stage
from drafts.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from drafts.changes import DraftChange
    from drafts.links import Link
    from drafts.log import Entry


class Kind(StrEnum):
    """What is moved. Their labels for readers are in drafts/wording.py."""

    GEMENSAMT = "gemensamt"
    EGET = "eget"
    TILLAGG = "tillagg"
    AVSLAG = "avslag"
    ATERREMISS = "aterremiss"
    UTTALANDE = "uttalande"


@dataclass(frozen=True, slots=True)
class Signature:
    """Binds to what was seen: the text under its title, and who the proposers were."""

    at: datetime
    text: Text  # with the title the Bilaga had, be it the ärende's
    proposers: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Author:
    """Someone who stands behind the text. Whether they may propose is the board's to say, per ärende."""

    person: str
    signature: Signature | None = None


@dataclass(frozen=True, slots=True)
class Anslutning:
    """Somebody has joined the proposal after it was sent; with `party`, with others of the party (*m.fl.*).

    They move it with its authors, in the minutes and the reservation, and are not in the Bilaga. It stands
    for the version with this fingerprint. `late`: it came after the time for proposals.
    """

    person: str
    at: datetime
    fingerprint: str
    party: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with the Bilaga: a document of the ärende with the draft's amendments in it."""

    name: str
    sha256: str


class Receipt(StrEnum):
    """By what it is known that a version has been received (drafts/delivery.py has the rule)."""

    TAPPED = ""  # a secretary said so in Telegram
    LINK = "link"  # a secretary said so by the link in the mail
    SERVER = "server"  # the mail server has taken the mail


@dataclass(frozen=True, slots=True)
class Version:
    """What was sent: frozen, with the SHA-256 (64 hex digits) of each file.

    `title` and `names` are the Bilaga's, whatever the draft or the register says since. `mailed` are the ids
    of the secretaries whom it went to by mail, `taken` those whose mail a mail server has taken.
    """

    number: int
    at: datetime
    by: str
    title: str
    names: tuple[str, ...]
    fingerprint: str
    pdf: str
    docx: str
    attachments: tuple[Attachment, ...] = ()
    received: datetime | None = None
    returned: str = ""  # the secretary's words, where they asked for a correction
    how: Receipt = Receipt.TAPPED
    mailed: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()  # to acknowledge it by


@dataclass(frozen=True, slots=True)
class Moment:
    """The text as it stood before change `seq`; undo goes back to it."""

    seq: int
    text: Text


@dataclass(frozen=True, slots=True)
class Draft:
    id: str
    seq: int = 0
    at: datetime | None = None
    by: str = ""
    board: str = ""
    arende: str = ""
    kind: Kind = Kind.GEMENSAMT
    text: Text = Text()
    stage: Stage = Stage.UTKAST  # UNDERTECKNAT is seen, not stored: drafts.signing.stage
    authors: tuple[Author, ...] = ()
    versions: tuple[Version, ...] = ()
    invites: tuple[Link, ...] = ()
    joined: tuple[Anslutning, ...] = ()
    joining: tuple[Link, ...] = ()  # links by which others of the board may join: each for many
    came_of: tuple[str, ...] = ()  # the drafts it was merged of, or copied from
    offers: tuple[str, ...] = ()  # the drafts whose authors may merge it with theirs
    went_into: str = ""  # the draft it was merged into
    withdrawn: datetime | None = None  # when it was, or went into another
    withdrawn_by: str = ""
    past: tuple[Moment, ...] = ()
    let_stand: frozenset[tuple[str, str, str]] = (
        frozenset()
    )  # advice put aside: (rule, item, its words' digest)
    may_expose: frozenset[tuple[str, str]] = frozenset()  # (person, fingerprint) with personnummer that stay
    removed: Why | None = None  # nothing is left of it, and why

    def author(self, person: str) -> Author:
        """NotOnDraft where the person does not stand on it."""
        for author in self.authors:
            if author.person == person:
                return author
        raise NotOnDraft

    def has(self, person: str) -> bool:
        return any(author.person == person for author in self.authors)

    def anslutning(self, person: str) -> Anslutning | None:
        """The person's, whether it counts or not: that is drafts/anslutning.py's to say."""
        return next((anslutning for anslutning in self.joined if anslutning.person == person), None)

    @property
    def version(self) -> Version | None:
        """The newest version sent."""
        return self.versions[-1] if self.versions else None


def after(draft: Draft, entry: Entry[DraftChange]) -> Draft:
    changed = entry.change.apply(draft, entry)
    return replace(changed, seq=entry.seq, at=entry.at, by=entry.by)


def fold(id_: str, entries: Iterable[Entry[DraftChange]]) -> Draft:
    return reduce(after, entries, Draft(id_))
