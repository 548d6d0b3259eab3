"""Updates by webhook: each is in the inbox, on disk, before Telegram is told 200."""

from __future__ import annotations

import hmac
import json
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Bot

from bot import measures
from bot.poller import ALLOWED, Raw, row
from bot.settings import Webhook
from bot.store.inbox import Inbox
from bot.web import served

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 — the name of a header


async def announce(webhook: Webhook, bot: Bot) -> None:
    """Have Telegram send updates there from now on."""
    await bot.set_webhook(webhook.url, secret_token=webhook.secret, allowed_updates=ALLOWED)


@asynccontextmanager
async def listening(
    webhook: Webhook,
    inbox: Inbox,
    arrived: Callable[[], None],
    pages: Iterable[web.RouteDef] = (),
    *,
    shared: bool = False,
) -> AsyncIterator[None]:
    """`pages` are what people are shown, on the same server. `shared`: other processes listen there too."""

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, webhook.secret.encode()):
            raise web.HTTPForbidden
        await inbox.arrive([update := row(_read(await request.read()))])
        measures.arrived([update.update_id])
        arrived()
        return web.Response()

    telling = web.post(urlsplit(webhook.url).path or "/", receive)
    async with served([telling, *pages], webhook.port, "YRKA_WEBHOOK_PORT", shared=shared):
        yield


def _read(body: bytes) -> Raw:
    """What has a number is an update, and stored as it came; HTTPBadRequest for anything else."""
    try:
        update = json.loads(body)
    except ValueError as error:
        raise web.HTTPBadRequest from error
    if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
        raise web.HTTPBadRequest
    return update
