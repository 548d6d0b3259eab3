"""`yrka move`, `yrka backup` and `yrka restore`: a database into another, while the bot is at work or not."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from bot.settings import BadSettings, environment, read_settings, split_keys
from bot.store.copying import Counts, DiffersError, MovedOnError, NotEmptyError, copy, counts
from bot.store.database import Database, StoreError, UnusableDatabaseError
from bot.store.keyed import opened
from bot.store.sealing import WrongKeyError, use_keys
from bot.store.shelf import Shelf
from bot.store.where import Where, where

console = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, style="red", highlight=False, markup=False, soft_wrap=True)


class NotDone(Exception):
    """Why not, as the sentence to show. Nothing has been changed."""


def move(old: str, new: str) -> int:
    """All of one database into another, which has to be empty."""
    return _told(_move(old, new))


def backup(file: Path) -> int:
    """The bot's database, as it is now, into a file."""
    if file.exists():
        errors.print(f"{file} finns redan. Ange en fil som inte finns.")
        return 2
    return _told(_backup(file))


def restore(file: Path, ask: Callable[[str], str] = input, *, sure: bool = False) -> int:
    """What is in the file, in the place of what is in the bot's database."""
    if not file.is_file():
        errors.print(f"Filen {file} finns inte.")
        return 2
    return _told(_restore(file, ask, sure=sure))


def _told(doing: Coroutine[Any, Any, str]) -> int:
    try:
        console.print(asyncio.run(doing))
    except BadSettings as bad:
        errors.print("\n".join(bad.faults))
        return 2
    except (NotDone, UnusableDatabaseError) as error:
        errors.print(str(error))
        return 2
    except DiffersError as differs:
        errors.print(f"Kopian blev inte som originalet (tabellen {differs.args[0]}). Inget har sparats.")
        return 1
    except WrongKeyError:
        errors.print("Något är krypterat med en annan nyckel än den i YRKA_KEY. Inget har ändrats.")
        return 2
    except (StoreError, OSError) as error:
        errors.print(f"Det gick inte: {error}. Inget har ändrats.")
        return 1
    return 0


async def _move(old: str, new: str) -> str:
    source, target = _place(old), _place(new)
    use_keys(split_keys(environment()))
    if isinstance(source, Path) and not source.exists():
        raise NotDone(f"Filen {source} finns inte.")
    async with Database.open(source) as there, Database.open(target) as here:
        await _look_through(there, source)
        try:
            copied = await copy(there, here, at_rest=True)
        except NotEmptyError as error:
            raise NotDone(f"Det finns redan något i {target}. Flytta till en tom databas.") from error
        except MovedOnError as error:
            raise NotDone("Boten skrev i databasen under tiden. Stoppa boten och flytta igen.") from error
        shown = await _shown(here, copied)
    told = f"{shown} har kopierats till {target}, och varje rad är jämförd."
    return f"{told}\nÄndra YRKA_DATABASE innan boten startas."


async def _backup(file: Path) -> str:
    settings = read_settings(environment())
    async with opened(settings) as there:
        await _look_through(there, settings.database)
        shown = await _kept(there, file)
    return f"{shown} har kopierats till {file}, och varje rad är jämförd."


async def _kept(source: Database, file: Path) -> str:
    """Under its name only when it is whole, and on disk."""
    part = file.with_name(f".{file.name}.ofullstandig")
    _remove(part)
    try:
        async with Database.open(part) as here:
            shown = await _shown(here, await copy(source, here))
        part.chmod(0o600)
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(file)
    finally:
        _remove(part)
    return shown


def _remove(file: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


async def _restore(file: Path, ask: Callable[[str], str], *, sure: bool) -> str:
    settings = read_settings(environment())
    use_keys(settings.keys)
    place = settings.database
    async with _aside(file) as there, Database.open(place) as here:
        await _look_through(there, file)
        earlier = ""
        if any((await counts(here)).values()):
            if not sure and not _agreed(ask, place, file):
                raise NotDone("Inget har ändrats.")
            before = Path(f"fore-aterstallning-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.db")
            await _kept(here, before)
            earlier = f"\nDet som fanns innan ligger i {before}."
        shown = await _shown(here, await copy(there, here, over=True))
    return f"{shown} har återställts till {place}, och varje rad är jämförd.{earlier}"


@asynccontextmanager
async def _aside(file: Path) -> AsyncIterator[Database]:
    """A copy of the backup: opening it may bring it to a newer schema, and the backup stays as it is."""
    with tempfile.TemporaryDirectory(prefix="yrka-") as folder:
        copied = Path(folder) / file.name
        shutil.copyfile(file, copied)
        async with Database.open(copied) as database:
            yield database


async def _look_through(database: Database, place: Where) -> None:
    if damage := await database.damage():
        raise NotDone(f"Databasen {place} är skadad: {damage}")


def _agreed(ask: Callable[[str], str], place: Where, file: Path) -> bool:
    """Where nobody is there to ask it is no."""
    try:
        return ask(f"Ersätta allt i {place} med {file}? [j/N] ").strip().lower() in {"j", "ja"}
    except EOFError:
        return False


async def _shown(database: Database, copied: Counts) -> str:
    """What is there now, opened as the bot opens it."""
    shelf = Shelf(database)
    boards = await shelf.all_boards()
    drafts = sum([len(await shelf.drafts_of(board.id)) for board in boards])
    return f"{len(boards)} nämnder, {drafts} utkast och {copied['log']} ändringar"


def _place(said: str) -> Where:
    try:
        return where(said)
    except ValueError as error:
        raise NotDone(f"{said.partition('://')[0]}:// är ingen databas som Yrka känner.") from error
