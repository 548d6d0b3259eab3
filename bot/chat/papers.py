"""Files that have been sent, to whoever may see them."""

from __future__ import annotations

from urllib.parse import quote

from aiohttp import web

from bot.chat.places import places_of
from bot.chat.scene import Scene
from bot.local import User
from bot.local.files import File

# What a browser may show without a page of its own; anything else is only to be saved.
SHOWN = {b"%PDF-": "application/pdf", b"\x89PNG\r\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}

# A PDF is shown in a frame of ours, by the browser's own viewer, which brings its styles.
FRAMED = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
SEALED = "sandbox; default-src 'none'"


def hand_out(scene: Scene, user: User, number: str) -> web.Response:
    """HTTPNotFound where no message they see has it."""
    file = _find(scene, user, number)
    if file is None:
        raise web.HTTPNotFound
    mime = next((mime for head, mime in SHOWN.items() if file.bytes.startswith(head)), "")
    how = "inline" if mime else "attachment"
    return web.Response(
        body=file.bytes,
        content_type=mime or "application/octet-stream",
        headers={
            "Content-Disposition": f"{how}; filename*=UTF-8''{quote(file.name, safe='')}",
            "Content-Security-Policy": FRAMED if mime == "application/pdf" else SEALED,
        },
    )


def _find(scene: Scene, user: User, number: str) -> File | None:
    for place in places_of(user, scene.stage.telegram.world):
        for message in place.messages:
            if message.media and message.media.id == number:
                return message.media
    return None
