"""What somebody sees in a chat, and what they do with it: no more than their phone shows."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from bot.local import Chat, Message, User

SEEN = 500  # messages that somebody scrolls back: else the card is out of reach for good


def newest(chat: Chat, label: str, after: int = 0) -> Message | None:
    """The newest message with such a button, after the one with that id."""
    return found(chat, lambda message: message.id > after and bool(data(message, label)))


def question(chat: Chat) -> Message | None:
    """The newest that opens a reply field."""
    return found(chat, lambda message: message.force_reply is not None)


def found(chat: Chat, fits: Callable[[Message], bool]) -> Message | None:
    return next(filter(fits, itertools.islice(reversed(chat.messages.values()), SEEN)), None)


def data(message: Message, label: str) -> str:
    """What such a button of the message, as it now is, carries; empty where there is none."""
    now = message.chat.messages.get(message.id, message)
    buttons = (button for row in now.buttons for button in row)
    return next((button.data or "" for button in buttons if button.label == label), "")


def says(user: User, words: str, chat: Chat, reply_to: Message | None = None) -> None:
    """Where the bot is there to hear it."""
    if _is_open(user, chat):
        user.says(words, chat, reply_to=reply_to)


def taps(user: User, message: Message | None, label: str) -> None:
    """What was there a moment ago may be gone."""
    now = user.world.now(message) if message else None
    if now and _is_open(user, now.chat) and data(now, label):
        user.taps(now, label)


def _is_open(user: User, chat: Chat) -> bool:
    return not user.has_blocked_bot if chat.is_private else chat.has(user.world.bot)
