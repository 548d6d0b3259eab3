"""Updates that come once more when they have long been done."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from random import Random

from aiohttp import ClientError, ClientSession

from bot.local.updates import Update
from bot.settings import Webhook
from bot.webhook import SECRET

LATEST = 20.0  # seconds


@asynccontextmanager
async def coming_again(webhook: Webhook, chance: Random) -> AsyncIterator[Callable[[Update], None]]:
    """Deliver updates once more, whatever comes of it."""
    async with ClientSession() as session:
        tasks: set[asyncio.Task[None]] = set()

        async def deliver(update: Update, after: float) -> None:
            await asyncio.sleep(after)
            with suppress(ClientError, OSError):
                async with session.post(webhook.url, json=update.json, headers={SECRET: webhook.secret}):
                    pass

        def again(update: Update) -> None:
            task = asyncio.create_task(deliver(update, chance.uniform(LATEST / 2, LATEST)))
            tasks.add(task)
            task.add_done_callback(tasks.discard)

        try:
            yield again
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
