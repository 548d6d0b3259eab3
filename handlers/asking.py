"""The one question that waits for words in a private chat."""

from __future__ import annotations

from dataclasses import replace

from handlers.context import Context
from handlers.letters import Spot


async def set_aside(spot: Spot, context: Context) -> None:
    """Whoever taps or commands has turned to something else: what they write next answers it no more.

    A reply to the question still does.
    """
    asked = await context.shelf.asked(spot) if spot.private else None
    if asked:
        message, about = asked
        context.work.marked.append((spot, message, replace(about, open=False)))
