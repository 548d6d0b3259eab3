"""One-time deep links: a secret that lets one account in, once, for a while.

Only the secret's hash is kept; the link itself is seen by whoever was handed it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from drafts.link_errors import ExpiredLink, RevokedLink, UnknownLink, UsedLink

LIFETIME = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Link:
    digest: str
    person: str  # whom it binds; empty for an invitation to a draft
    by: str
    expires: datetime
    used: bool = False
    revoked: bool = False


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def find(links: tuple[Link, ...], secret: str) -> Link:
    """The link this secret opens; UnknownLink where there is none."""
    wanted = digest(secret)
    found = [link for link in links if link.digest == wanted]
    if not found:
        raise UnknownLink
    return found[0]


def usable(link: Link, now: datetime) -> Link:
    """The link, if it still opens: UsedLink, RevokedLink or ExpiredLink where it does not."""
    if link.used:
        raise UsedLink
    if link.revoked:
        raise RevokedLink
    if now >= link.expires:
        raise ExpiredLink
    return link
