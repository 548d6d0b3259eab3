"""The secretary's answers: received, or a correction asked for in words."""

from __future__ import annotations

from drafts.draft import Draft
from drafts.rights import Seat
from drafts.sending import receive, send_back
from handlers.changing import put
from handlers.context import Context
from handlers.here import tapped
from handlers.letters import About, Answer, Message, Topic, tap
from handlers.mailing import mail_correction
from handlers.taps import Tap, Words
from handlers.templates import say
from handlers.work import Work


async def received(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    draft = put(context, draft, seat, receive(draft, seat, tap_.number(1)))
    tell_received(context.work, draft, seat)
    context.work.say(Answer(tap_.query, say("sending.received")))


def tell_received(work: Work, draft: Draft, seat: Seat) -> None:
    """Those who stand on it are told, each in their private chat: what they wait for should not be missed."""
    arende, version = seat.board.arende(draft.arende), len(draft.versions)
    text = say("sending.was_received", arende=arende, version=version, secretary=seat.person.name)
    work.tell(seat.board, (author.person for author in draft.authors), text)


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
    button = ((tap("Visa utkastet", "card", draft.id),),)
    context.work.tell(seat.board, (author.person for author in draft.authors), text, button)
