"""The bot, put together, and the loops that keep it going."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes, Defaults

from bot.alarm import Alarm
from bot.checks import Checks, checked
from bot.clock import Clock
from bot.desk import Desk
from bot.gestures import gestures
from bot.mail.carrier import Carrier
from bot.mail.mailer import Mailer
from bot.pages.keys import Keys
from bot.pages.site import shown
from bot.poller import poll
from bot.posting import Poster
from bot.postman import Postman
from bot.settings import Settings
from bot.store.inbox import Inbox
from bot.store.keyed import opened
from bot.store.ledger import Ledger
from bot.store.outbox import Outbox
from bot.store.remains import Remains
from bot.store.shelf import Shelf
from bot.store.turns import Turns
from bot.store.where import Server
from bot.sweeping import Sweeper
from bot.tireless import keep_on, pause
from bot.transport import Transport
from bot.worker import Worker
from drafts.pacing import Pace
from handlers.context import App, Context
from handlers.menu import publish
from handlers.pacing import Paces
from handlers.refusals import remember

if TYPE_CHECKING:
    from aiohttp import web

log = logging.getLogger(__name__)

Pages = list["web.RouteDef"]


def build(settings: Settings, shelf: Shelf) -> App:
    """The Application, without an updater: updates come from the inbox (bot/poller.py says why)."""
    request = Transport(settings.api)  # one pool for everything
    builder: ApplicationBuilder[Any, Context, Any, Any, Any, Any] = (
        ApplicationBuilder()
        .token(settings.token)
        .base_url(f"{settings.api}/bot")
        .base_file_url(f"{settings.api}/file/bot")
        .updater(None)
        .request(request)
        .get_updates_request(request)
        .context_types(ContextTypes(context=Context))
        .defaults(
            Defaults(
                parse_mode=ParseMode.HTML,
                tzinfo=ZoneInfo("Europe/Stockholm"),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        )
    )
    app: App = builder.build()
    app.add_handlers(gestures())
    app.add_error_handler(remember)
    app.bot_data["desk"] = Desk(
        shelf,
        mails=settings.mail is not None,
        receipts=settings.receipts,
        pages=settings.pages,
        keys=Keys(settings.token),
        own_styles=settings.styles,
        paces=Paces(Pace() if settings.is_telegram else None),
    )
    return app


@asynccontextmanager
async def running(settings: Settings, clock: Clock | None = None) -> AsyncIterator[App]:
    """The bot at work; when the block is left it finishes what it has begun, and stops."""
    async with opened(settings) as database:
        shelf, inbox, ledger, clock = Shelf(database), Inbox(database), Ledger(database), clock or Clock()
        app = build(settings, shelf)
        checks = Checks(database, app.bot, settings.metrics_secret)
        async with checked(checks, settings.health_port), _connected(app):
            outbox, mailer = Outbox(database), Mailer(settings.mail) if settings.mail else None
            carrier = Carrier(mailer, outbox, shelf, ledger)
            poster = Poster(app.bot, outbox, shelf, settings.pages)
            turns = Turns(database) if settings.is_telegram else None
            postman = Postman(poster, settings.pause, carrier, turns)
            worker = Worker(app, inbox, ledger, postman.bell.ring, clock)
            sweeper = Sweeper(shelf, ledger, Remains(database), postman.bell.ring)
            alarm = Alarm(clock, shelf, ledger, postman.bell.ring, sweeper)
            jobs = (worker.run, postman.run, alarm.run, lambda: publish(app.bot))
            pages = _pages(settings, app, ledger, postman.bell.ring, clock)
            about = [*checks.routes(), *pages]
            async with (
                _doing(*jobs),
                shown(settings.site, pages),
                _updates(settings, app, inbox, worker, about),
            ):
                yield app


@asynccontextmanager
async def _connected(app: App) -> AsyncIterator[None]:
    """InvalidToken where there is no such bot; with Telegram out of reach it waits."""
    failures = 0
    while True:
        try:
            await app.initialize()
        except InvalidToken:
            raise
        except TelegramError as error:
            failures += 1
            log.warning("Telegram svarar inte: %s", error)
            await asyncio.sleep(pause(failures))
        else:
            break
    try:
        yield
    finally:
        await app.shutdown()


@asynccontextmanager
async def _updates(
    settings: Settings, app: App, inbox: Inbox, worker: Worker, pages: Pages
) -> AsyncIterator[None]:
    if webhook := settings.webhook:
        from bot.webhook import announce, listening  # noqa: PLC0415 — a web server, for those who have one

        async with (
            listening(webhook, inbox, worker.bell.ring, pages, shared=isinstance(settings.database, Server)),
            _doing(lambda: announce(webhook, app.bot)),
        ):
            yield
    else:
        async with _doing(lambda: poll(app.bot, inbox, worker.bell.ring)):
            yield


def _pages(settings: Settings, app: App, ledger: Ledger, ring: Callable[[], None], clock: Clock) -> Pages:
    """What people are shown on the web, where there is a web server."""
    if not (settings.webhook or settings.site):
        return []
    from bot.mail.receipts import Receipts  # noqa: PLC0415 — the same
    from bot.pages.routes import Reading  # noqa: PLC0415 — the same

    desk: Desk = app.bot_data["desk"]
    pages = Reading(app, desk.keys, ledger, ring, clock).routes(settings.pages)
    if settings.webhook is None:
        return pages
    receipts = Receipts(desk.shelf, ledger, ring, clock.now)
    return [*pages, *receipts.routes(urlsplit(settings.webhook.url).path)]


@asynccontextmanager
async def _doing(*jobs: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(keep_on(job)) for job in jobs]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
