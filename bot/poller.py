"""Fetching updates: each is in the inbox, on disk, before Telegram is told that it arrived.

They are stored as they came, unread: one that no library of today understands stops nobody else's.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import Conflict, RetryAfter, TelegramError

from bot import measures
from bot.arrival import is_id
from bot.store.inbox import Arrived, Inbox
from bot.tireless import pause

log = logging.getLogger(__name__)

TAKEN = 2.0  # seconds until it is looked whether the process that asks is still there
HOLD = 30  # seconds Telegram may wait before it answers that there is nothing
ALLOWED = ["message", "callback_query", "my_chat_member"]

Raw = dict[str, Any]


async def poll(bot: Bot, inbox: Inbox, arrived: Callable[[], None]) -> None:
    """Until cancelled: of several processes one asks, and another where that is gone."""
    while True:
        async with inbox.receiving() as ours:
            if ours:
                await _ask(bot, inbox, arrived)
        await asyncio.sleep(TAKEN)


async def _ask(bot: Bot, inbox: Inbox, arrived: Callable[[], None]) -> None:
    """Until cancelled. Asking for what comes after an update is what acknowledges it."""
    offset, failures = 0, 0
    while True:
        try:
            updates = await _fetch(bot, offset)
        except TelegramError as error:
            failures += 1
            log.warning("no updates: %s", error)
            await asyncio.sleep(_wait(error, failures))
            offset = 0
            await _free(bot, error)
            continue
        failures = 0
        # With nothing left to acknowledge it starts from 0: after a quiet week the numbers begin anywhere.
        offset = updates[-1]["update_id"] + 1 if updates else 0
        if updates:
            await inbox.arrive(map(row, updates))
            measures.arrived(update["update_id"] for update in updates)
            arrived()


async def _fetch(bot: Bot, offset: int) -> list[Raw]:
    asked = urlencode({"offset": offset, "timeout": HOLD, "allowed_updates": json.dumps(ALLOWED)})
    updates: Any = await bot.request.post(f"{bot.base_url}/getUpdates?{asked}", read_timeout=HOLD + 10)
    return list(updates)


async def _free(bot: Bot, error: TelegramError) -> None:
    """A webhook that was set in another life keeps the updates from us."""
    if isinstance(error, Conflict):
        try:
            await bot.delete_webhook()
        except TelegramError as kept:
            log.warning("the webhook is still there: %s", kept)


def row(update: Raw) -> Arrived:
    written = _part(update.get("message"), "message_id")
    message = written if is_id(written) else 0
    return Arrived(update["update_id"], chat_of(update), json.dumps(update), message)


def chat_of(update: Raw) -> int:
    """Whose turn it takes: the chat's, or the user's where there is none; 0 for what is nobody's."""
    for body in update.values():
        for place in (_part(body, "chat"), _part(_part(body, "message"), "chat"), _part(body, "from")):
            if is_id(id_ := _part(place, "id")):
                return id_
    return 0


def _part(whole: object, name: str) -> object:
    return whole.get(name) if isinstance(whole, dict) else None


def _wait(error: TelegramError, failures: int) -> float:
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return float(wait) if isinstance(wait, int) else wait.total_seconds()
    return pause(failures)
