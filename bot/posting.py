"""Posting one letter, so that it is there once, whenever the process is killed.

Edits can be repeated. A new message can't, and Telegram knows no key that would tell a repeat: so it is
written down before it is sent, and where nothing is known of how that ended it is looked for before it is
sent again. A chat's letters are posted one at a time: it can only stand after the last one that is known.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable

from telegram import Bot
from telegram.error import BadRequest

from bot.store.outbox import Outbox, Queued
from bot.store.shelf import Shelf
from handlers import outbox as calls
from handlers.drawn import Drawn, Ways
from handlers.faces import draw
from handlers.letters import (
    Answer,
    Document,
    Edit,
    Face,
    Mail,
    Menu,
    Message,
    NewTopic,
    Pictures,
    View,
    Whisper,
)
from handlers.menu import post_menu
from handlers.templates import say

LATE = 2.0  # seconds that a call may be on its way when whoever made it is dead, or has hung up
SEARCHED = 10  # places in a row where nothing stands: there the chat ends
FARTHEST = 100  # messages after the last known one: people write there too

Editing = Callable[[int], Awaitable[None]]


class Poster:
    def __init__(self, bot: Bot, outbox: Outbox, shelf: Shelf, pages: str) -> None:
        """`pages`: the address below which drafts are read, or nothing."""
        self.bot = bot
        self._pages = pages
        self.outbox = outbox
        self._shelf = shelf

    async def post(self, queued: Queued) -> int:
        """The id of the message it became; 0 where it is none."""
        match queued.letter:
            case Message() | Whisper() | Edit():
                return await self._post_words(queued, queued.letter)
            case Pictures() as letter:
                return await self._post_pictures(queued, letter)
            case Answer() | Menu() as letter:
                await self._show(letter)
                return 0
            case Document() as letter:
                return await self._put_document(queued, letter)
            case NewTopic() as letter:
                return await self._make_topic(queued, letter)
            case Face() as letter:
                return await self._announced(queued, (await self.drawn(letter)).text)
            case Mail() as letter:
                raise TypeError(letter.key)  # bot/mail/ carries it

    async def _post_words(self, queued: Queued, letter: Message | Whisper | Edit) -> int:
        match letter:
            case Message():
                return await self._post_message(queued, letter)
            case Whisper():
                return await self._whisper(queued, letter)
            case Edit():
                await self.outbox.trying(queued, time.time() + LATE)
                return await calls.post_edit(self.bot, letter)

    async def _show(self, letter: Answer | Menu) -> None:
        """What is no message: shown again, it is the same."""
        if isinstance(letter, Answer):
            await calls.answer(self.bot, letter)
        else:
            await post_menu(self.bot, letter)

    async def drawn(self, face: Face) -> Drawn:
        draft = await self._shelf.draft(face.draft)
        others = await self._shelf.drafts_of(draft.board) if face.view is View.QUESTION else ()
        ways = Ways(self.bot.username, self._pages)
        return draw(face, draft, await self._shelf.board(draft.board), ways, others)

    async def _post_message(self, queued: Queued, letter: Message) -> int:
        return await self._once(
            queued,
            lambda message: calls.rewrite(self.bot, letter.spot, message, letter.text, letter.buttons),
            lambda: calls.post_message(self.bot, letter),
        )

    async def _post_pictures(self, queued: Queued, letter: Pictures) -> int:
        """Found again by the caption of the first."""
        bodies = [await self._shelf.file(sha256) for sha256 in letter.sha256]
        return await self._once(
            queued,
            lambda message: calls.recaption(self.bot, letter, message),
            lambda: calls.post_pictures(self.bot, letter, bodies),
        )

    async def _whisper(self, queued: Queued, letter: Whisper) -> int:
        """Heard twice by the one it is for, should the process be killed in between, it does no harm."""
        said = await calls.whisper(self.bot, letter)
        if said is not None:
            return said
        return await self._post_message(queued, Message(letter.spot, letter.text, reply_to=letter.reply_to))

    async def _make_topic(self, queued: Queued, letter: NewTopic) -> int:
        """Not tried again: the topic that an earlier try may have made cannot be found."""
        if queued.tries:
            return 0
        await self.outbox.trying(queued, time.time() + LATE)
        return await calls.make_topic(self.bot, letter)

    async def _put_document(self, queued: Queued, letter: Document) -> int:
        body = await self._shelf.file(letter.sha256)
        message = queued.message
        if message is None:
            message = await self._announced(queued, say("posting.document", name=letter.name))
            await self.outbox.halfway(queued, message)
        await calls.put_document(self.bot, letter, message, body)
        return message

    async def _announced(self, queued: Queued, text: str) -> int:
        spot = queued.letter.spot
        return await self._once(
            queued,
            lambda message: calls.rewrite(self.bot, spot, message, text, ()),
            lambda: calls.announce(self.bot, spot, text),
        )

    async def _once(self, queued: Queued, edit: Editing, send: Callable[[], Awaitable[int]]) -> int:
        """`edit`: have the message with that id read as the letter does."""
        if queued.tries and (found := await self._find(queued, edit)):
            return found
        await self.outbox.trying(queued, time.time() + LATE)
        return await send()

    async def _find(self, queued: Queued, edit: Editing) -> int:
        """The message that an earlier try left; 0 where there is none. Nobody else's is asked about."""
        if not queued.known:
            return 0
        hidden = await self._hidden(queued)
        taken = await self.outbox.taken(queued)
        last = max(taken, default=queued.known - queued.empty)
        empty = max(queued.known - last, 0)
        for message in range(queued.known + 1, last + 1 + FARTHEST):
            if message in taken:
                continue
            if empty >= SEARCHED + hidden:
                break
            await self.outbox.looking(queued, message, empty, time.time() + LATE)
            if not (why := await _kept_from(edit, message)):
                return message
            empty = empty + 1 if message > last and "not found" in why else 0
        return 0

    async def _hidden(self, queued: Queued) -> int:
        """How many messages there may be before it that we have yet to hear of: people's, and our own.

        Asked before what is taken is read: what is heard of in between is counted twice, and not missed.
        """
        told = await self.bot.get_webhook_info()  # of polling too
        return told.pending_update_count + await self.outbox.under_way(queued)


async def _kept_from(edit: Editing, message: int) -> str:
    """Why it cannot be edited to what it is; empty where it is it.

    Only our own messages can be edited, and after the last known one there is no other of ours.
    """
    try:
        await edit(message)
    except BadRequest as error:
        return "" if "not modified" in error.message else error.message
    return ""
