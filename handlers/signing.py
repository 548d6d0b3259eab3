"""Signing what one has seen, and taking a signature back."""

from __future__ import annotations

from drafts.signing import sign, unsign
from handlers.changing import put
from handlers.context import Context
from handlers.here import tapped, tapped_by_whom_it_was_shown
from handlers.letters import Answer, Edit
from handlers.taps import Tap
from handlers.templates import say


async def sign_seen(tap_: Tap, context: Context) -> None:
    """Signs the text the button was shown with, and no other."""
    draft, seat = await tapped(tap_, context)
    put(context, draft, seat, sign(draft, seat, tap_.arg(1)))
    context.work.say(Answer(tap_.query, say("signing.signed")))


async def unsign_here(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped_by_whom_it_was_shown(tap_, context)
    put(context, draft, seat, unsign(draft, seat))
    arende = seat.board.arende(draft.arende)
    context.work.say(
        Edit(tap_.spot, tap_.message, say("signing.unsigned", arende=arende, person=seat.person))
    )
