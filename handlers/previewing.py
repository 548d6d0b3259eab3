"""/forhandsvisa: the Bilaga as it would be handed in, as a picture to look at and a file to keep."""

from __future__ import annotations

from drafts.draft import Draft
from drafts.errors import Unprintable
from drafts.rights import Seat
from handlers.context import Context
from handlers.drawn import plain
from handlers.here import draft_here, readable, tapped
from handlers.letters import Answer, Document, Message, Pictures, Spot
from handlers.printing import attachments, laid_out, redlines
from handlers.redlines import pages
from handlers.refusals import sentence
from handlers.taps import Tap, Words
from handlers.templates import say


async def preview(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    await _preview(tap_.spot, draft, seat, context)
    context.work.say(Answer(tap_.query))


async def preview_by_command(words: Words, context: Context) -> None:
    draft, seat = await draft_here(words.spot, words.account, context)
    await _preview(words.spot, draft, seat, context)


async def _preview(spot: Spot, draft: Draft, seat: Seat, context: Context) -> None:
    """Characters that would be lost are shown as boxes, and named."""
    await readable(spot, draft, seat, context)
    bilaga = await laid_out(draft, seat.board, context)
    pictures = await context.desk.press.picture(bilaga)
    printed = await context.desk.press.print(bilaga)
    caption = say("previewing.caption", arende=seat.board.arende(draft.arende))
    name = plain(say("previewing.file", arende=draft.arende))
    context.work.say(Pictures(spot, tuple(context.work.keep(page) for page in pictures), caption))
    context.work.say(Document(spot, context.work.keep(printed.pdf), name))
    await _show_changes(spot, draft, seat, context)
    if lost := await context.desk.press.unprintable(bilaga):
        context.work.say(Message(spot, sentence(Unprintable(lost))))


async def _show_changes(spot: Spot, draft: Draft, seat: Seat, context: Context) -> None:
    """What the draft changes in the ärende's documents: in the chat, and as the files that go along."""
    for line in await redlines(draft, seat.board, context):
        for page in pages(line):
            context.work.say(Message(spot, page))
    for file in await attachments(draft, seat.board, context):
        context.work.say(Document(spot, file.sha256, file.name))
