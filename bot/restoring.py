"""`yrka restore`: what is in a backup, in the place of what is in the bot's database."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from bot.copies import NotDone, errors, kept, shown_of, told
from bot.settings import environment, read_settings
from bot.store.copying import copy, counts
from bot.store.database import DamagedDatabaseError, Database
from bot.store.sealing import use_keys
from bot.store.where import Where


def restore(file: Path, ask: Callable[[str], str] = input, *, sure: bool = False) -> int:
    """What is in the file, in the place of what is in the bot's database."""
    if not file.is_file():
        errors.print(f"Filen {file} finns inte.")
        return 2
    return told(_restore(file, ask, sure=sure))


async def _restore(file: Path, ask: Callable[[str], str], *, sure: bool) -> str:
    settings = read_settings(environment())
    use_keys(settings.keys)
    place = settings.database

    def agree() -> None:
        if not sure and not _agreed(ask, place, file):
            raise NotDone("Inget har ändrats.")

    async with _aside(file) as there:
        await there.look_through()
        damaged = isinstance(place, Path) and await _is_damaged(place)
        shown, before = await (_exchanged if damaged else _replaced)(there, place, agree)
    earlier = f"\nDet som fanns innan ligger i {before}." if before else ""
    return f"{shown} har återställts till {place}, och varje rad är jämförd.{earlier}"


async def _replaced(source: Database, place: Where, agree: Callable[[], None]) -> tuple[str, Path | None]:
    """What is there now, and where that lies which was there before, if anything was."""
    before = None
    async with Database.open(place) as here:
        if any((await counts(here)).values()):
            agree()
            await kept(here, before := _before())
        return await shown_of(here, await copy(source, here, over=True)), before


async def _exchanged(source: Database, place: Where, agree: Callable[[], None]) -> tuple[str, Path]:
    """A damaged file takes no more: it is put aside as it is, and another comes in its place."""
    file = Path(str(place))
    agree()
    before, fresh = file.with_name(_before().name), file.with_name(f"{file.name}.aterstalld")
    shown = await kept(source, fresh)
    for ending in ("-wal", "-shm"):  # never beside the new one: SQLite would take it for its own
        if (part := file.with_name(file.name + ending)).exists():
            part.replace(before.with_name(before.name + ending))
    with suppress(FileNotFoundError):
        os.link(file, before)
    fresh.replace(file)
    return shown, before


def _before() -> Path:
    return Path(f"fore-aterstallning-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.db")


async def _is_damaged(file: Path) -> bool:
    try:
        async with Database.open(file) as database:
            await database.look_through()
    except DamagedDatabaseError:
        return True
    return False


@asynccontextmanager
async def _aside(file: Path) -> AsyncIterator[Database]:
    """A copy of the backup: opening it may bring it to a newer schema, and the backup stays as it is."""
    with tempfile.TemporaryDirectory(prefix="yrka-") as folder:
        copied = Path(folder) / file.name
        shutil.copyfile(file, copied)
        try:
            async with Database.open(copied) as database:
                yield database
        except DamagedDatabaseError as damaged:
            raise DamagedDatabaseError(
                file if damaged.place == copied else damaged.place, damaged.why
            ) from damaged


def _agreed(ask: Callable[[str], str], place: Where, file: Path) -> bool:
    """Where nobody is there to ask it is no."""
    try:
        return ask(f"Ersätta allt i {place} med {file}? [j/N] ").strip().lower() in {"j", "ja"}
    except EOFError:
        return False
