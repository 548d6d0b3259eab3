"""Every change a draft can undergo: what is stored, and what it does when it is folded.

A change is made by a verb that has checked the rules; applying it asks nothing more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from drafts.amendment_edits import AmendmentEdit
from drafts.delivery_changes import MailChange
from drafts.draft import Anslutning, Attachment, Author, Draft, Kind, Receipt, Signature, Version
from drafts.edits import Edit
from drafts.links import Link
from drafts.log import Entry
from drafts.removal_changes import TakenAway
from drafts.stages import Stage
from drafts.uniting_changes import Uniting


@dataclass(frozen=True, slots=True)
class Opened:
    board: str
    arende: str
    kind: Kind

    def apply(self, draft: Draft, entry: Entry[Any]) -> Draft:
        return replace(
            draft, board=self.board, arende=self.arende, kind=self.kind, authors=(Author(entry.by),)
        )


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
    """Signed by a person who saw the text with this fingerprint, under this title, by these proposers."""

    title: str
    proposers: tuple[str, ...]
    fingerprint: str

    def apply(self, draft: Draft, entry: Entry[Any]) -> Draft:
        seen = replace(draft.text, title=self.title)
        signature = Signature(entry.at, seen, self.proposers, self.fingerprint)
        return _with_signature(draft, entry.by, signature)


@dataclass(frozen=True, slots=True)
class Unsigned:
    def apply(self, draft: Draft, entry: Entry[Any]) -> Draft:
        return _with_signature(draft, entry.by, None)


@dataclass(frozen=True, slots=True)
class AdviceDismissed:
    """The words with this digest stand as they are, whatever the rule has to say of them."""

    rule: str
    item: str
    digest: str

    def apply(self, draft: Draft, _entry: Entry[Any]) -> Draft:
        return replace(draft, let_stand=draft.let_stand | {(self.rule, self.item, self.digest)})


@dataclass(frozen=True, slots=True)
class PersonnummerKept:
    """Whoever is to send the text with this fingerprint has said that the personnummer in it are to stand."""

    fingerprint: str

    def apply(self, draft: Draft, entry: Entry[Any]) -> Draft:
        return replace(draft, may_expose=draft.may_expose | {(entry.by, self.fingerprint)})


@dataclass(frozen=True, slots=True)
class Sent:
    title: str
    names: tuple[str, ...]
    fingerprint: str
    pdf: str
    docx: str
    attachments: tuple[Attachment, ...] = ()

    def apply(self, draft: Draft, entry: Entry[Any]) -> Draft:
        number = len(draft.versions) + 1
        head = (self.title, self.names, self.fingerprint)
        version = Version(number, entry.at, entry.by, *head, self.pdf, self.docx, self.attachments)
        versions = (*draft.versions, version)
        return replace(draft, stage=Stage.INLAMNAT, versions=versions, may_expose=frozenset())


@dataclass(frozen=True, slots=True)
class Received:
    how: Receipt = Receipt.TAPPED

    def apply(self, draft: Draft, entry: Entry[Any]) -> Draft:
        *before, last = draft.versions
        received = replace(last, received=entry.at, how=self.how)
        return replace(draft, stage=Stage.MOTTAGET, versions=(*before, received))


@dataclass(frozen=True, slots=True)
class Returned:
    words: str

    def apply(self, draft: Draft, _entry: Entry[Any]) -> Draft:
        *before, last = draft.versions
        return replace(draft, stage=Stage.UTKAST, versions=(*before, replace(last, returned=self.words)))


@dataclass(frozen=True, slots=True)
class JoiningOffered:
    """A link by which others of the board may join what has been sent."""

    link: Link

    def apply(self, draft: Draft, _entry: Entry[Any]) -> Draft:
        return replace(draft, joining=(*draft.joining, self.link))


@dataclass(frozen=True, slots=True)
class JoiningRevoked:
    """None of those links opens anything any more."""

    def apply(self, draft: Draft, _entry: Entry[Any]) -> Draft:
        return replace(draft, joining=tuple(replace(link, revoked=True) for link in draft.joining))


@dataclass(frozen=True, slots=True)
class Anslot:
    """`person` has joined the version with this fingerprint; the secretary may have entered it for them."""

    person: str
    fingerprint: str
    party: bool = False
    late: bool = False

    def apply(self, draft: Draft, entry: Entry[Any]) -> Draft:
        anslutning = Anslutning(self.person, entry.at, self.fingerprint, self.party, self.late)
        return replace(draft, joined=(*_but(draft.joined, self.person), anslutning))


@dataclass(frozen=True, slots=True)
class AnslutningLeft:
    person: str

    def apply(self, draft: Draft, _entry: Entry[Any]) -> Draft:
        return replace(draft, joined=_but(draft.joined, self.person))


@dataclass(frozen=True, slots=True)
class Announced:
    """Moved at the meeting (*anmält*)."""

    def apply(self, draft: Draft, _entry: Entry[Any]) -> Draft:
        return replace(draft, stage=Stage.ANMALT)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    def apply(self, draft: Draft, entry: Entry[Any]) -> Draft:
        return replace(draft, stage=Stage.ATERTAGET, withdrawn=entry.at, withdrawn_by=entry.by)


DraftChange = (
    Opened
    | Edit
    | AmendmentEdit
    | Invited
    | InvitesRevoked
    | Joined
    | Left
    | Signed
    | Unsigned
    | AdviceDismissed
    | PersonnummerKept
    | Sent
    | MailChange
    | Received
    | Returned
    | JoiningOffered
    | JoiningRevoked
    | Anslot
    | AnslutningLeft
    | Announced
    | Withdrawn
    | Uniting
    | TakenAway
)


def _with_signature(draft: Draft, person: str, signature: Signature | None) -> Draft:
    authors = tuple(replace(a, signature=signature) if a.person == person else a for a in draft.authors)
    return replace(draft, authors=authors)


def _but(joined: tuple[Anslutning, ...], person: str) -> tuple[Anslutning, ...]:
    return tuple(anslutning for anslutning in joined if anslutning.person != person)
