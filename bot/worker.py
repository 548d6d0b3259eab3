"""The worker takes updates from the inbox, a chat's in order, and has each take effect once."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable

from telegram import Update

from bot.bell import Bell
from bot.lanes import Lanes
from bot.store.inbox import Inbox
from bot.store.ledger import Ledger, RacedError
from drafts.errors import Refusal, StaleDraft
from handlers.context import App
from handlers.refusals import apologise, refuse
from handlers.work import Work, current

log = logging.getLogger(__name__)

LONGEST_SLEEP = 5.0  # seconds; the bell wakes it sooner
RACES = 5  # how often a lost race is run again


class Worker:
    def __init__(self, app: App, inbox: Inbox, ledger: Ledger, done: Callable[[], None]) -> None:
        """`done` is called when an update has had its effect: there may be letters to post."""
        self._app = app
        self._inbox = inbox
        self._ledger = ledger
        self._done = done
        self._lanes = Lanes(self._follow)
        self.bell = Bell()
        self._bot = app.bot

    async def run(self) -> None:
        """Until cancelled; then what has begun is brought to its end."""
        try:
            while True:
                self._lanes.start(await self._inbox.chats())
                await self.bell.heard(LONGEST_SLEEP)
        finally:
            await self._lanes.stop()

    async def _follow(self, chat: int) -> None:
        while waiting := await self._inbox.next(chat):
            await self.handle(*waiting)
            self._done()

    async def handle(self, update_id: int, body: str) -> None:
        """Have the update take effect, or be refused, or apologised for: once, whatever happens."""
        update = Update.de_json(json.loads(body), self._bot)
        for _ in range(RACES):
            work = await self._work_of(update)
            try:
                await self._ledger.commit(work, update_id)
            except RacedError:
                if await self._inbox.is_done(update_id):
                    return
            else:
                return
        await self._ledger.commit(refuse(update, StaleDraft()), update_id)

    async def _work_of(self, update: Update) -> Work:
        work = Work()
        token = current.set(work)
        try:
            await self._app.process_update(update)
        finally:
            current.reset(token)
        match work.failed:
            case None:
                return answered(update, work)
            case Refusal() as refusal:
                return refuse(update, refusal)
            case error:
                log.error("an update failed", exc_info=error)
                return apologise(update)


def answered(update: Update, work: Work) -> Work:
    """Every tap is answered, be it with nothing: the button stops turning."""
    if update.callback_query:
        work.answer_if_owed(update.callback_query.id)
    return work
