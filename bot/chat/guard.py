"""Who may ask: whoever knows the address, from a page of ours, on this machine.

The key is in every address. `Host` is checked, or a stranger's name that leads to this machine (DNS
rebinding) would reach it; and `Origin`, or a stranger's page could act in ours.
"""

from __future__ import annotations

import hmac

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

HINT = "Öppna adressen som yrka chat skrev ut.\n"


class Guard:
    def __init__(self, key: str, port: int) -> None:
        self._key = key.encode()
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    def check(self, request: web.Request) -> None:
        """HTTPForbidden or HTTPNotFound, and no word of why."""
        origin = request.headers.get("Origin", "")
        if request.headers.get("Host", "") not in self._hosts:
            raise web.HTTPForbidden(text=HINT)
        if origin and origin.removeprefix("http://") not in self._hosts:
            raise web.HTTPForbidden(text=HINT)
        if not origin and (request.method not in {"GET", "HEAD"} or "Upgrade" in request.headers):
            raise web.HTTPForbidden(text=HINT)
        given = request.path.split("/")[1].encode(errors="surrogateescape")
        if not hmac.compare_digest(given, self._key):
            raise web.HTTPNotFound(text=HINT)

    async def dress(self, request: web.Request, response: web.StreamResponse) -> None:
        """Nothing from elsewhere is loaded or run, and nothing is told to others."""
        host = request.headers.get("Host", "")
        response.headers.setdefault(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; "
            f"connect-src 'self'{f' ws://{host}' if host in self._hosts else ''}; base-uri 'none'; "
            "form-action 'none'; frame-ancestors 'none'; "
            "require-trusted-types-for 'script'; trusted-types yrka",
        )
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"


def guarding(guard: Guard) -> Middleware:
    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        guard.check(request)
        return await handler(request)

    return guarded
