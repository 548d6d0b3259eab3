"""The Bot API over HTTP, on loopback: one bot, one world."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Self

from aiohttp import web

from bot.local.answering import Outcome, Switchboard
from bot.local.calls import Call
from bot.local.errors import Refused
from bot.local.files import BIGGEST_UPLOAD
from bot.local.params import Params, read_params
from bot.local.ports import LOOPBACK
from bot.local.world import Clock, World, tell_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from bot.local.events import Found
    from bot.local.faults import Faults


class LocalTelegram:
    """A Telegram for one bot. Use it as an async context manager; drive it through `world`."""

    def __init__(
        self,
        bot_username: str = "yrka_lokal_bot",
        token: str = "1:local",  # noqa: S107 — opens nothing but this server
        port: int = 0,
        clock: Clock = tell_time,
    ) -> None:
        self.token = token
        self.world = World(bot_username, int(token.partition(":")[0]), clock)
        self.switchboard = Switchboard(self.world)
        self.calls: list[Call] = []
        self._port = port
        self._under_way: set[asyncio.Task[Outcome]] = set()
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=BIGGEST_UPLOAD + 2**20)
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        # a poll must end when its client hangs up; everything else is shielded and runs to its end
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, LOOPBACK, self._port).start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.switchboard.close()
        for task in self._under_way:
            task.cancel()
        if self._runner:
            await self._runner.cleanup()

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self._port}"

    @property
    def faults(self) -> Faults:
        return self.switchboard.faults

    def idle(self) -> bool:
        """Tell whether the bot has confirmed every update and waits for no answer."""
        return not self.world.updates.pending and not self._under_way

    @property
    def is_attended(self) -> bool:
        """Whether a bot is there: it waits for updates, or for an answer."""
        return self.switchboard.polling.is_held or bool(self.switchboard.webhook.url) or bool(self._under_way)

    async def wait(self, predicate: Callable[[], Found], timeout: float = 5) -> Found:  # noqa: ASYNC109 — see Bell
        """Give the first true answer of `predicate`, asked again at each event; else TimeoutError."""
        return await self.world.bell.wait_until(predicate, timeout)

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _write(Outcome.refused(Refused(401, "Unauthorized")))
        try:
            params = await read_params(request)
        except Refused as refusal:
            return _write(Outcome.refused(refusal))
        outcome = await self._carry_out(request.match_info["method"], params)
        if outcome.is_silent and request.transport:
            request.transport.abort()
        return _write(outcome)

    async def _carry_out(self, method: str, params: Params) -> Outcome:
        if method.lower() == "getupdates":
            return await self._answer(method, params)
        task = asyncio.ensure_future(self._answer(method, params))
        self._under_way.add(task)
        task.add_done_callback(self._put_away)
        return await asyncio.shield(task)

    async def _answer(self, method: str, params: Params) -> Outcome:
        outcome = await self.switchboard.answer(method, params)
        self.calls.append(Call(method, params.described, outcome.status, self.world.clock(), outcome.body))
        return outcome

    def _put_away(self, task: asyncio.Task[Outcome]) -> None:
        self._under_way.discard(task)
        self.world.bell.ring()

    async def _download(self, request: web.Request) -> web.StreamResponse:
        file = self.world.files.at(request.match_info["path"])
        if request.match_info["token"] != self.token or file is None:
            return _write(Outcome.refused(Refused(404, "Not Found")))
        return web.Response(body=file.bytes, content_type="application/octet-stream")


def _write(outcome: Outcome) -> web.Response:
    headers = {}
    if wait := outcome.body.get("parameters", {}).get("retry_after"):
        headers["Retry-After"] = str(wait)
    return web.json_response(outcome.body, status=outcome.status or 500, headers=headers)
