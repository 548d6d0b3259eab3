"""The documents of an ärende (*handlingar*): filed with it, to be read and amended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Handling:
    """One version of a document. `document` names the text as it was read, `original` the file it came in.

    Both are the SHA-256 (64 hex digits) of what is stored. Every version of a document has its `id`.
    """

    id: str
    arende: str
    title: str
    name: str  # the file's
    version: int
    document: str
    original: str
    removed: bool = False


def newest(handlingar: tuple[Handling, ...], arende: str) -> tuple[Handling, ...]:
    """The latest version of each document of the ärende that has not been taken away, in the order filed."""
    latest = {handling.id: handling for handling in handlingar if handling.arende == arende}
    return tuple(handling for handling in latest.values() if not handling.removed)
