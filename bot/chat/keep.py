"""The folder a try-out is kept in: the bot's database, the local Telegram, the clock and the address."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import msgspec

from bot.chat.notes import Notes
from bot.clock import Clock
from bot.local import World
from bot.local.keeping import read_world, write_world
from bot.local.ports import LOOPBACK

PAUSE = 0.3  # seconds between two writings: what a person does is written at once, a burst together


class Kept(msgspec.Struct):
    """`port` and `key` are the address, so that a page left open finds its way back."""

    key: str
    port: int = 0
    ahead: float = 0  # seconds the clock has been set forward
    notes: Notes = msgspec.field(default_factory=Notes)  # of what has been done


class BadFolder(Exception):
    """It holds something else, or cannot be used."""


class Keeper:
    def __init__(self, folder: Path) -> None:
        """BadFolder where it cannot be used."""
        self.folder = folder.expanduser().resolve()
        self._path = self.folder / "chat.json"
        self._begun = False
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._kept = self._read()
        except (OSError, msgspec.DecodeError) as error:
            raise BadFolder(f"Mappen {folder} går inte att använda: {error}") from error

    @property
    def key(self) -> str:
        return self._kept.key

    @property
    def notes(self) -> Notes:
        """Whoever writes in them has it kept."""
        return self._kept.notes

    def bind(self) -> socket.socket:
        """The port it had; BadFolder where that is taken: most likely the folder is open already."""
        try:
            bound = socket.create_server((LOOPBACK, self._kept.port))
        except OSError as error:
            raise BadFolder(
                f"Port {self._kept.port} är upptagen. Är {self.folder} redan öppen i en annan yrka chat? "
                f"Annars: ta bort {self._path.name} i mappen, så blir det en ny adress."
            ) from error
        self._kept.port = bound.getsockname()[1]
        return bound

    def read(self, world: World, clock: Clock) -> bool:
        """Whether there was something to go on from."""
        clock.ahead = timedelta(seconds=self._kept.ahead)
        try:
            return read_world(world, self.folder)
        except (OSError, msgspec.DecodeError, LookupError) as error:
            raise BadFolder(f"Det som ligger i {self.folder} går inte att läsa: {error}") from error

    def begin(self, world: World, clock: Clock) -> None:
        """All is there: from now on it is kept. Nothing half made is."""
        self._begun = True
        self.write(world, clock)

    def write(self, world: World, clock: Clock) -> None:
        if not self._begun:
            return
        write_world(world, self.folder)
        self._kept.ahead = clock.ahead.total_seconds()
        self._write()

    def _read(self) -> Kept:
        if not self._path.exists():
            return Kept(secrets.token_urlsafe(24))
        return msgspec.json.decode(self._path.read_bytes(), type=Kept)

    def _write(self) -> None:
        """For nobody else's eyes: the key opens the page."""
        fresh = self._path.with_suffix(".ny")
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123 — with its mode
            file.write(msgspec.json.encode(self._kept))
        fresh.replace(self._path)


@asynccontextmanager
async def keeping(keeper: Keeper, world: World, clock: Clock) -> AsyncIterator[None]:
    """All that happens in the world is in the folder soon after, and whole when this is left."""
    happened = asyncio.Event()
    world.listen(lambda _event: happened.set())

    async def keep() -> None:
        while True:
            await happened.wait()
            happened.clear()
            keeper.write(world, clock)
            await asyncio.sleep(PAUSE)

    task = asyncio.create_task(keep())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        keeper.write(world, clock)
