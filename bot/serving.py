"""`yrka run`: the bot on Telegram, until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sys
import threading

from telegram.error import InvalidToken

from bot.app import running
from bot.journal import keep_log
from bot.settings import BadSettings, Settings, environment, read_settings
from bot.store.database import DamagedDatabaseError, UnusableDatabaseError
from bot.styles.faults import BadStyle
from bot.styles.folder import load_styles

log = logging.getLogger(__name__)

LONGEST_END = 20.0  # seconds from the first signal: nothing that hangs holds the bot for longer


def run(*, verbose: bool) -> int:
    """0 when it was told to stop; 2 where the settings are wrong, or the database is."""
    try:
        settings = read_settings(given := environment())
        keep_log(settings.secrets, verbose=verbose, as_json=given.get("YRKA_LOG") == "json")
        load_styles(settings.styles)  # a fault is told now, not when the first minutes are asked for
        asyncio.run(_serve(settings))
    except BadSettings as bad:
        return _refuse(*bad.faults)
    except BadStyle as bad_style:
        return _refuse(*map(str, bad_style.faults))
    except DamagedDatabaseError as damaged:
        from bot import rescuing  # noqa: PLC0415 — for the one start in a lifetime that needs it

        return _refuse(*rescuing.account(settings, damaged))
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

    def stop() -> None:
        _end_within(LONGEST_END)
        serving.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop)
    with contextlib.suppress(asyncio.CancelledError):
        async with running(settings) as app:
            log.info("Yrka svarar som @%s", app.bot.username)
            await asyncio.Event().wait()


def _end_within(seconds: float) -> None:
    """By force if it has to be: a thread or a server that hangs can't be asked, and what is on disk will do.

    Lanes have a few seconds for what is under way (bot/lanes.py); what can still hang after that is a commit.
    """

    def end() -> None:
        log.error("Yrka avslutas med våld: något hängde i %.0f sekunder", seconds)
        os._exit(1)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()


def _refuse(*faults: str) -> int:
    sys.stderr.write("".join(f"{fault}\n" for fault in faults))
    return 2
