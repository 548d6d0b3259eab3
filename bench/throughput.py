"""Yrka beside a bare echo of python-telegram-bot, on the same local server in one run.

uv run python -m bench.throughput            SQLite, and PostgreSQL where there is one (bench/servers.py)
uv run python -m bench.throughput --quick    fewer updates

Each bot has a process of its own, and all do as many calls for an update: one message for words, an answer and a
message for a tap. They take turns, round by round, and each round is compared with the echo's of the same turn.
What Yrka does besides is what it is for: each update is on disk before it is acknowledged, what it leads to is
stored in one transaction, and each letter before it is sent.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from bench.load import PATIENCE, TOKEN, Act, Contender, Figures, Writer, contending
from bench.servers import NoServer, own_database
from bot.boards.folder import load_board
from bot.filing import file_board, link_for
from bot.settings import read_settings
from bot.store.database import Database
from bot.store.ledger import Ledger
from bot.store.shelf import Shelf
from drafts.board_changes import RegisterSet
from drafts.people import Person, Role
from handlers.work import Work

PEOPLE = 60
ROUNDS, FLOOD = (1, 600) if "--quick" in sys.argv else (7, 1200)  # updates a round
RATE, DRIP = 30.0, 150 if "--quick" in sys.argv else 600  # updates a second, and in all


def asks(writer: Writer) -> None:
    writer.user.says("/hjalp")


def writes(writer: Writer) -> None:
    """An att-sats, and away with it."""
    writer.user.says("/angra" if writer.nth % 2 == 0 else "/att Att nämnden redovisar åtgärderna i mars.")


def taps(writer: Writer) -> None:
    message = writer.message("Lägg till att-sats")
    if message:
        writer.user.taps(message, "Lägg till att-sats")


GESTURES: dict[str, Act] = {
    "words that change nothing (/hjalp)": asks,
    "words that change a draft (/att, /angra)": writes,
    "a tap (Lägg till att-sats)": taps,
}


async def prepare(database: str) -> list[str]:
    """The example board with as many people as write; the words that bind each."""
    place = read_settings({"YRKA_TOKEN": TOKEN, "YRKA_DATABASE": database}).database
    async with Database.open(place) as opened:
        shelf, ledger = Shelf(opened), Ledger(opened)
        board = await file_board(load_board("example"), shelf, ledger)
        people = tuple(Person(f"q{n}", f"Person{n} Prov", "S", Role.LEDAMOT) for n in range(PEOPLE))
        work = Work()
        board = work.put_board(board, RegisterSet((*board.people, *people)), "")
        await ledger.commit(work)
        return [await link_for(board, person, shelf, ledger) for person in people]


@asynccontextmanager
async def yrka(name: str, database: str) -> AsyncIterator[Contender]:
    """Each of the people has a draft, whose card is in their private chat."""
    payloads = await prepare(database)
    async with contending(name, "yrka", PEOPLE, database) as bot:
        for writer, payload in zip(bot.writers, payloads, strict=True):  # in turn: all change the board
            writer.user.starts(payload)
            await bot.telegram.wait(partial(writer.message, "Nytt utkast"), PATIENCE)
        for label, then in (
            ("", "Ärende 23"),
            ("Ärende 23", "Eget förslag"),
            ("Eget förslag", "Lägg till att-sats"),
        ):
            await bot.everyone(partial(press, label), partial(shown, then))
        await asyncio.sleep(1)
        yield bot


@asynccontextmanager
async def echoing(name: str, kind: str) -> AsyncIterator[Contender]:
    async with contending(name, kind, PEOPLE) as bot:
        await bot.everyone(lambda w: w.user.says("hej"), partial(shown, "Lägg till att-sats"))
        yield bot


def shown(label: str, writer: Writer) -> bool:
    return writer.message(label) is not None


def press(label: str, writer: Writer) -> None:
    message = writer.message(label)
    if message:
        writer.user.taps(message, label)
    else:
        writer.user.says("/nytt")


async def main() -> None:
    async with AsyncExitStack() as stack:
        enter = stack.enter_async_context
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="yrka-"))
        bots = [
            await enter(echoing("echo, as it comes (httpx)", "httpx")),
            await enter(echoing("echo, by our transport", "aiohttp")),
            await enter(echoing("the same, 16 side by side", "side by side")),
            await enter(yrka("Yrka, SQLite", str(Path(folder) / "yrka.db"))),
        ]
        try:
            server = await enter(own_database("throughput"))
            bots.append(await enter(yrka("Yrka, PostgreSQL", server.url)))
        except NoServer as none:
            Console(stderr=True).print(f"SQLite alone: {none}")
        for gesture, act in GESTURES.items():
            floods: dict[str, list[Figures]] = {bot.name: [] for bot in bots}
            for _ in range(ROUNDS):
                for bot in bots:
                    floods[bot.name].append(await bot.flood(act, FLOOD))
            drips = {bot.name: await bot.drip(act, DRIP, RATE) for bot in bots}
            tell(gesture, floods, drips, bots)


def tell(
    gesture: str, floods: dict[str, list[Figures]], drips: dict[str, Figures], bots: list[Contender]
) -> None:
    columns = (
        "bot",
        "updates/s",
        "calls/update",
        "calls/s",
        "of echo",
        "CPU ms/update",
        "p50 ms",
        "p99 ms",
        "MB",
    )
    table = Table(
        *columns, title=f"{gesture}: {ROUNDS} × {FLOOD} updates at once; p50 and p99 at {RATE:.0f}/s"
    )
    echo = floods[bots[0].name]
    for bot in bots:
        figures, calm = floods[bot.name], drips[bot.name]
        table.add_row(
            bot.name,
            f"{median(f.rate for f in figures):.0f}",
            f"{median(f.calls / f.updates for f in figures):.2f}",
            f"{median(f.call_rate for f in figures):.0f}",
            f"{_beside(figures, echo):.2f}",
            f"{1000 * median(f.cpu / f.updates for f in figures):.2f}",
            f"{calm.wait(0.5):.0f}",
            f"{calm.wait(0.99):.0f}",
            f"{bot.megabytes:.0f}",
        )
    Console(width=120).print(table)


def _beside(figures: list[Figures], echo: list[Figures]) -> float:
    """Calls a second beside the echo's of the same turn: a machine that others use is now fast, now slow."""
    return median(one.call_rate / other.call_rate for one, other in zip(figures, echo, strict=True))


if __name__ == "__main__":
    asyncio.run(main())
