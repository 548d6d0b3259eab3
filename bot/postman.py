"""The postman empties the outbox and redraws faces, a lane at a time, until nothing is left."""

from __future__ import annotations

import asyncio
import logging
import time

from telegram.error import RetryAfter, TelegramError

from bot import measures, pulse
from bot.bell import Bell
from bot.lanes import Lanes
from bot.mail.carrier import Carrier
from bot.posting import LATE, Poster
from bot.store.database import StoreError
from bot.store.outbox import UNDER_WAY, Hung, Queued
from bot.store.turns import Turns
from bot.transport import UnreachableError
from handlers import outbox as calls
from handlers.letters import Answer, Document, Mail, Menu, View

log = logging.getLogger(__name__)

LONGEST_SLEEP = 5.0  # seconds; the bell wakes it sooner
UNCOUNTED = 3  # as how many tries each stands where they are not counted: four seconds until the next
PATIENCE = 5  # how often what fails for a reason of our own is tried


class Postman:
    """`pause`: seconds between two redraws of one face, so that a busy group is not drowned in edits.

    `turns` is None where nothing limits what is sent, as on the local server.
    """

    def __init__(self, poster: Poster, pause: float, carrier: Carrier, turns: Turns | None = None) -> None:
        self._bot = poster.bot
        self._outbox = poster.outbox
        self._poster = poster
        self._pause = pause
        self._carrier = carrier
        self._turns = turns
        self._lanes = Lanes(self._step, self._outbox.claim)
        self.bell = Bell()

    async def run(self) -> None:
        """Until cancelled; then what has begun is brought to its end."""
        try:
            while True:
                pulse.beat("postman")
                self._lanes.start(await self._outbox.lanes())
                await self.bell.heard(LONGEST_SLEEP)
        except asyncio.CancelledError:
            await self._lanes.stop()
            raise

    async def _step(self, lane: int) -> float | None:
        """A letter or, when there is none, a face."""
        waiting = await self._outbox.next(lane)
        if waiting is None:
            return None
        if (wait := waiting.due - time.time()) > 0 or (wait := await self._turn(lane, waiting)) > 0:
            return wait
        await (self._post(waiting) if isinstance(waiting, Queued) else self._redraw(waiting))
        return 0

    async def _turn(self, lane: int, waiting: Queued | Hung) -> float:
        """Seconds to wait for it. What is no message needs none."""
        is_message = isinstance(waiting, Hung) or not isinstance(waiting.letter, Answer | Menu | Mail)
        if self._turns is None or not is_message:
            return 0
        return await self._turns.wait(lane, time.time())

    async def _post(self, queued: Queued) -> None:
        if isinstance(queued.letter, Mail):
            await self._carrier.carry(queued, queued.letter)
            self.bell.ring()  # what came of it may be told in other lanes
            return
        try:
            message = await self._poster.post(queued)
        except TelegramError as error:
            await self._failed(queued, error)
        except StoreError:
            raise
        except Exception:
            log.exception("a %s could not be made", type(queued.letter).__name__)
            await self._broke(queued)
        else:
            await self._posted(queued, message)

    async def _posted(self, queued: Queued, message: int) -> None:
        await self._outbox.posted(queued, message)
        measures.posted(queued.letter)

    async def _failed(self, queued: Queued, error: TelegramError) -> None:
        match calls.judge(error, UNCOUNTED if isinstance(error, UnreachableError) else queued.tries):
            case None:
                await self._posted(queued, getattr(queued.letter, "message", queued.message or 0))
            case calls.Later(seconds):
                # Told to wait, or with nobody to tell, we know that this try sent nothing.
                tries = queued.tries + (not isinstance(error, RetryAfter | UnreachableError))
                await self._outbox.postponed(queued, time.time() + seconds, tries=tries)
                measures.RETRIES.labels("letter").inc()
            case calls.Lost(_, migrated) if migrated:
                await self._moved(queued.letter.spot.chat, migrated)
            case calls.Lost(why) if _unplaced(queued, why):
                await self._outbox.begun_anew(queued)
            case calls.Lost(why):
                log.warning("a %s for a chat was lost: %s", type(queued.letter).__name__, why)
                measures.LOST.labels(type(queued.letter).__name__).inc()
                await self._outbox.dropped(queued)

    async def _moved(self, old: int, new: int) -> None:
        await self._outbox.moved(old, new)
        self.bell.ring()  # there is a new lane

    async def _broke(self, queued: Queued) -> None:
        """A fault of ours holds the chat's other letters up for a while, and not for good."""
        if queued.tries >= PATIENCE:
            measures.LOST.labels(type(queued.letter).__name__).inc()
            await self._outbox.dropped(queued)
        else:
            measures.RETRIES.labels("letter").inc()
            await self._outbox.postponed(queued, time.time() + 2**queued.tries, tries=queued.tries + 1)

    async def _redraw(self, hung: Hung) -> None:
        try:
            shown = await self._show(hung)
        except TelegramError as error:
            await self._not_drawn(hung, error)
        except StoreError:
            raise
        except Exception:
            # It is tried again when the draft changes next.
            log.exception("a %s could not be drawn", hung.face.view)
            await self._settled(hung)
        else:
            await self._settled(hung, shown)

    async def _show(self, hung: Hung) -> str:
        """The digest of how it now reads. What reads so already is not edited: Telegram would only say so."""
        drawn = await self._poster.drawn(hung.face)
        if drawn.digest != hung.shown:
            if hung.shown != UNDER_WAY:
                await self._outbox.drawing(hung)
            await calls.rewrite(self._bot, hung.face.spot, hung.message, drawn.text, drawn.buttons)
            measures.FACES.inc()
        return drawn.digest

    async def _not_drawn(self, hung: Hung, error: TelegramError) -> None:
        match calls.judge(error, UNCOUNTED):
            case None:
                await self._settled(hung)
            case calls.Later(seconds):
                await self._outbox.face_postponed(hung, time.time() + seconds)
                measures.RETRIES.labels("face").inc()
            case calls.Lost(_, migrated) if migrated:
                await self._moved(hung.face.spot.chat, migrated)
            case calls.Lost(why) if hung.face.view is View.CARD:
                # The draft still lives in the chat: /utkast hangs another, and back in, this is drawn again.
                log.warning("a card cannot be reached: %s", why)
                await self._settled(hung)
            case calls.Lost(why):
                log.warning("a %s is no longer there: %s", hung.face.view, why)
                await self._outbox.fallen(hung)

    async def _settled(self, hung: Hung, shown: str = "") -> None:
        """What was broken off before may still be on its way, and come last: then it is drawn once more."""
        if hung.face.view is View.MOVED:
            await self._outbox.fallen(hung)
        elif hung.shown == UNDER_WAY:
            await self._outbox.drawn_for_now(hung, time.time() + LATE)
        else:
            await self._outbox.drawn(hung, time.time() + self._pause, shown)


def _unplaced(queued: Queued, why: str) -> bool:
    """Somebody deleted the message that the file was to be put into."""
    is_file = isinstance(queued.letter, Document)
    return is_file and "to edit not found" in why and queued.tries < PATIENCE
