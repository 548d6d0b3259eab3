"""What drafts and boards cost as they grow: `uv run python -m bench.growth`.

A draft's changes are att-satser added and taken back, so that its history grows and its text does not.
"""

from __future__ import annotations

import asyncio
import tempfile
import tracemalloc
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from rich.console import Console
from rich.table import Table

from bench.measuring import ROUNDS
from bot.boards.folder import load_board
from bot.filing import file_board
from bot.store.database import Database
from bot.store.ledger import Ledger
from bot.store.shelf import Shelf
from drafts.board import Board
from drafts.draft import Draft, Kind
from drafts.drafting import add_satser, open_draft, undo
from drafts.people import Role
from drafts.rights import Seat
from handlers.work import Work

CHANGES = (50, 500, 5000)
DRAFTS = (10, 100, 1000)
USUAL = 20  # changes of an ordinary draft


async def fill(ledger: Ledger, board: Board, id_: str, changes: int) -> None:
    person = next(person for person in board.people if person.role is Role.LEDAMOT)
    seat, work = Seat(board, person), Work()
    draft = work.put(Draft(id_), open_draft(seat, "23", Kind.EGET), person.id)
    while draft.seq < changes:
        added = draft.seq % 2
        change = add_satser(draft, seat, (f"Att nämnden redovisar {draft.seq} åtgärder.",)) if added else None
        draft = work.put(draft, change or undo(draft, seat, draft.seq), person.id)
    await ledger.commit(work)


async def milliseconds(step: Callable[[], Awaitable[object]]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        await step()
        times.append(perf_counter() - start)
    return 1000 * median(times)


async def filled(database: Database, drafts: int, changes: int) -> Board:
    ledger = Ledger(database)
    board = await file_board(load_board("example"), Shelf(database), ledger)
    for n in range(drafts):
        await fill(ledger, board, f"d{n}", changes)
    return board


async def opening(path: Path, changes: int) -> list[float]:
    """A draft by a bot that has just started, by one that has it, and its history, which is read anew."""
    async with Database.open(path) as database:
        await filled(database, 1, changes)
        kept = Shelf(database)
        return [
            await milliseconds(lambda: Shelf(database).draft("d0")),
            await milliseconds(lambda: kept.draft("d0")),
            await milliseconds(lambda: kept.log("d0")),
        ]


async def listing(path: Path, count: int) -> list[float]:
    """All of a board's drafts, by a bot that has just started and by one that has them."""
    async with Database.open(path) as database:
        board = await filled(database, count, USUAL)
        kept = Shelf(database)
        return [
            await milliseconds(lambda: Shelf(database).drafts_of(board.id)),
            await milliseconds(lambda: kept.drafts_of(board.id)),
        ]


async def keeping(path: Path) -> float:
    """Megabytes that all of a board's drafts take, kept as the folds of their logs."""
    async with Database.open(path) as database:
        shelf = Shelf(database)
        await shelf.board("example")
        tracemalloc.start()
        await shelf.drafts_of("example")
        grown, _highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    return grown / 2**20


def main() -> None:
    drafts = Table(
        "changes", "opened first, ms", "opened again, ms", "its history, ms", title="A draft grows"
    )
    boards = Table("drafts", "all read first, ms", "all read again, ms", "MB kept", title="A board grows")
    with tempfile.TemporaryDirectory(prefix="yrka-") as folder:
        for changes in CHANGES:
            times = asyncio.run(opening(Path(folder) / f"changes{changes}.db", changes))
            drafts.add_row(f"{changes}", *(f"{time:.2f}" for time in times))
        for count in DRAFTS:
            path = Path(folder) / f"drafts{count}.db"
            times = asyncio.run(listing(path, count))
            grown = asyncio.run(keeping(path))
            boards.add_row(f"{count}", *(f"{time:.1f}" for time in times), f"{grown:.1f}")
    for table in (drafts, boards):
        Console(width=120).print(table)


if __name__ == "__main__":
    main()
