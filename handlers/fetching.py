"""A file that somebody sent is fetched from Telegram; while it is read the chat shows that somebody works."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from typing import TypeVar

from telegram.constants import ChatAction
from telegram.error import TelegramError

from drafts.errors import BadFile
from drafts.faults import Why
from handlers.context import Context
from handlers.taps import Words
from handlers.templates import say

T = TypeVar("T")

GLANCE = 1.0  # seconds before what takes long is said to
SHOWN = 4.0  # seconds that Telegram shows that somebody is at work
READING = 1  # which of the passing messages of a chat it is
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


async def patiently(reading: Awaitable[T], words: Words, context: Context) -> T:
    """What comes of it. For as long as it takes the chat shows that it is being read."""
    job = asyncio.ensure_future(reading)
    try:
        await show_busy(words.spot.chat, context)
        await asyncio.wait({job}, timeout=GLANCE)
        while not job.done():
            await _show_reading(words, context)
            await asyncio.wait({job}, timeout=SHOWN)
    finally:
        job.cancel()
    return job.result()


async def _show_reading(words: Words, context: Context) -> None:
    """In a private chat as a message that passes, where Telegram knows of such; it is no letter."""
    await show_busy(words.spot.chat, context)
    if words.spot.private:
        with suppress(TelegramError):
            told = say("filing.reading", name=words.file_name)
            await context.bot.send_message_draft(words.spot.chat, READING, told)


async def show_busy(chat: int, context: Context, action: ChatAction = ChatAction.TYPING) -> None:
    """For some seconds; nothing depends on it, so nothing comes of it where Telegram says no."""
    with suppress(TelegramError):
        await context.bot.send_chat_action(chat, action)
