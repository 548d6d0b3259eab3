"""`yrka move` and `yrka backup`: a database into another, while the bot is at work or not."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console

from bot.settings import BadSettings, environment, read_settings, split_keys
from bot.store.copying import Counts, DiffersError, MovedOnError, NotEmptyError, copy
from bot.store.database import Database, StoreError, UnusableDatabaseError
from bot.store.keyed import opened
from bot.store.sealing import WrongKeyError, use_keys
from bot.store.shelf import Shelf
from bot.store.where import Where, where

console = Console(highlight=False, markup=False, soft_wrap=True)
errors = Console(stderr=True, style="red", highlight=False, markup=False, soft_wrap=True)


class NotDone(Exception):
    """Why not, as the sentence to show. Nothing has been changed."""


def move(old: str, new: str) -> int:
    """All of one database into another, which has to be empty."""
    return told(_move(old, new))


def backup(file: Path) -> int:
    """The bot's database, as it is now, into a file."""
    if file.exists():
        errors.print(f"{file} finns redan. Ange en fil som inte finns.")
        return 2
    return told(_backup(file))


def told(doing: Coroutine[Any, Any, str]) -> int:
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
        await there.look_through()
        try:
            copied = await copy(there, here, at_rest=True)
        except NotEmptyError as error:
            raise NotDone(f"Det finns redan något i {target}. Flytta till en tom databas.") from error
        except MovedOnError as error:
            raise NotDone("Boten skrev i databasen under tiden. Stoppa boten och flytta igen.") from error
        shown = await shown_of(here, copied)
    told = f"{shown} har kopierats till {target}, och varje rad är jämförd."
    return f"{told}\nÄndra YRKA_DATABASE innan boten startas."


async def _backup(file: Path) -> str:
    settings = read_settings(environment())
    async with opened(settings) as there:
        await there.look_through()
        shown = await kept(there, file)
    return f"{shown} har kopierats till {file}, och varje rad är jämförd."


async def kept(source: Database, file: Path) -> str:
    with made_whole(file) as part:
        async with Database.open(part) as here:
            return await shown_of(here, await copy(source, here))


@contextmanager
def made_whole(file: Path) -> Iterator[Path]:
    """Under its name only when it is whole, and on disk: until then it has the name that is given."""
    part = file.with_name(f".{file.name}.ofullstandig")
    _remove(part)
    try:
        yield part
        part.chmod(0o600)
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(file)
    finally:
        _remove(part)


def _remove(file: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


async def shown_of(database: Database, copied: Counts) -> str:
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
