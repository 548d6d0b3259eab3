"""The worker takes updates from the inbox, a chat's in order, and has each take effect once."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable
from contextlib import AsyncExitStack
from weakref import WeakValueDictionary

from telegram import Update

from bot import measures, pulse
from bot.arrival import UnreadableError, read_update
from bot.bell import Bell
from bot.clock import Clock
from bot.lanes import Lanes
from bot.store.database import UnavailableError
from bot.store.inbox import Inbox
from bot.store.ledger import Ledger, RacedError
from drafts.errors import Refusal, StaleDraft
from handlers.context import App
from handlers.refusals import apologise, refuse
from handlers.work import Work, current

log = logging.getLogger(__name__)

LONGEST_SLEEP = 5.0  # seconds; the bell wakes it sooner
RACES = 30  # how often a lost race is run again: of those who race somebody wins each time


class Worker:
    def __init__(
        self, app: App, inbox: Inbox, ledger: Ledger, done: Callable[[], None], clock: Clock
    ) -> None:
        """`done` is called when an update has had its effect: there may be letters to post."""
        self._app = app
        self._inbox = inbox
        self._ledger = ledger
        self._done = done
        self._clock = clock
        self._lanes = Lanes(self._step, inbox.claim)
        self._queues: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self.bell = Bell()
        self._bot = app.bot

    async def run(self) -> None:
        """Until cancelled; then what has begun is brought to its end."""
        try:
            while True:
                pulse.beat("worker")
                self._lanes.start(await self._inbox.chats())
                await self.bell.heard(LONGEST_SLEEP)
        except asyncio.CancelledError:
            await self._lanes.stop()
            raise

    async def _step(self, chat: int) -> float | None:
        waiting = await self._inbox.next(chat)
        if waiting is None:
            return None
        await self.handle(*waiting)
        self._done()
        return 0

    async def handle(self, update_id: int, body: str) -> None:
        """Have the update take effect, or be refused, or apologised for: once, whatever happens."""
        try:
            update = read_update(body, self._bot)
        except UnreadableError as error:
            log.warning("update %s can have no effect: %s", update_id, error)
            measures.UPDATES.labels("given_up").inc()
            return await self._ledger.commit(Work(), update_id, type(error).__name__)
        try:
            await self._take_effect(update_id, update)
        except UnavailableError:
            raise  # the update waits
        except Exception as error:
            log.exception("update %s can have no effect", update_id)
            await self._give_up(update_id, update, type(error).__name__)

    async def _take_effect(self, update_id: int, update: Update) -> None:
        async with AsyncExitStack() as queued:
            for lost in range(RACES):
                await asyncio.sleep(
                    random.random() * 0.002 * lost
                )  # so that not all processes come back at once
                work, outcome, error = await self._work_of(update)
                try:
                    await self._ledger.commit(work, update_id, error)
                except RacedError:
                    measures.RACES.inc()
                    if await self._inbox.was_done(update_id):
                        return
                else:
                    measures.effected(update_id, update, work, outcome)
                    return
                if not lost:
                    await self._queue(queued, work)
        await self._ledger.commit(work := refuse(update, StaleDraft()), update_id)
        measures.effected(update_id, update, work, "raced")

    async def _queue(self, queued: AsyncExitStack, work: Work) -> None:
        """Of those here who have lost a race for the same, one at a time tries again: each will win."""
        for stream in sorted({stream for stream, _entry in work.entries}):
            await queued.enter_async_context(self._queues.setdefault(stream, asyncio.Lock()))

    async def _give_up(self, update_id: int, update: Update, error: str) -> None:
        """It must not stand in the way of what comes after it; whoever sent it is told, where that can be."""
        try:
            measures.UPDATES.labels("given_up").inc()
            await self._ledger.commit(apologise(update), update_id, error)
        except UnavailableError:
            raise
        except Exception:
            log.exception("nobody could be told of update %s", update_id)
            await self._ledger.commit(Work(), update_id, error)

    async def _work_of(self, update: Update) -> tuple[Work, str, str]:
        """What the update leads to; what came of it; and the error's name, where something broke."""
        work = Work(now=self._clock.now())
        token = current.set(work)
        try:
            await self._app.process_update(update)
        finally:
            current.reset(token)
        match work.failed:
            case None:
                return answered(update, work), "done", ""
            case UnavailableError() as passing:
                raise passing
            case Refusal() as refusal:
                measures.REFUSALS.labels(type(refusal).__name__).inc()
                return refuse(update, refusal), "refused", ""
            case error:
                log.error("an update failed", exc_info=error)
                return apologise(update), "broken", type(error).__name__


def answered(update: Update, work: Work) -> Work:
    """Every tap is answered, be it with nothing: the button stops turning."""
    if update.callback_query:
        work.answer_if_owed(update.callback_query.id)
    return work
