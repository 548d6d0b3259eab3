"""The log: one record a line, or as JSON; without secrets, and without what anybody wrote."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from types import TracebackType
from urllib.parse import quote

from telegram.error import TelegramError

from bot.store.database import StoreError

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"

# What these say is about the world. Any other error's words may quote what it stumbled over.
_OURS = (OSError, TelegramError, StoreError)

# Told everything, these tell it on: every address, every call with the text that is sent, every SQL statement
# with its values.
_QUIET = {
    "httpx": logging.WARNING,
    "httpcore": logging.INFO,
    "telegram": logging.INFO,
    "aiosqlite": logging.INFO,
    "aiosmtplib": logging.INFO,
}


def keep_log(secrets: tuple[str, ...], *, verbose: bool, as_json: bool) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(Json(*secrets) if as_json else Discreet(*secrets))
    logging.basicConfig(level=logging.DEBUG if verbose else logging.INFO, handlers=[handler])
    for name, level in _QUIET.items():
        logging.getLogger(name).setLevel(level)


class Discreet(logging.Formatter):
    """Whatever is logged, by whichever library, and in any traceback, no secret is."""

    def __init__(self, token: str, *others: str) -> None:
        super().__init__(FORMAT)
        self._secrets = {token, token.replace(":", "%3A"), token.partition(":")[2]}
        self._secrets |= {shown for secret in others for shown in (secret, quote(secret, safe=""))}

    def format(self, record: logging.LogRecord) -> str:
        return self._veiled(super().format(record))

    def formatException(  # noqa: N802 — the library's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        return "".join(_told(ei[1])).rstrip() if ei[1] else ""

    def _veiled(self, line: str) -> str:
        for secret in sorted(self._secrets, key=len, reverse=True):
            line = line.replace(secret, "…")
        return line


class Json(Discreet):
    """A record as one line of JSON: when, how grave, who says it, what, and the traceback of an error."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": self._veiled(record.getMessage()),
        }
        if record.exc_info and record.exc_info[1]:
            told["error"] = type(record.exc_info[1]).__name__
            told["traceback"] = self._veiled(self.formatException(record.exc_info))
        return json.dumps(told, ensure_ascii=False)


def _told(error: BaseException) -> Iterator[str]:
    """Where it broke, the kind of error, and what led to it; its own words only where they are harmless."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before:
        yield from _told(before)
        yield "\n"
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__qualname__}{f': {error}' if isinstance(error, _OURS) else ''}\n"
