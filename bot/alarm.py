"""What happens by itself when its time has come: reminders, and drafts that go."""

from __future__ import annotations

import logging
from collections.abc import Callable

from bot import pulse
from bot.clock import Clock
from bot.store.ledger import Ledger, RacedError
from bot.store.shelf import Shelf
from bot.sweeping import Sweeper
from drafts.board import Board
from drafts.reminding import due
from handlers.reminding import remind

log = logging.getLogger(__name__)

EVERY = 20.0  # seconds between looks at the clock


class Alarm:
    def __init__(
        self, clock: Clock, shelf: Shelf, ledger: Ledger, done: Callable[[], None], sweeper: Sweeper
    ) -> None:
        """`done` is called when there are letters to post."""
        self._sweeper = sweeper
        self._clock = clock
        self._shelf = shelf
        self._ledger = ledger
        self._done = done

    async def run(self) -> None:
        for board in await self._shelf.all_boards():
            await self._shelf.drafts_of(board.id)  # whoever opens a long one first has not to wait for it
        while True:
            pulse.beat("alarm")
            now = self._clock.now()
            for board in await self._shelf.all_boards():
                await self._look(board)
            await self._sweeper.look(now)
            self._clock.looked = now
            await self._clock.struck.heard(EVERY)

    async def _look(self, board: Board) -> None:
        """What has come due is told and noted in one transaction: told once, whoever else looks too."""
        while any(due(board, now := self._clock.now())):
            work = remind(board, await self._shelf.drafts_of(board.id), now)
            try:
                await self._ledger.commit(work)
            except RacedError:
                log.info("the board has changed meanwhile, and is looked at again")
            self._done()
            board = await self._shelf.board(board.id)
