"""The bot is let in again: what hangs in the chat is drawn anew, for it may have changed meanwhile."""

from __future__ import annotations

from telegram import ChatMember, Update

from handlers.context import Context

PRESENT = frozenset({ChatMember.MEMBER, ChatMember.ADMINISTRATOR})


async def come_back(update: Update, context: Context) -> None:
    """Added to a group once more, no longer blocked, or in a topic that is open again."""
    change = update.my_chat_member
    if update.effective_chat and (change is None or change.new_chat_member.status in PRESENT):
        context.work.returned.append(update.effective_chat.id)
