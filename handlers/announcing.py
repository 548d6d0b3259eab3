"""The secretary notes that a proposal has been moved at the meeting: it is not corrected after that."""

from __future__ import annotations

from drafts.announcing import announce
from drafts.rights import check_secretary
from handlers.changing import put
from handlers.context import Context
from handlers.here import tapped
from handlers.letters import Answer, Edit, Message, chief, tap
from handlers.taps import Tap
from handlers.templates import say


async def ask(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    version = tap_.number(1)
    announce(draft, seat, version)  # refused now rather than when the answer comes
    text = say("anslutning.announce", arende=seat.board.arende(draft.arende), version=version)
    yes, no = chief(tap("Ja, anmält", "anmald", draft.id, version)), tap("Avbryt", "anmalej", draft.id)
    context.work.say(Message(tap_.spot, text, ((yes, no),)))
    context.work.say(Answer(tap_.query))


async def announced(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    put(context, draft, seat, announce(draft, seat, tap_.number(1)))
    arende = seat.board.arende(draft.arende)
    context.work.say(Edit(tap_.spot, tap_.message, say("anslutning.announced", arende=arende)))


async def cancel(tap_: Tap, context: Context) -> None:
    _draft, seat = await tapped(tap_, context)
    check_secretary(seat)
    context.work.say(Edit(tap_.spot, tap_.message, say("anslutning.not_announced")))
