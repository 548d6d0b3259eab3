"""/hjalp, and the rest of what a card can do."""

from __future__ import annotations

from drafts.people import Role
from drafts.rights import Seat, may_set_serving
from handlers.context import Context
from handlers.here import tapped
from handlers.letters import Answer, Button, Message, grave, tap
from handlers.taps import Tap, Words
from handlers.templates import say
from handlers.whispering import aside


async def help_(words: Words, context: Context) -> None:
    seats = await context.own_seats(words.account)
    if not seats:
        context.work.say(aside(words, say("starting.stranger")))
    secretary = any(seat.person in seat.board.secretaries for seat in seats)
    politician = any(seat.person not in seat.board.secretaries for seat in seats)
    if politician:
        leads = any(seat.person.gruppledare for seat in seats)
        serving = any(_sets_serving(seat) for seat in seats)
        context.work.say(aside(words, say("helping.politician", leads=leads, serving=serving)))
    if secretary:
        context.work.say(aside(words, say("helping.secretary")))


def _sets_serving(seat: Seat) -> bool:
    return any(p.role is Role.ERSATTARE and may_set_serving(seat, p) for p in seat.board.people)


async def more(tap_: Tap, context: Context) -> None:
    """What one seldom needs: another browser, taking back a signature, leaving, merging, withdrawing."""
    draft, seat = await tapped(tap_, context)
    draft.author(seat.person.id)
    browser = Button("Läs i webbläsaren", url=context.deep_link(f"sida-{draft.id}"))
    rows = (
        *(((browser,),) if context.desk.pages else ()),
        (grave(tap("Stryk min underskrift", "unsign", draft.id, tap_.account)),),
        (grave(tap("Gå ur utkastet", "leave", draft.id, tap_.account)),),
        (tap("Slå ihop med ett annat utkast", "unions", draft.id),),
        (tap("Kopiera till ett annat ärende", "copy", draft.id),),
        (grave(tap("Ta tillbaka förslaget", "withdraw", draft.id)),),
    )
    text = say("helping.more", arende=seat.board.arende(draft.arende), person=seat.person)
    context.work.say(Message(tap_.spot, text, rows))
    context.work.say(Answer(tap_.query))
