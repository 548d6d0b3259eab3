"""A file that somebody sent is fetched from Telegram; while it is read the chat shows that somebody works."""

from __future__ import annotations

from contextlib import suppress

from telegram.constants import ChatAction
from telegram.error import TelegramError

from drafts.errors import BadFile
from drafts.faults import Why
from handlers.context import Context
from handlers.taps import Words

SIZE_LIMIT = 20_000_000  # bytes: what Telegram lets a bot fetch


async def fetch(words: Words, context: Context) -> bytes:
    """BadFile where it is too large, or Telegram does not hand it out: its own files fail it at times."""
    if words.file_size > SIZE_LIMIT:
        raise BadFile(Why.DOCUMENT_SIZE)
    try:
        file = await context.bot.get_file(words.file)
        return bytes(await file.download_as_bytearray())
    except TelegramError as error:
        raise BadFile(Why.NOT_FETCHED) from error


async def show_busy(chat: int, context: Context, action: ChatAction = ChatAction.TYPING) -> None:
    """For some seconds; nothing depends on it, so nothing comes of it where Telegram says no."""
    with suppress(TelegramError):
        await context.bot.send_chat_action(chat, action)
