"""Once an hour, by day: who is to be told that a draft goes, what is to go, and what nothing refers to."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.store.database import Statement
from bot.store.ledger import Ledger, RacedError
from bot.store.remains import Remains
from bot.store.shelf import Shelf
from drafts.board import Board
from drafts.erasing import to_strike
from drafts.reminding import is_day
from drafts.removal_changes import NameStruck, StatementsGone
from drafts.retention import to_remove, to_unsay
from handlers.retiring import retire, warn
from handlers.work import Work

log = logging.getLogger(__name__)

EVERY = timedelta(hours=1)
LOOSE = timedelta(days=1)  # between looks for loose files: all that is stored is read for it

_NEVER = datetime.min.replace(tzinfo=UTC)


class Sweeper:
    def __init__(self, shelf: Shelf, ledger: Ledger, remains: Remains, done: Callable[[], None]) -> None:
        """`done` is called when there are letters to post."""
        self._shelf = shelf
        self._ledger = ledger
        self._remains = remains
        self._done = done
        self._looked = self._swept = _NEVER

    async def look(self, now: datetime) -> None:
        if now - self._looked < EVERY or not is_day(now):
            return
        for board in await self._shelf.all_boards():
            try:
                await self._look(board, now)
            except RacedError:
                log.info("a board has changed meanwhile, and is looked at again in an hour")
        if now - self._swept >= LOOSE:
            await self._sweep(Work(now=now))
            self._swept = now
        self._looked = now

    async def _look(self, board: Board, now: datetime) -> None:
        work = warn(board, await self._shelf.drafts_of(board.id), now)
        if work.entries:
            await self._ledger.commit(work)
            self._done()
            board = await self._shelf.board(board.id)
        drafts = await self._shelf.drafts_of(board.id)
        going = [draft.id for draft, _why in to_remove(board, drafts, now)]
        if going:
            hanging = {id_: await self._shelf.hanging(id_) for id_ in going}
            await self._sweep(retire(board, drafts, hanging, now))
            self._done()
            log.info("%s drafts are removed", len(going))
            board = await self._shelf.board(board.id)
        await self._strike(board, now)

    async def _strike(self, board: Board, now: datetime) -> None:
        """What is struck out of the board's own log: words said of old decisions, names of those who left."""
        drafts = await self._shelf.drafts_of(board.id)
        for gone in list(to_unsay(board, now)):
            board = await self._struck(board, gone, await self._remains.unsaid(board.id, gone.arende), now)
        for name in list(to_strike(board, drafts)):
            board = await self._struck(board, name, await self._remains.struck(board.id, name.person), now)

    async def _struck(
        self, board: Board, change: StatementsGone | NameStruck, besides: list[Statement], now: datetime
    ) -> Board:
        work = Work(now=now)
        board = work.put_board(board, change, "")
        await self._ledger.commit(work, besides=besides)
        return board

    async def _sweep(self, work: Work) -> None:
        besides = await self._remains.of(work.removed, work.now.timestamp())
        await self._ledger.commit(work, besides=besides)
