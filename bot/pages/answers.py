"""What goes out with every page: nothing of others' is loaded, nothing is kept, and nobody else is told."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from aiohttp import web

# Telegram's web client shows a Mini App in a frame of its own page.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors https://web.telegram.org"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",  # with no-referrer a form would not tell where it comes from
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
}
FOR_GOOD = "public, max-age=31536000, immutable"
TYPES = {"css": "text/css", "js": "text/javascript"}


def answered(html: str, status: int = 200) -> web.Response:
    response = web.Response(
        text=html, status=status, content_type="text/html", charset="utf-8", headers=HEADERS
    )
    response.enable_compression()
    return response


def onward(to: str) -> web.Response:
    return web.Response(status=303, headers={**HEADERS, "Location": to})


@cache
def shelf() -> dict[str, tuple[str, bytes]]:
    """The style and the script, by a name that says what is in them: type and bytes."""
    found = {}
    for file in ("las.css", "las.js"):
        body = (files("bot.pages") / "static" / file).read_bytes()
        stem, _, kind = file.partition(".")
        found[f"{stem}-{hashlib.sha256(body).hexdigest()[:12]}.{kind}"] = (TYPES[kind], body)
    return found


def stored(name: str) -> web.Response:
    if name not in shelf():
        raise web.HTTPNotFound
    kind, body = shelf()[name]
    headers = {"Cache-Control": FOR_GOOD, "X-Content-Type-Options": "nosniff"}
    response = web.Response(body=body, content_type=kind, charset="utf-8", headers=headers)
    response.enable_compression()
    return response
