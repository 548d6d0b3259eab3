"""Posting one letter, so that it is there once, whenever the process is killed.

Edits can be repeated. A new message can't, and Telegram knows no key that would tell a repeat: so it is
written down before it is sent, and where nothing is known of how that ended it is looked for before it is
sent again. A chat's letters are posted one at a time: it can only stand after the last one that is known.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Bot
from telegram.error import BadRequest

from bot.store.outbox import Outbox, Queued
from bot.store.shelf import Shelf
from handlers import outbox as calls
from handlers.drawn import Drawn
from handlers.faces import draw
from handlers.letters import Answer, Document, Edit, Face, Mail, Menu, Message, Pictures, View
from handlers.menu import post_menu
from handlers.templates import say

SEARCHED = 10  # messages after the last known one: people write there too


class Poster:
    def __init__(self, bot: Bot, outbox: Outbox, shelf: Shelf) -> None:
        self._bot = bot
        self._outbox = outbox
        self._shelf = shelf

    async def post(self, queued: Queued) -> int:
        """The id of the message it became; 0 where it is none."""
        match queued.letter:
            case Message() as letter:
                return await self._post_message(queued, letter)
            case Edit() as letter:
                return await calls.post_edit(self._bot, letter)
            case Pictures() as letter:
                bodies = [await self._shelf.file(sha256) for sha256 in letter.sha256]
                return await calls.post_pictures(self._bot, letter, bodies)
            case Answer() | Menu() as letter:
                await self._show(letter)
                return 0
            case Document() as letter:
                return await self._put_document(queued, letter)
            case Face() as letter:
                return await self._announced(queued, (await self.drawn(letter)).text)
            case Mail() as letter:
                raise TypeError(letter.key)  # bot/mail/ carries it

    async def _show(self, letter: Answer | Menu) -> None:
        """What is no message: shown again, it is the same."""
        if isinstance(letter, Answer):
            await calls.answer(self._bot, letter)
        else:
            await post_menu(self._bot, letter)

    async def drawn(self, face: Face) -> Drawn:
        draft = await self._shelf.draft(face.draft)
        others = await self._shelf.drafts_of(draft.board) if face.view is View.QUESTION else ()
        return draw(face, draft, await self._shelf.board(draft.board), self._bot.username, others)

    async def _post_message(self, queued: Queued, letter: Message) -> int:
        shown = Drawn(letter.text, letter.buttons)
        return await self._once(queued, shown, lambda: calls.post_message(self._bot, letter))

    async def _put_document(self, queued: Queued, letter: Document) -> int:
        body = await self._shelf.file(letter.sha256)
        message = queued.message
        if message is None:
            message = await self._announced(queued, say("posting.document", name=letter.name))
            await self._outbox.halfway(queued, message)
        await calls.put_document(self._bot, letter, message, body)
        return message

    async def _announced(self, queued: Queued, text: str) -> int:
        spot = queued.letter.spot
        return await self._once(queued, Drawn(text), lambda: calls.announce(self._bot, spot, text))

    async def _once(self, queued: Queued, shown: Drawn, send: Callable[[], Awaitable[int]]) -> int:
        if queued.tries and (found := await self._find(queued, shown)):
            return found
        await self._outbox.trying(queued)
        return await send()

    async def _find(self, queued: Queued, shown: Drawn) -> int:
        """The message that an earlier try left; 0 where there is none."""
        known = await self._outbox.reached(queued.letter.spot.chat)
        for message in range(known + 1, known + 1 + SEARCHED) if known else ():
            if await self._is_it(queued, message, shown):
                return message
        return 0

    async def _is_it(self, queued: Queued, message: int, shown: Drawn) -> bool:
        """Only our own messages can be edited, and after the last known one there is no other of ours."""
        try:
            await calls.rewrite(self._bot, queued.letter.spot, message, shown.text, shown.buttons)
        except BadRequest as error:
            return "not modified" in error.message
        return True
