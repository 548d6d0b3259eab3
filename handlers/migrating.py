"""A group becomes a supergroup: it has a new id, and its cards are hung anew."""

from __future__ import annotations

from telegram import Update

from drafts.stages import CLOSED
from handlers.context import Context
from handlers.letters import Face, Spot, View


async def migrate(update: Update, context: Context) -> None:
    """Telegram says it twice, in the old chat and in the new; the first telling does it."""
    message = update.effective_message
    if message and message.migrate_to_chat_id:
        context.work.moved.append((message.chat_id, message.migrate_to_chat_id))
        for draft in await context.shelf.drafts_in(Spot(message.chat_id)):
            if draft.stage not in CLOSED:
                context.work.say(Face(Spot(message.migrate_to_chat_id), draft.id, View.CARD))
