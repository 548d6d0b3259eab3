"""Where a text link leads, as Telegram rewrites it; one that leads nowhere is not a link."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from bot.local.entities import Entity

LINK = re.compile(r"(?:(?P<scheme>[a-z]+):(?://)?)?(?P<host>[^/?#]*)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)


def link_entity(entity: Entity, url: str) -> list[Entity]:
    """Make a link of an entity: a mention where it names a user, nothing where the address is no address."""
    if user_id := _read_user_id(url):
        return [replace(entity, type="text_mention", user_id=user_id)]
    checked = check_link(url)
    return [replace(entity, type="text_link", url=checked)] if checked else []


def check_link(url: str) -> str:
    """Give the address in Telegram's own form, with a scheme and a path; an empty string for a bad one."""
    match = LINK.fullmatch(url.strip())
    if not match or not match["host"] or re.search(r"\s", match["host"]):
        return ""
    scheme = (match["scheme"] or "http").lower()
    if scheme in {"tg", "ton", "tonsite"}:
        return f"{scheme}://{match['host']}{match['rest']}"
    if scheme not in {"http", "https"} or "." not in match["host"].strip("."):
        return ""
    rest = match["rest"] if match["rest"].startswith("/") else "/" + match["rest"]
    return f"{scheme}://{match['host'].lower()}{rest}"


def _read_user_id(url: str) -> int | None:
    try:
        parts = urlsplit(url)
    except ValueError:  # half an IPv6 address
        return None
    if parts.scheme != "tg" or (parts.netloc or parts.path) != "user":
        return None
    user_id = parse_qs(parts.query).get("id", [""])[0]
    return int(user_id) if user_id.isdigit() else None
