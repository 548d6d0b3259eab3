"""The change that was just adopted on a page, taken back again."""

from __future__ import annotations

from drafts.drafting import undo
from handlers.changing import put
from handlers.context import Context
from handlers.documents import handlingar_of
from handlers.pages.visit import Onward, Visit, written


async def take_back(visit: Visit, context: Context) -> Onward:
    """Only the latest change is undone, and only if it is the one that the button spoke of."""
    reader = await written(visit, context)
    number = visit.says("klart")
    seq = int(number) if number.isascii() and number.isdecimal() else 0
    put(context, reader.draft, reader.seat, undo(reader.draft, reader.seat, seq))
    there = {handling.id for handling in handlingar_of(reader.draft, reader.seat)}
    below = f"/handling/{visit.says('handling')}" if visit.says("handling") in there else ""
    return Onward(f"{visit.frame.root}{below}?andra=1&angrat=1")
