"""/hjalp, and the rest of what a card can do."""

from __future__ import annotations

from drafts.errors import NotOnRegister
from handlers.context import Context
from handlers.here import tapped
from handlers.letters import Answer, Message, tap
from handlers.taps import Tap, Words
from handlers.templates import say


async def help_(words: Words, context: Context) -> None:
    try:
        seats = await context.seats(words.account)
    except NotOnRegister:
        context.work.say(Message(words.spot, say("starting.stranger")))
        return
    secretary = any(seat.person in seat.board.secretaries for seat in seats)
    text = say("helping.secretary" if secretary else "helping.politician", private=words.spot.private)
    context.work.say(Message(words.spot, text))


async def more(tap_: Tap, context: Context) -> None:
    """What one seldom needs: taking back a signature, leaving, withdrawing."""
    draft, seat = await tapped(tap_, context)
    draft.author(seat.person.id)
    rows = (
        (tap("Stryk min underskrift", "unsign", draft.id),),
        (tap("Lämna utkastet", "leave", draft.id),),
        (tap("Ta tillbaka förslaget", "withdraw", draft.id),),
    )
    text = say("helping.more", arende=seat.board.arende(draft.arende), person=seat.person)
    context.work.say(Message(tap_.spot, text, rows))
    context.work.say(Answer(tap_.query))
