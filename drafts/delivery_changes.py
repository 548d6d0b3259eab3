"""What happens to the mails a version is delivered by: stored, and what it does when it is folded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from drafts.draft import Draft, Version
from drafts.links import Link
from drafts.log import Entry


@dataclass(frozen=True, slots=True)
class MailPosted:
    """The newest version goes by mail to these secretaries. `links`: what they acknowledge it by, if any."""

    people: tuple[str, ...]
    links: tuple[Link, ...] = ()

    def apply(self, draft: Draft, _entry: Entry[Any]) -> Draft:
        *before, last = draft.versions
        return replace(draft, versions=(*before, replace(last, mailed=self.people, links=self.links)))


@dataclass(frozen=True, slots=True)
class MailTaken:
    """The mail server has taken the mail that delivers this version. `name`: the person's, as it was then."""

    version: int
    person: str
    name: str

    def apply(self, draft: Draft, _entry: Entry[Any]) -> Draft:
        version = draft.versions[self.version - 1]
        return _with(draft, replace(version, taken=(*version.taken, self.person)))


@dataclass(frozen=True, slots=True)
class MailRefused:
    """The mail server will never take the mail. `why` is what it said."""

    version: int
    person: str
    name: str
    why: str

    def apply(self, draft: Draft, _entry: Entry[Any]) -> Draft:
        return draft


MailChange = MailPosted | MailTaken | MailRefused


def _with(draft: Draft, version: Version) -> Draft:
    versions = tuple(version if other.number == version.number else other for other in draft.versions)
    return replace(draft, versions=versions)
