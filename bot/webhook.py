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
from bot.poller import ALLOWED, Raw, rows
from bot.settings import BadSettings, Webhook
from bot.store.inbox import Inbox

SIZE_LIMIT = 1_000_000  # bytes; Telegram's are far smaller
PATIENCE = 5.0  # seconds that requests under way have when the bot stops; Telegram sends them again
SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 — the name of a header


async def announce(webhook: Webhook, bot: Bot) -> None:
    """Have Telegram send updates there from now on."""
    await bot.set_webhook(webhook.url, secret_token=webhook.secret, allowed_updates=ALLOWED)


@asynccontextmanager
async def listening(
    webhook: Webhook, inbox: Inbox, arrived: Callable[[], None], pages: Iterable[web.RouteDef] = ()
) -> AsyncIterator[None]:
    """`pages` are what people are shown, on the same server."""

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, webhook.secret.encode()):
            raise web.HTTPForbidden
        await inbox.arrive(coming := rows([_read(await request.read())]))
        measures.arrived(update for update, _chat, _body in coming)
        arrived()
        return web.Response()

    app = web.Application(client_max_size=SIZE_LIMIT)
    app.router.add_post(urlsplit(webhook.url).path or "/", receive)
    app.router.add_routes(pages)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=PATIENCE)
    await runner.setup()
    try:
        await _listen(runner, webhook.port)
        yield
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, port: int) -> None:
    try:
        await web.TCPSite(runner, port=port).start()
    except OSError as error:
        raise BadSettings(
            [f"Det går inte att lyssna på YRKA_WEBHOOK_PORT {port}: {error.strerror}."]
        ) from error


def _read(body: bytes) -> Raw:
    """What has a number is an update, and stored as it came; HTTPBadRequest for anything else."""
    try:
        update = json.loads(body)
    except ValueError as error:
        raise web.HTTPBadRequest from error
    if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
        raise web.HTTPBadRequest
    return update
