"""The postman empties the outbox and redraws faces, a lane at a time, until nothing is left."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable

from telegram import Bot
from telegram.error import TelegramError

from bot.bell import Bell
from bot.lanes import Lanes
from bot.store.outbox import Hung, Outbox, Queued
from bot.store.shelf import Shelf
from handlers import outbox as calls
from handlers.drawn import Drawn
from handlers.faces import draw
from handlers.letters import Answer, Document, Edit, Face, Message, Pictures, View
from handlers.templates import say

log = logging.getLogger(__name__)

LONGEST_SLEEP = 5.0  # seconds; the bell wakes it sooner


class Postman:
    """`pause`: seconds between two redraws of one face, so that a busy group is not drowned in edits."""

    def __init__(self, bot: Bot, outbox: Outbox, shelf: Shelf, pause: float) -> None:
        self._bot = bot
        self._outbox = outbox
        self._shelf = shelf
        self._pause = pause
        self._lanes = Lanes(self._empty)
        self.bell = Bell()

    async def run(self) -> None:
        """Until cancelled; then what has begun is brought to its end."""
        try:
            while True:
                self._lanes.start(await self._outbox.lanes())
                await self.bell.heard(LONGEST_SLEEP)
        finally:
            await self._lanes.stop()

    async def _empty(self, lane: int) -> None:
        while True:
            queued = await self._outbox.next(lane)
            hung = None if queued else await self._outbox.stale(lane)
            waiting = queued or hung
            if waiting is None:
                return
            if (wait := waiting.due - time.time()) > 0:
                await asyncio.sleep(min(wait, LONGEST_SLEEP))
                continue
            await (self._post(queued) if queued else self._redraw(hung))

    async def _post(self, queued: Queued) -> None:
        try:
            message = await self._send(queued)
        except TelegramError as error:
            await self._failed(queued, error)
        else:
            await self._outbox.posted(queued, message)

    async def _send(self, queued: Queued) -> int:
        """The id of the message it became."""
        match queued.letter:
            case Message() as letter:
                return await calls.post_message(self._bot, letter)
            case Edit() as letter:
                return await calls.post_edit(self._bot, letter)
            case Pictures() as letter:
                bodies = [await self._shelf.file(sha256) for sha256 in letter.sha256]
                return await calls.post_pictures(self._bot, letter, bodies)
            case Answer() as letter:
                await calls.answer(self._bot, letter)
                return 0
            case Document() as letter:
                body = await self._shelf.file(letter.sha256)
                message = queued.message or await self._announce(
                    queued, say("posting.document", name=letter.name)
                )
                await calls.put_document(self._bot, letter, message, body)
                return message
            case Face() as letter:
                drawn = await self._drawn(letter)
                return queued.message or await calls.announce(self._bot, letter.spot, drawn.text)

    async def _announce(self, queued: Queued, text: str) -> int:
        message = await calls.announce(self._bot, queued.letter.spot, text)
        await self._outbox.halfway(queued, message)
        return message

    async def _failed(self, queued: Queued, error: TelegramError) -> None:
        match calls.judge(error, queued.tries):
            case None:
                await self._outbox.posted(queued, getattr(queued.letter, "message", queued.message or 0))
            case calls.Later(seconds):
                await self._outbox.postponed(queued, time.time() + seconds)
            case calls.Lost(_, migrated) if migrated:
                await self._outbox.moved(queued.letter.spot.chat, migrated)
            case calls.Lost(why):
                log.warning("a %s for a chat was lost: %s", type(queued.letter).__name__, why)
                await self._outbox.dropped(queued)

    async def _redraw(self, hung: Hung | None) -> None:
        if hung is None:
            return
        try:
            drawn = await self._drawn(hung.face)
            await calls.rewrite(self._bot, hung.face.spot, hung.message, drawn.text, drawn.buttons)
        except TelegramError as error:
            await self._not_drawn(hung, error)
        else:
            await self._settled(hung)

    async def _not_drawn(self, hung: Hung, error: TelegramError) -> None:
        match calls.judge(error, 3):
            case None:
                await self._settled(hung)
            case calls.Later(seconds):
                await self._outbox.face_postponed(hung, time.time() + seconds)
            case calls.Lost(_, migrated) if migrated:
                await self._outbox.moved(hung.face.spot.chat, migrated)
            case calls.Lost(why):
                log.warning("a %s is no longer there: %s", hung.face.view, why)
                await self._outbox.fallen(hung)

    def _settled(self, hung: Hung) -> Awaitable[None]:
        if hung.face.view is View.MOVED:
            return self._outbox.fallen(hung)
        return self._outbox.drawn(hung, time.time() + self._pause)

    async def _drawn(self, face: Face) -> Drawn:
        draft = await self._shelf.draft(face.draft)
        return draw(face, draft, await self._shelf.board(draft.board), self._bot.username)
