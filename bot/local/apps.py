"""A Mini App as a client opens it: the address, and behind the # who opened it, signed by Telegram."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote, urlencode

from init_data_py import sign

from bot.local.wire import write_user

if TYPE_CHECKING:
    from bot.local.users import User

THEMES = {
    "light": {"bg_color": "#ffffff", "text_color": "#000000"},
    "dark": {"bg_color": "#17212b", "text_color": "#f5f5f5"},
}


def opened(
    url: str, user: User, token: str, now: float, theme: Literal["light", "dark"] | None = None
) -> str:
    """The address that the client loads when this person taps the button; without theme, the browser's is."""
    fields = {
        "query_id": secrets.token_urlsafe(),
        "user": json.dumps(write_user(user)),
        "chat_type": "sender",
    }
    said = sign(fields, token, auth_date=now)
    parts = {
        "tgWebAppData": said,
        "tgWebAppVersion": "9.1",
        "tgWebAppPlatform": "weba",
        **({"tgWebAppThemeParams": json.dumps(THEMES[theme])} if theme else {}),
    }
    return f"{url}#{urlencode(parts, quote_via=quote)}"
