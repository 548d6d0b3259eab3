"""Fetching updates: each is in the inbox, on disk, before Telegram is told that it arrived."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable

from telegram import Bot, Update
from telegram.error import RetryAfter, TelegramError

from bot.store.inbox import Inbox

log = logging.getLogger(__name__)

HOLD = 30  # seconds Telegram may wait before it answers that there is nothing
ALLOWED = ["message", "callback_query", "my_chat_member"]


async def poll(bot: Bot, inbox: Inbox, arrived: Callable[[], None]) -> None:
    """Until cancelled. Asking for what comes after an update is what acknowledges it."""
    offset, failures = 0, 0
    while True:
        try:
            updates = await bot.get_updates(offset, timeout=HOLD, allowed_updates=ALLOWED)
        except TelegramError as error:
            failures += 1
            log.warning("no updates: %s", error)
            await asyncio.sleep(_pause(error, failures))
            continue
        failures = 0
        if updates:
            await inbox.arrive(rows(updates))
            offset = updates[-1].update_id + 1
            arrived()


def rows(updates: Iterable[Update]) -> list[tuple[int, int, str]]:
    return [(update.update_id, _chat(update), update.to_json()) for update in updates]


def _chat(update: Update) -> int:
    """Whose turn it takes: the chat's, or the user's where there is none."""
    if update.effective_chat:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else 0


def _pause(error: TelegramError, failures: int) -> float:
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return float(wait) if isinstance(wait, int) else wait.total_seconds()
    return float(min(30.0, 0.2 * 2 ** min(failures, 10)))
