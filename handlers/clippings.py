"""Passages of the minutes as messages whose text is copied by a tap on it.

Telegram copies a block of fixed width whole, on a phone as on a computer. A button copies too, without even a
look at the text, but holds no more than 256 characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafts.minutes.passage import Passage
from handlers.letters import Button, Message, Rows, Spot
from handlers.telling import cut, size
from handlers.templates import say

ROOM = 3_800  # units: a heading takes the rest of what a message holds
COPIED = 256  # characters that a button copies
BETWEEN = "\n\n"


def clippings(spot: Spot, heading: str, text: str) -> Iterator[Message]:
    """The text in as many messages as it takes, parted between paragraphs."""
    parts = packed(text.split(BETWEEN))
    for n, part in enumerate(parts, 1):
        told = say("minutes.clipping", heading=heading, text=part, number=n, count=len(parts))
        yield Message(spot, told, copying(part))


def passage_text(passage: Passage) -> str:
    return BETWEEN.join(passage.paragraphs)


def packed(paragraphs: Iterable[str], room: int = ROOM) -> list[str]:
    """As few texts as hold them all; a paragraph is broken only where none could hold it."""
    texts: list[str] = []
    for paragraph in paragraphs:
        for part in _parts(paragraph, room):
            joined = f"{texts[-1]}{BETWEEN}{part}" if texts else part
            texts[-1:] = [joined] if size(joined) <= room else [*texts[-1:], part]
    return texts


def _parts(paragraph: str, room: int) -> Iterator[str]:
    while size(paragraph) > room:
        head = cut(paragraph, room)
        head = head.rsplit(" ", 1)[0] or head
        yield head
        paragraph = paragraph[len(head) :].lstrip()
    yield paragraph


def copying(text: str) -> Rows:
    """A button that copies the text, where Telegram lets one hold so much."""
    return ((Button("Kopiera", copy=text),),) if text and len(text) <= COPIED and size(text) <= COPIED else ()
