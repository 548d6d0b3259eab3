"""Who opened the page in Telegram, by what Telegram says of it (initData) and has signed."""

from __future__ import annotations

from datetime import datetime, timedelta

from init_data_py import validate_by_hash
from init_data_py.errors import InvalidInitDataError

from bot.pages.keys import Pass, ShutError

FRESH = timedelta(minutes=5)  # it is handed over at once; a clock may be off


def passed(init_data: str, token: str, now: datetime) -> Pass:
    """ShutError where Telegram did not say so to this bot, or not just now."""
    try:
        said = validate_by_hash(init_data, token, expires_in=FRESH, now=now)
    except (InvalidInitDataError, UnicodeError) as error:
        raise ShutError from error
    if said.user is None or said.issued_at > now + FRESH:
        raise ShutError
    return Pass(said.user.id, said.hash, said.issued_at + FRESH)
