"""The secretary's answers: received, or a correction asked for in words."""

from __future__ import annotations

from drafts.sending import receive, send_back
from handlers.changing import put
from handlers.context import Context
from handlers.here import tapped
from handlers.letters import About, Answer, Message, Spot, Topic, tap
from handlers.mailing import mail_correction
from handlers.taps import Tap, Words
from handlers.templates import say


async def received(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    put(context, draft, seat, receive(draft, seat, tap_.number(1)))
    context.work.say(Answer(tap_.query, say("sending.received")))


async def ask_correction(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    version = tap_.number(1)
    send_back(draft, seat, version, "…")  # refused now rather than when the words are written
    text = say("sending.ask_correction", arende=seat.board.arende(draft.arende), version=version)
    about = About(Topic.CORRECTION, draft.id, account=tap_.account, fields={"version": str(version)})
    context.work.say(Message(tap_.spot, text, about=about, asks=say("sending.asks_correction")))
    context.work.say(Answer(tap_.query))


async def correction(words: Words, context: Context, about: About) -> None:
    """The words go to everybody who stands on the draft, and it is open again."""
    draft = await context.draft(about.draft)
    seat = await context.seat(words.account, draft.board)
    version = int(about.fields["version"])
    draft = put(context, draft, seat, send_back(draft, seat, version, words.text))
    arende, said = seat.board.arende(draft.arende), draft.versions[-1].returned
    mail_correction(context, draft, seat, said)
    context.work.say(Message(words.spot, say("sending.correction_sent", arende=arende, words=said)))
    text = say("sending.correction", arende=arende, version=version, secretary=seat.person.name, words=said)
    for account in seat.board.accounts_of(author.person for author in draft.authors):
        context.work.say(Message(Spot(account), text, ((tap("Visa utkastet", "card", draft.id),),)))
