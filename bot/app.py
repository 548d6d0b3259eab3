"""The bot, put together: what is laid out for the gestures, and the loops that keep it going."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import InvalidToken, TelegramError
from telegram.ext import AIORateLimiter, ApplicationBuilder, ContextTypes, Defaults

from bot.alarm import Alarm
from bot.checks import Checks, checked
from bot.clock import Clock
from bot.gestures import gestures
from bot.mail.carrier import Carrier
from bot.mail.mailer import Mailer
from bot.poller import poll
from bot.postman import Postman
from bot.press import Press
from bot.readers.sandbox import read_tables, read_upload
from bot.settings import Settings
from bot.store import codec
from bot.store.inbox import Inbox
from bot.store.keyed import opened
from bot.store.ledger import Ledger
from bot.store.outbox import Outbox
from bot.store.remains import Remains
from bot.store.shelf import Shelf
from bot.styles.folder import load_styles
from bot.sweeping import Sweeper
from bot.tireless import keep_on, pause
from bot.transport import Transport
from bot.worker import Worker
from drafts.agenda import Agenda, read_agenda
from drafts.base.document import BaseDocument
from drafts.base.found import Found
from drafts.pacing import Pace
from drafts.table import Sheet
from handlers.context import App, Context
from handlers.house_style import Style
from handlers.menu import publish
from handlers.pacing import Paces
from handlers.refusals import remember

if TYPE_CHECKING:
    from aiohttp import web

log = logging.getLogger(__name__)

Pages = list["web.RouteDef"]


@dataclass(frozen=True)
class Desk:
    """What the gestures are handed."""

    shelf: Shelf
    press: Press = field(default_factory=Press)
    mails: bool = False
    receipts: str = ""
    own_styles: Path | None = None
    paces: Paces = field(default_factory=Paces)

    async def styles(self) -> Mapping[str, Style]:
        return await asyncio.to_thread(load_styles, self.own_styles)

    def read_agenda(self, data: bytes) -> Agenda:
        from bot.boards.agenda_file import agenda_rows  # noqa: PLC0415 — YAML, for the few who upload it

        return read_agenda(agenda_rows(data))

    async def read_upload(self, data: bytes, name: str) -> Found:
        return await read_upload(data, name)

    async def read_tables(self, data: bytes, name: str) -> Found | tuple[Sheet, ...]:
        return await read_tables(data, name)

    def written(self, document: BaseDocument) -> bytes:
        return codec.written(document).encode()


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
    if settings.is_telegram:
        builder = builder.rate_limiter(AIORateLimiter(max_retries=0))
    app: App = builder.build()
    app.add_handlers(gestures())
    app.add_error_handler(remember)
    app.bot_data["desk"] = Desk(
        shelf,
        mails=settings.mail is not None,
        receipts=settings.receipts,
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
            postman = Postman(app.bot, outbox, shelf, settings.pause, carrier)
            worker = Worker(app, inbox, ledger, postman.bell.ring, clock)
            sweeper = Sweeper(shelf, ledger, Remains(database), postman.bell.ring)
            alarm = Alarm(clock, shelf, ledger, postman.bell.ring, sweeper)
            jobs = (worker.run, postman.run, alarm.run, lambda: publish(app.bot))
            pages = [*checks.routes(), *_pages(settings, shelf, ledger, postman.bell.ring, clock)]
            async with _doing(*jobs), _updates(settings, app, inbox, worker, pages):
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
            listening(webhook, inbox, worker.bell.ring, pages),
            _doing(lambda: announce(webhook, app.bot)),
        ):
            yield
    else:
        async with _doing(lambda: poll(app.bot, inbox, worker.bell.ring)):
            yield


def _pages(settings: Settings, shelf: Shelf, ledger: Ledger, ring: Callable[[], None], clock: Clock) -> Pages:
    """What people are shown on the web, where there is a web server."""
    if settings.webhook is None:
        return []
    from bot.mail.receipts import Receipts  # noqa: PLC0415 — the same

    return Receipts(shelf, ledger, ring, clock.now).routes(urlsplit(settings.webhook.url).path)


@asynccontextmanager
async def _doing(*jobs: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(keep_on(job)) for job in jobs]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
