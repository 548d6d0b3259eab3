"""The stage: the local server, a board in a database of its own, its people, and the bot among them."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.app import running
from bot.boards.folder import BoardFolder, load_board
from bot.clock import Clock
from bot.filing import file_board, link_for
from bot.local import Chat, LocalTelegram, Topic, User
from bot.pages.site import Site
from bot.settings import Settings
from bot.store.database import Database
from bot.store.inbox import Inbox
from bot.store.ledger import Ledger
from bot.store.outbox import Outbox
from bot.store.shelf import Shelf
from bot.store.where import Server
from drafts.board import Board
from drafts.people import Person

PATIENCE = 20.0  # seconds the bot may take to finish what it was told; a test that kills it gives more
GLANCE = 0.004  # seconds between looks at whether it has

Launch = Callable[[Settings], AbstractAsyncContextManager[object]]


class NotSettled(Exception):
    """The bot did not come to rest."""


class NoSuchPerson(Exception):
    """Nobody of the register, or more than one, is called so."""


@dataclass
class Stage:
    telegram: LocalTelegram
    database: Database
    folder: BoardFolder
    board: Board
    settings: Settings
    patience: float = PATIENCE
    clock: Clock | None = None  # the bot's, where it runs in this process
    users: dict[str, User] = field(default_factory=dict)  # by person's id
    rooms: dict[str, tuple[Chat, Topic | None]] = field(default_factory=dict)  # by the scenario's name

    def person(self, name: str) -> Person:
        """Who is called so: the whole name, or the first name where only one has it."""
        people = self.folder.register.people
        found = [p for p in people if p.name == name] or [p for p in people if p.first_name == name]
        if len(found) != 1:
            raise NoSuchPerson(f"{name}: {'ingen' if not found else 'flera'} i registret heter så")
        return found[0]

    def user(self, name: str) -> User:
        person = self.person(name)
        if person.id not in self.users:
            first, _, last = person.name.partition(" ")
            self.users[person.id] = self.telegram.world.user(first, last_name=last or None)
        return self.users[person.id]

    async def bind(self, name: str) -> None:
        """The person opens a personal link, as anybody would."""
        shelf = Shelf(self.database)
        payload = await link_for(self.board, self.person(name), shelf, Ledger(self.database))
        self.user(name).starts(payload=payload)
        await self.settle()

    def room(self, user: User, name: str) -> tuple[Chat, Topic | None]:
        """The named group, or topic in one (`grupp/ämne`; `grupp/` is what is in none of its topics).

        Made, and joined, when first spoken of.
        """
        if not name:
            return user.chat, None
        if name not in self.rooms:
            self.rooms[name] = self._made(user, name)
        chat, topic = self.rooms[name]
        if not chat.has(user):
            user.joins(chat)
        return chat, topic

    async def settle(self) -> None:
        """Wait until the bot has done, and said, all there is to; NotSettled where it does not."""
        inbox, outbox = Inbox(self.database), Outbox(self.database)
        until = time.monotonic() + self.patience
        while not (
            self.telegram.idle() and self._looked() and not await inbox.chats() and not await outbox.lanes()
        ):
            if time.monotonic() > until:
                raise NotSettled
            await asyncio.sleep(GLANCE)

    def _looked(self) -> bool:
        """Has the bot seen what time it is?"""
        return self.clock is None or self.clock.seen

    def _made(self, user: User, name: str) -> tuple[Chat, Topic | None]:
        group, slash, topic = name.partition("/")
        world = self.telegram.world
        if group in self.rooms:
            chat, _ = self.rooms[group]
        else:
            chat = world.group(group, members=[user], forum=bool(slash))
            world.add_bot(chat)
            self.rooms[group] = chat, None
        return chat, world.topic(chat, topic) if topic else None


@asynccontextmanager
async def open_stage(  # noqa: PLR0913 — a stage is made of these
    board: str,
    launch: Launch | None = None,
    where: Path | Server | None = None,
    clock: Clock | None = None,
    telegram: LocalTelegram | None = None,
    *,
    site: Site | None = None,
) -> AsyncIterator[Stage]:
    """A stage with the bot at work on it. `where`, a folder or a server, keeps its database; else it is lost.

    `clock` is the bot's, where `launch` hands it one. `telegram` may be one with a past. `site`: where pages
    are shown.
    """
    folder = load_board(board)
    with tempfile.TemporaryDirectory(prefix="yrka-") as temporary:
        place = where if isinstance(where, Server) else (where or Path(temporary)) / "yrka.db"
        async with telegram or LocalTelegram() as server, Database.open(place) as database:
            settings = Settings(server.token, place, server.url, pause=0, site=site)
            shelf = Shelf(database)
            filed = await shelf.board(folder.id)
            if not filed.people:
                filed = await file_board(folder, shelf, Ledger(database))
            clock = clock if launch else Clock()
            async with launch(settings) if launch else running(settings, clock):
                yield Stage(server, database, folder, filed, settings, clock=clock)
