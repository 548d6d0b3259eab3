"""The page behind the link in a mail, on the web server that takes Telegram's updates."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from datetime import datetime

from aiohttp import web

from bot.settings import RECEIPTS
from bot.store.ledger import Ledger, RacedError
from bot.store.shelf import Shelf
from drafts.errors import Refusal
from handlers.acknowledging import acknowledge, show_receipt
from handlers.work import Work

RACES = 30


class Receipts:
    """`acknowledged` is called when a draft has changed: its cards are to be drawn."""

    def __init__(
        self,
        shelf: Shelf,
        ledger: Ledger,
        acknowledged: Callable[[], None],
        now: Callable[[], datetime],
    ) -> None:
        self._shelf = shelf
        self._ledger = ledger
        self._acknowledged = acknowledged
        self._now = now

    def routes(self, path: str) -> list[web.RouteDef]:
        """`path` is the webhook's."""
        here = f"{path.rstrip('/')}{RECEIPTS}/{{draft}}/{{secret}}"
        return [web.get(here, self._show), web.post(here, self._acknowledge)]

    async def _show(self, request: web.Request) -> web.Response:
        nonce = secrets.token_urlsafe(12)
        draft, secret = request.match_info["draft"], request.match_info["secret"]
        shown = await show_receipt(self._shelf, draft, secret, self._now(), nonce)
        return web.Response(
            text=shown.html,
            status=shown.status,
            content_type="text/html",
            charset="utf-8",
            headers=_headers(nonce),
        )

    async def _acknowledge(self, request: web.Request) -> web.Response:
        """And then the page again, which says what came of it."""
        for lost in range(RACES):
            work = Work(now=self._now())
            try:
                await acknowledge(
                    work, self._shelf, request.match_info["draft"], request.match_info["secret"]
                )
                await self._ledger.commit(work)
            except RacedError:
                await asyncio.sleep(0.01 * lost)
            except Refusal:
                break
            else:
                self._acknowledged()
                break
        else:
            raise web.HTTPServiceUnavailable
        return web.Response(status=303, headers={"Location": f"./{request.rel_url.raw_name}"})


def _headers(nonce: str) -> dict[str, str]:
    """Nothing is loaded, run, framed, kept or told to others."""
    policy = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex, nofollow",
    }
