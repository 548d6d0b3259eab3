"""What a machine may ask the bot: are you alive, are you ready, and how is it going.

`/halsa` and `/redo` say yes or no, and a word of why, to anybody who reaches them. `/matt` is for those on
this machine who ask without a proxy between, or know the secret; to others there is no such page.
"""

from __future__ import annotations

import asyncio
import hmac
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from ipaddress import ip_address

from aiohttp import web
from telegram import Bot
from telegram.error import TelegramError

from bot import measures, pulse
from bot.settings import BadSettings
from bot.store.database import Database, StoreError
from bot.store.depths import depths

LOOPS = frozenset({"worker", "postman", "alarm"})
PATIENCE = 3.0  # seconds for the database, and for Telegram
FRESH = 30.0  # seconds an answer of Telegram's is good for: who asks often costs no calls
STALE = 5.0  # seconds, where it did not answer
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")


class Checks:
    """`secret` opens /matt from elsewhere; empty: nothing does."""

    def __init__(self, database: Database, bot: Bot, secret: str = "") -> None:
        self._database = database
        self._bot = bot
        self._secret = secret
        self._begun = time.monotonic()
        self._telegram = asyncio.Lock()
        self._reached: tuple[float, bool] = (
            -FRESH,
            False,
        )  # when Telegram was asked last, and whether it answered

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/halsa", self._alive),
            web.get("/redo", self._ready),
            web.get("/matt", self._measured),
        ]

    async def _alive(self, _request: web.Request) -> web.Response:
        still = pulse.silent(LOOPS, self._begun)
        return _said([f"{loop} står still" for loop in still])

    async def _ready(self, _request: web.Request) -> web.Response:
        database, telegram = await asyncio.gather(self._has_database(), self._has_telegram())
        return _said(
            [] if database else ["databasen svarar inte"], [] if telegram else ["Telegram svarar inte"]
        )

    async def _measured(self, request: web.Request) -> web.Response:
        if not self._may_see(request):
            raise web.HTTPNotFound
        try:
            async with asyncio.timeout(PATIENCE):
                waiting: dict[str, float] = {**await depths(self._database)}
        except (StoreError, TimeoutError):
            waiting = dict.fromkeys(("inbox", "outbox", "faces"), float("nan"))
        return web.Response(
            body=measures.shown(waiting), headers={"Content-Type": measures.CONTENT_TYPE, **_UNKEPT}
        )

    def _may_see(self, request: web.Request) -> bool:
        given = request.headers.get("Authorization", "").encode(errors="surrogateescape")
        if self._secret and hmac.compare_digest(given, f"Bearer {self._secret}".encode()):
            return True
        return _is_here(request.remote) and not any(header in request.headers for header in FORWARDED)

    async def _has_database(self) -> bool:
        """It is opened at the newest schema or not at all: to answer is enough."""
        try:
            async with asyncio.timeout(PATIENCE):
                await depths(self._database)
        except (StoreError, TimeoutError):
            return False
        return True

    async def _has_telegram(self) -> bool:
        async with self._telegram:
            asked, reached = self._reached
            if time.monotonic() - asked > (FRESH if reached else STALE):
                reached = await _answers(self._bot.get_me)
                self._reached = time.monotonic(), reached
            return reached


async def _answers(ask: Callable[[], Awaitable[object]]) -> bool:
    try:
        async with asyncio.timeout(PATIENCE):
            await ask()
    except (TelegramError, TimeoutError, RuntimeError):  # RuntimeError: the transport is not open yet
        return False
    return True


@asynccontextmanager
async def checked(checks: Checks, port: int | None) -> AsyncIterator[None]:
    """On a port of loopback, where one is set."""
    if port is None:
        yield
        return
    app = web.Application()
    app.router.add_routes(checks.routes())
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, "127.0.0.1", port).start()
        except OSError as error:
            raise BadSettings(
                [f"Det går inte att lyssna på YRKA_HEALTH_PORT {port}: {error.strerror}."]
            ) from error
        yield
    finally:
        await runner.cleanup()


_UNKEPT = {"Cache-Control": "no-store"}


def _said(*wrong: list[str]) -> web.Response:
    told = [why for whys in wrong for why in whys]
    return web.Response(text="\n".join(told or ["ja"]) + "\n", status=503 if told else 200, headers=_UNKEPT)


def _is_here(remote: str | None) -> bool:
    try:
        return ip_address(remote or "").is_loopback
    except ValueError:
        return False
