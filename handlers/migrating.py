"""A group becomes a supergroup: it has a new id, and its cards are hung anew."""

from __future__ import annotations

from telegram import Update

from handlers.context import Context


async def migrate(update: Update, context: Context) -> None:
    """Telegram says it twice, in the old chat and in the new; the first telling does it."""
    message = update.effective_message
    if message and message.migrate_to_chat_id:
        context.work.moved.append((message.chat_id, message.migrate_to_chat_id))
