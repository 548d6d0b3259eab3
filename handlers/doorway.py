"""To a draft's page: a button that opens it in Telegram, and a link of one's own for another browser."""

from __future__ import annotations

from drafts.link_errors import UnknownLink
from drafts.readers import reads_all
from handlers.context import Context
from handlers.letters import Button, Message
from handlers.taps import Words
from handlers.templates import say


async def show_door(words: Words, context: Context, draft_id: str) -> None:
    """Where one came from a group: there, everybody would have seen the link."""
    if not context.desk.pages or not words.spot.private:
        raise UnknownLink
    draft = await context.draft(draft_id)
    seat = await context.seat(words.account, draft.board)
    reads_all(draft, seat)
    link = context.desk.page_link(draft.id, words.account, context.work.now)
    rows = (context.ways.reading(draft.id, words.spot), (Button("Öppna i webbläsaren", url=link),))
    text = say("reading.door", arende=seat.board.arende(draft.arende))
    context.work.say(Message(words.spot, text, rows))
