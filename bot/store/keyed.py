"""The database as the settings have it: where it is, and the keys that open what is stored there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.settings import Settings
from bot.store.database import Database, UnusableDatabaseError
from bot.store.resealing import check_keys
from bot.store.sealing import WrongKeyError, use_keys


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """UnusableDatabaseError where it can't be opened, or no key fits."""
    use_keys(settings.keys)
    async with Database.open(settings.database) as database:
        try:
            await check_keys(database)
        except WrongKeyError as wrong:
            why = "den är krypterad, och YRKA_KEY saknas eller är en annan nyckel än den som krypterade"
            raise UnusableDatabaseError(settings.database, why) from wrong
        yield database
