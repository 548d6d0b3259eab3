"""*Hämta allt*: everything that came in for a meeting, as one archive, or several where it is large."""

from __future__ import annotations

from telegram.constants import ChatAction

from drafts.errors import StaleButton
from drafts.inbox import inbox
from drafts.records import Archive, archive
from drafts.rights import check_secretary
from handlers.context import Context
from handlers.fetching import show_busy
from handlers.letters import Document, Message, Spot
from handlers.taps import Tap
from handlers.templates import say


async def fetch_all(tap_: Tap, context: Context) -> None:
    """Built off the event loop; in the secretary's private chat, once."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    check_secretary(seat)
    drafts = await context.shelf.drafts_of(seat.board.id)
    whole = archive(seat.board, tap_.arg(1), inbox(seat.board, drafts, tap_.arg(1)))
    if not whole.records:
        raise StaleButton
    spot = Spot(tap_.account)
    await show_busy(spot.chat, context, ChatAction.UPLOAD_DOCUMENT)
    parts = await context.desk.press.archive(whole, await _files(whole, context))
    aside = sum(record.set_aside for record in whole.records)
    told = say("inbox.archive", whole=whole, parts=len(parts), aside=aside)
    context.work.say(Message(spot, told))
    for part in parts:
        context.work.say(Document(spot, context.work.keep(part.data), part.name))


async def _files(whole: Archive, context: Context) -> dict[str, bytes]:
    """As they were sent, by SHA-256."""
    wanted = {file.sha256 for record in whole.records for file in record.files}
    return {sha256: await context.shelf.file(sha256) for sha256 in sorted(wanted)}
