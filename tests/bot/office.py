"""A postman at work on a store of his own, with the local Telegram at the other end of real HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from telegram import Bot, LinkPreviewOptions
from telegram.ext import Defaults, ExtBot

from bot.local import Chat, LocalTelegram, Message, User
from bot.mail.carrier import Carrier
from bot.mail.mailer import Mailer
from bot.poller import row
from bot.posting import Poster
from bot.postman import Postman
from bot.store.database import Database
from bot.store.inbox import Inbox
from bot.store.ledger import Ledger
from bot.store.outbox import Outbox
from bot.store.shelf import Shelf
from bot.transport import Transport
from drafts import drafting
from drafts.board_changes import AccountBound, BoardChange, BoardNamed, LinkIssued, RegisterSet
from drafts.changes import DraftChange
from drafts.draft import Draft, Kind
from drafts.links import Link
from drafts.meeting_changes import ArendeSet
from drafts.people import Person
from handlers import letters
from handlers.letters import Face, Letter, Spot
from handlers.work import Work
from tests.people import BOARD, REMISS, seat

LARS: Person = seat("Lars").person
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001"
    "e221bc330000000049454e44ae426082"
)  # a PNG


@dataclass
class Office:
    telegram: LocalTelegram
    database: Database
    bot: Bot
    postman: Postman
    user: User
    group: Chat

    @property
    def outbox(self) -> Outbox:
        return Outbox(self.database)

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.database)

    @property
    def spot(self) -> Spot:
        return Spot(self.user.id)

    async def commit(self, work: Work) -> None:
        await Ledger(self.database).commit(work)
        self.postman.bell.ring()

    async def post(self, *posted: Letter) -> None:
        await self.commit(Work(letters=list(posted)))

    async def say(self, *texts: str, chat: Chat | None = None) -> None:
        spot = Spot((chat or self.user.chat).id)
        await self.post(*(letters.Message(spot, text) for text in texts))

    async def draft(self) -> Draft:
        """A draft of Lars, on a board that is stored with it."""
        work, board = Work(), await self.shelf.board(BOARD.id)
        for change in _board_changes(self.user.id):
            board = work.put_board(board, change, "")
        draft = work.put(Draft("d1"), drafting.open_draft(seat("Lars"), REMISS.number, Kind.EGET), LARS.id)
        await self.commit(work)
        return draft

    async def change(self, change: DraftChange) -> Draft:
        work = Work()
        draft = work.put(await self.shelf.draft("d1"), change, LARS.id)
        await self.commit(work)
        return draft

    async def hang(self, chat: Chat | None = None, face: Face | None = None) -> Message:
        """The draft's card, as a new message."""
        chat = chat or self.user.chat
        await self.post(face or Face(Spot(chat.id), "d1"))
        await self.settle()
        return self.telegram.world.messages(chat)[-1]

    def lose_grip(self) -> None:
        """The postman is gone in the middle of what it does, and another goes on at once."""
        for task in self.postman._lanes._tasks.values():
            task.cancel()
        self.postman.bell.ring()

    async def hear(self) -> None:
        """Of all that Telegram has to tell, which else nobody asks for here."""
        updates = self.telegram.world.updates
        await Inbox(self.database).arrive(row(update.json) for update in updates.pending)
        updates.forget_all()

    @asynccontextmanager
    async def offline(self) -> AsyncIterator[None]:
        """Nobody listens where Telegram was."""
        await self.telegram.__aexit__(None, None, None)
        yield
        await self.telegram.__aenter__()  # it is left by whoever opened the office

    def said(self, chat: Chat | None = None) -> list[str]:
        messages = self.telegram.world.messages(chat or self.user.chat)
        return [message.text for message in messages if message.sender.is_bot]

    def edits(self) -> int:
        return sum(call.method == "editMessageText" for call in self.telegram.calls)

    async def settle(self, within: float = 10) -> None:
        async with asyncio.timeout(within):
            # the bot is nobody here, and takes no updates
            while await self.outbox.lanes() or self.telegram._under_way:  # noqa: ASYNC110
                await asyncio.sleep(0.002)


def _board_changes(account: int) -> list[BoardChange]:
    arenden = [ArendeSet(arende) for arende in BOARD.arenden]
    link = Link("digest", LARS.id, "", datetime.max.replace(tzinfo=UTC))
    bound = (LinkIssued(link), AccountBound(link.digest, account, LARS.id))
    return [BoardNamed(BOARD.name, BOARD.settings), RegisterSet(BOARD.people), *arenden, *bound]


@asynccontextmanager
async def open_office(
    database: Database, pause: float = 0, mailer: Mailer | None = None
) -> AsyncIterator[Office]:
    async with LocalTelegram() as telegram, a_bot(telegram) as bot:
        user, other = telegram.world.user("Lars"), telegram.world.user("Eva")
        user.starts()
        group = telegram.world.group("grupp", [user, other])
        telegram.world.add_bot(group)
        telegram.world.updates.forget_all()
        outbox, shelf = Outbox(database), Shelf(database)
        carrier = Carrier(mailer, outbox, shelf, Ledger(database))
        postman = Postman(Poster(bot, outbox, shelf, ""), pause, carrier)
        running = asyncio.create_task(postman.run())
        try:
            yield Office(telegram, database, bot, postman, user, group)
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


@asynccontextmanager
async def a_bot(telegram: LocalTelegram) -> AsyncIterator[Bot]:
    request = Transport(telegram.url, read=1)
    defaults = Defaults(parse_mode="HTML", link_preview_options=LinkPreviewOptions(is_disabled=True))
    async with ExtBot[None](
        telegram.token,
        base_url=f"{telegram.url}/bot",
        request=request,
        get_updates_request=request,
        defaults=defaults,
    ) as bot:
        yield bot
