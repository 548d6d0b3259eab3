"""The blocks that a change of a document concerns, told within what a message may hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drafts.base.document import LINE_BREAK, BaseDocument
from drafts.base.order import strayed
from drafts.base.touched import touched
from drafts.comparing import Span, compare
from handlers.drawn import LIMIT, MARKS, marks, units
from handlers.placing import Names
from handlers.templates import say

ROOM = (LIMIT - 1_000, MARKS - 10)  # units and marks: what else the message says takes the rest

# How many passages and att-satser are told, and how much of each: the first that fits.
SIZES = ((3, 900, 800), (12, 240, 240), (12, 100, 160), (12, 60, 60), (4, 60, 60))


@dataclass(frozen=True, slots=True)
class Passage:
    """One block: where it stands, and what becomes of it."""

    place: str
    spans: tuple[Span, ...]
    moved: bool = False


def passages(old: BaseDocument, new: BaseDocument) -> tuple[Passage, ...]:
    """Those that differ, in reading order; what is struck last."""
    ids = touched(old, new)
    astray = strayed(tuple(b.id for b in old.blocks), tuple(b.id for b in new.blocks))
    before, after = ({b.id: b.text for b in d.blocks if b.id in ids} for d in (old, new))
    there, then = Names(new), Names(old)
    stay = [
        Passage(there.of(id_), _seen(compare(before.get(id_, ""), text)), id_ in astray)
        for id_, text in after.items()
    ]
    gone = [
        Passage(then.of(id_), _seen(compare(text, ""))) for id_, text in before.items() if id_ not in after
    ]
    return (*stay, *gone)


def only_reworded(old: BaseDocument, new: BaseDocument) -> str:
    """The id of the only block that differs, where it stands where it stood or is new; else empty."""
    ids = touched(old, new)
    astray = strayed(tuple(b.id for b in old.blocks), tuple(b.id for b in new.blocks))
    there = {block.id for block in new.blocks}
    return next(iter(ids)) if len(ids) == 1 and ids <= there and not ids & astray else ""


def told(found: tuple[Passage, ...], satser: tuple[str, ...] = ()) -> str:
    """The passages and the att-satser they are written as, in Telegram's HTML; of many, the first."""
    text = ""
    for count, length, words in SIZES:
        text = say(
            "passages.told",
            passages=found[:count],
            more=len(found) - count,
            length=length,
            satser=satser[:count],
            more_satser=len(satser) - count,
            words=words,
        )
        if (count >= len(found) or count > SIZES[0][0]) and _fits(text):
            break
    return text


def _fits(text: str) -> bool:
    return units(text) <= ROOM[0] and marks(text) <= ROOM[1]


def _seen(spans: Iterable[Span]) -> tuple[Span, ...]:
    """As a chat shows it: with line breaks it knows."""
    return tuple(Span(span.op, span.text.replace(LINE_BREAK, "\n")) for span in spans)
