"""People of a register between its file and the board: what a file is silent about, what is kept of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, replace

from drafts.people import Person, Role


def remembered(now: Person, was: Person, unsaid: Collection[str]) -> Person:
    """With what was known of them, where the file has no column for it."""
    if "email" in unsaid:
        now = replace(now, email=was.email)
    if "gruppledare" in unsaid:
        now = replace(now, gruppledare=was.gruppledare and now.role is not Role.SEKRETERARE)
    return now


def packed(people: Iterable[Person]) -> bytes:
    """As they are kept until somebody says that they are right: no more of the file than is used."""
    return json.dumps([asdict(person) for person in people]).encode()


def unpacked(data: bytes) -> tuple[Person, ...]:
    return tuple(Person(**{**fields, "role": Role(fields["role"])}) for fields in json.loads(data))
