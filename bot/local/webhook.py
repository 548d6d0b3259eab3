"""The webhook pump: each line of updates one at a time and in order, retried until the bot says yes."""

from __future__ import annotations

import asyncio
import json
import random
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aiohttp import ClientConnectionError, ClientError, ClientSession, ClientTimeout

from bot.local.errors import bad_request
from bot.local.polling import read_kinds
from bot.local.updates import DEFAULT_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.local.params import Params
    from bot.local.updates import Update
    from bot.local.world import World

PATIENCE_SECONDS = 60
LONGEST_SECRET = 256
LONGEST_RETRY_AFTER = 3600


class Webhook:
    """`back_off` gives the seconds to wait after so many failures in a row; a test may hurry it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.url = ""
        self.secret = ""
        self.most_connections = 40
        self.last_error: tuple[int, str] | None = None
        self.back_off: Callable[[int], float] = wait_longer
        self._lines: dict[str, asyncio.Task[None]] = {}
        self._pump: asyncio.Task[None] | None = None

    async def attach(self, params: Params) -> str:
        secret = params.text("secret_token")
        if len(secret) > LONGEST_SECRET or not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
            raise bad_request("secret token contains unallowed characters")
        if params.flag("drop_pending_updates"):
            self.world.updates.forget_all()
        if not params.text("url"):
            return await self.detach(params)
        url = _check_url(params.text("url"))
        if params.values.get("allowed_updates") is not None:
            self.world.updates.allow(read_kinds(params))
        if (url, secret) == (self.url, self.secret):
            return "Webhook is already set"
        await self.close()
        self.url, self.secret, self.last_error = url, secret, None
        self.most_connections = params.number("max_connections") or 40
        self._pump = asyncio.create_task(self._deliver())
        return "Webhook was set"

    async def detach(self, params: Params) -> str:
        if params.flag("drop_pending_updates"):
            self.world.updates.forget_all()
        was_set = bool(self.url)
        await self.close()
        return "Webhook was deleted" if was_set else "Webhook is already deleted"

    async def close(self) -> None:
        self.url = self.secret = ""
        tasks = [*self._lines.values(), *filter(None, [self._pump])]
        self._lines, self._pump = {}, None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def describe(self) -> dict[str, Any]:
        updates = self.world.updates
        told: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(updates.pending),
        }
        if self.url:
            told |= {"max_connections": self.most_connections, "ip_address": "127.0.0.1"}
        if self.last_error:
            told |= {"last_error_date": self.last_error[0], "last_error_message": self.last_error[1]}
        if updates.allowed != DEFAULT_KINDS:
            told["allowed_updates"] = sorted(updates.allowed)
        return told

    async def _deliver(self) -> None:
        """Start a line of its own for whoever has something waiting and none under way."""
        async with ClientSession(timeout=ClientTimeout(PATIENCE_SECONDS)) as session:
            while True:
                await self.world.bell.wait_until(self._find_waiting, PATIENCE_SECONDS * 60 * 24)
                for line in self._find_waiting():
                    self._lines[line] = asyncio.create_task(self._empty(line, session))

    def _find_waiting(self) -> set[str]:
        return {update.line for update in self.world.updates.pending} - set(self._lines)

    async def _empty(self, line: str, session: ClientSession) -> None:
        failures = 0
        try:
            while update := next((each for each in self.world.updates.pending if each.line == line), None):
                answers = await asyncio.gather(*(self._post(update, session) for _ in range(update.times)))
                retry_after = None if None in answers else answers[0]
                if retry_after is None:
                    failures = 0
                    self.world.updates.confirm(update)
                else:
                    failures += 1
                    await asyncio.sleep(retry_after or self.back_off(failures))
        finally:
            self._lines.pop(line, None)
            self.world.bell.ring()

    async def _post(self, update: Update, session: ClientSession) -> float | None:
        """Give None when the bot took it, else the seconds it asked to be left alone."""
        headers = {"Content-Type": "application/json"}
        if self.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.secret
        try:
            async with session.post(self.url, data=json.dumps(update.json), headers=headers) as answer:
                if answer.ok:
                    return None
                self._note(f"Wrong response from the webhook: {answer.status} {answer.reason}")
                return min(float(answer.headers.get("Retry-After", 0)), LONGEST_RETRY_AFTER)
        except TimeoutError:
            self._note("Read timeout expired")
        except ClientConnectionError:
            self._note("Connection refused")
        except ClientError as error:
            self._note(str(error))
        return 0

    def _note(self, words: str) -> None:
        self.last_error = self.world.clock(), words
        self.world.bell.ring()


def wait_longer(failures: int) -> float:
    """At once after the first failure, then 2, 4, 8 seconds… up to one or two minutes."""
    return 0 if failures <= 1 else min(2.0 ** (failures - 1), random.uniform(60, 120))


def _check_url(url: str) -> str:
    parts = urlsplit(url if "://" in url else f"https://{url}")
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    return parts.geturl()
