"""What a proposal would give away about somebody when it becomes a public record: their personnummer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafts.advice.personnummer import mask, numbers
from drafts.amendment import Shown
from drafts.text import TITLE, Text


@dataclass(frozen=True, slots=True)
class Exposed:
    """`number` is masked (19850101-XXXX); `item` is the piece, or the amendment, that has it."""

    item: str
    number: str


def exposed(text: Text) -> tuple[Exposed, ...]:
    """Each number once a piece, in the order they stand."""
    found = (Exposed(id_, mask(number)) for id_, words in _printed(text) for number in numbers(words))
    return tuple(dict.fromkeys(found))


def _printed(text: Text) -> Iterator[tuple[str, str]]:
    """All words that the Bilaga carries, with the ids of what they are part of."""
    yield TITLE, text.title
    yield from ((item.id, item.text) for item in text.items)
    for amendment in text.amendments:
        yield from ((amendment.id, sats) for sats in amendment.satser)
        if text.shown is not Shown.INSTRUCTIONS:
            yield amendment.id, amendment.patch
