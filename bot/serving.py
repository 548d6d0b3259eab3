"""`yrka run`: the bot on Telegram, until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import sys
from urllib.parse import quote

from telegram.error import InvalidToken

from bot.app import running
from bot.settings import BadSettings, Settings, environment, read_settings
from bot.store.database import UnusableDatabaseError
from bot.styles.faults import BadStyle
from bot.styles.folder import load_styles

log = logging.getLogger(__name__)

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def run(*, verbose: bool) -> int:
    """0 when it was told to stop; 2 where the settings are wrong."""
    try:
        settings = read_settings(environment())
        _log(settings.secrets, logging.DEBUG if verbose else logging.INFO)
        load_styles(settings.styles)  # a fault is told now, not when the first minutes are asked for
        asyncio.run(_serve(settings))
    except BadSettings as bad:
        return _refuse(*bad.faults)
    except BadStyle as bad_style:
        return _refuse(*map(str, bad_style.faults))
    except UnusableDatabaseError as unusable:
        return _refuse(str(unusable))
    except InvalidToken:
        # The library's own words for it hold the token.
        return _refuse("Telegram känner inte igen YRKA_TOKEN. Hämta en ny hos @BotFather.")
    return 0


async def _serve(settings: Settings) -> None:
    """A first signal has the bot finish what it has begun; a second breaks that off too."""
    serving = asyncio.current_task()
    assert serving is not None  # noqa: S101 — asyncio.run made it
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, serving.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        async with running(settings) as app:
            log.info("Yrka svarar som @%s", app.bot.username)
            await asyncio.Event().wait()


class Discreet(logging.Formatter):
    """Whatever is logged, by whichever library, and in any traceback, no secret is."""

    def __init__(self, token: str, *others: str) -> None:
        super().__init__(FORMAT)
        self._secrets = {token, token.replace(":", "%3A"), token.partition(":")[2]}
        self._secrets |= {shown for secret in others for shown in (secret, quote(secret, safe=""))}

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for secret in sorted(self._secrets, key=len, reverse=True):
            line = line.replace(secret, "…")
        return line


def _log(secrets: tuple[str, ...], level: int) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet(*secrets))
    logging.basicConfig(level=level, handlers=[handler])
    # httpx tells every address it calls, and httpcore every byte of the way.
    for name, quiet in (("httpx", logging.WARNING), ("httpcore", logging.INFO)):
        logging.getLogger(name).setLevel(quiet)


def _refuse(*faults: str) -> int:
    sys.stderr.write("".join(f"{fault}\n" for fault in faults))
    return 2
