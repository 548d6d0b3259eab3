"""What a bot in privacy mode sees of a chat it is in.

Telegram's rule (core.telegram.org/bots/features#privacy-mode): commands meant for it, commands meant for
nobody in particular, replies to its own messages, and every service message. An administrator sees all.
Whether words in a topic the bot itself made count as answers to it is nowhere said; here they do not, so that
nothing relies on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.local.messages import Message
    from bot.local.users import User


def is_seen_by(bot: User, message: Message) -> bool:
    chat = message.chat
    if not chat.has(bot):
        return False
    return (
        chat.is_private
        or chat.is_run_by(bot)
        or message.service is not None
        or is_command_for(bot, message)
        or answers(bot, message)
    )


def answers(bot: User, message: Message) -> bool:
    answered = message.reply_to
    return answered is not None and answered.sender is bot and answered.service is None


def is_command_for(bot: User, message: Message) -> bool:
    if not any(entity.type == "bot_command" and entity.offset == 0 for entity in message.entities):
        return False
    addressee = message.text.split(maxsplit=1)[0].partition("@")[2]
    return not addressee or addressee.lower() == (bot.username or "").lower()
