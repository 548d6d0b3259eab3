"""A web server for some routes, for as long as it is wanted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.settings import BadSettings

SIZE_LIMIT = 1_000_000  # bytes of a request; Telegram's, and the longest text that is taken, are far smaller
PATIENCE = 5.0  # seconds that requests under way have when the bot stops; Telegram sends them again


@asynccontextmanager
async def served(
    routes: Iterable[web.RouteDef], port: int, setting: str, host: str | None = None, *, shared: bool = False
) -> AsyncIterator[None]:
    """BadSettings, naming the `setting`, where the port can't be had.

    `shared`: other processes of ours may listen there too, and each takes what comes to it.
    """
    app = web.Application(client_max_size=SIZE_LIMIT)
    app.router.add_routes(routes)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=PATIENCE)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port, reuse_port=shared or None).start()
        except OSError as error:
            raise BadSettings([f"Det går inte att lyssna på {setting} {port}: {error.strerror}."]) from error
        yield
    finally:
        await runner.cleanup()
