"""Is a file of SQLite's damaged? Looked for before anything is done to it: opening it to write changes it."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from urllib.parse import quote

import aiosqlite

from bot.store.database import DamagedDatabaseError
from bot.store.pages import length_of, wal_of

GLANCE = 3.0  # seconds, however large the file is; the log comes first in it


async def look_at(path: Path) -> None:
    """DamagedDatabaseError where a glance finds damage. What else may be wrong, opening it will tell."""
    if not length_of(path):
        if length_of(wal_of(path)):  # SQLite would throw it away
            raise DamagedDatabaseError(path, f"den är tom eller borta, men {wal_of(path).name} finns kvar")
        return
    address = f"file:{quote(str(path))}?mode=ro"
    async with aiosqlite.connect(address, uri=True, isolation_level=None) as connection:
        try:
            damage = await damage_in(connection, GLANCE)
        except aiosqlite.Error:
            return
    if damage:
        raise DamagedDatabaseError(path, damage)


async def damage_in(connection: aiosqlite.Connection, within: float) -> str:
    """In SQLite's words; empty where there is none, or the seconds went by."""
    looking = asyncio.create_task(connection.execute_fetchall("PRAGMA quick_check(1)"))
    slow = False
    while not (await asyncio.wait([looking], timeout=within))[0]:
        slow, within = True, 0.1  # it may not have begun, and then has to be told again
        await connection.interrupt()
    try:
        ((verdict,),) = await looking
    except aiosqlite.DatabaseError as error:
        if is_damage(error):
            return str(error)
        if slow:
            return ""
        raise
    return "" if verdict == "ok" else " ".join(str(verdict).removeprefix("*** in database main ***").split())


def is_damage(error: BaseException) -> bool:
    code = getattr(error, "sqlite_errorcode", 0)
    return code == sqlite3.SQLITE_IOERR_READ or code & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
