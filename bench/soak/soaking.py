"""The whole of it: a town, the bot at work in it, trouble, rest, and the verdict."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from bench.measuring import peak
from bench.mortal import Mortal
from bench.soak.again import coming_again
from bench.soak.evening import Evening
from bench.soak.pace import Over, Pace
from bench.soak.promise import Promise
from bench.soak.record import Record, written
from bench.soak.town import Size, Town, build
from bench.soak.trouble import Trouble
from bench.soak.verdict import judge
from bench.soak.weather import Weather
from bench.webhooks import a_webhook
from bot.local import LocalTelegram
from bot.settings import Settings
from bot.store.database import Database, UnavailableError
from bot.store.inbox import Inbox
from bot.store.outbox import Outbox
from bot.store.where import Server, Where

TOKEN = "1:" + "a" * 35  # opens nothing but the local server
STARTING = 300.0  # seconds the bot may take until everybody is bound
RESTING = 300.0  # and until nothing waits, when all is calm again
BACK_OFF = 0.2  # seconds that Telegram waits before it delivers again; in earnest it is longer
PAUSE = 1.0  # seconds between two redraws of one card


@dataclass(frozen=True, slots=True)
class Plan:
    """`haste`: how much more often than in a long soak trouble comes."""

    place: Where
    folder: Path
    updates: int = 50_000
    workers: int = 1
    by_webhook: bool = False
    seed: int = 1
    seconds: float = 3_600.0
    size: Size = field(default_factory=Size)
    haste: float = 1.0


@dataclass
class Soak:
    """A soak that is under way: what the progress is told from, and at last the outcome."""

    plan: Plan
    record: Record
    weather: Weather
    trouble: Trouble
    workers: list[Mortal]
    begun: float
    promises: list[Promise] = field(default_factory=list)
    seconds: float = 0.0
    heaviest: float = 0.0  # megabytes that a worker has held

    def weigh(self) -> None:
        self.heaviest = max(self.heaviest, *(peak(worker.process.pid) for worker in self.workers))

    @property
    def kills(self) -> int:
        return sum(worker.deaths for worker in self.workers)

    @property
    def falls(self) -> list[int]:
        """How processes ended that nobody killed."""
        return [code for worker in self.workers for code in worker.falls]


async def soak(plan: Plan, watch: Callable[[Soak], None]) -> Soak:
    """`watch` is called now and then."""
    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(LocalTelegram(token=TOKEN))
        database = await stack.enter_async_context(Database.open(plan.place))
        town = await build(plan.size, telegram.world, database, Random(plan.seed))
        webhook = a_webhook() if plan.by_webhook else None
        workers = [Mortal(_folder(plan.folder, n), webhook) for n in range(plan.workers)]
        weather = telegram.switchboard.faults = Weather(chance=Random(f"{plan.seed} weather"))
        record = Record(Random(f"{plan.seed} twice"))
        trouble = Trouble(workers, weather, plan.seed, plan.haste, lambda: record.updates)
        running = Soak(plan, record, weather, trouble, workers, time.monotonic())
        telegram.world.listen(record.hear)
        telegram.world.updates.comes = record.note
        telegram.switchboard.webhook.back_off = lambda _failures: BACK_OFF
        if webhook:
            record.again = await stack.enter_async_context(
                coming_again(webhook, Random(f"{plan.seed} again"))
            )
        settings = Settings(TOKEN, plan.place, telegram.url, pause=PAUSE)
        for worker in workers:
            await stack.enter_async_context(worker.launch(settings))
        await stack.enter_async_context(_beside(_tally(telegram, running, watch)))
        await _bind(town, telegram, database)
        await _live(plan, town, telegram, database, running)
        await _rest(telegram, database, running)
        _drain(telegram, running)
        running.seconds = time.monotonic() - running.begun
        pages = replace(settings, webhook=webhook).pages
        running.promises += await judge(record, telegram.world, database, town.secretaries, pages)
    return running


async def _bind(town: Town, telegram: LocalTelegram, database: Database) -> None:
    """Everybody opens their link, all at once."""
    for user, link in town.links:
        user.starts(link)
    async with asyncio.timeout(STARTING):
        while await _waiting(telegram, database):  # noqa: ASYNC110 — other processes end it
            await asyncio.sleep(BACK_OFF)


async def _live(plan: Plan, town: Town, telegram: LocalTelegram, database: Database, running: Soak) -> None:
    pace = Pace(plan.updates, plan.seconds, lambda: running.record.updates)
    serials = itertools.count(1)
    evenings = [
        Evening(room, plan.size.acts, pace, Random(f"{plan.seed} {n}"), serials)
        for n, room in enumerate(town.rooms)
    ]
    server = plan.place if isinstance(plan.place, Server) else None
    async with (
        _beside(pace.watch(database, lambda: len(telegram.world.updates.pending))),
        _beside(running.trouble.run(town.rooms, server)),
    ):
        await asyncio.gather(*(_until_over(evening) for evening in evenings))


async def _until_over(evening: Evening) -> None:
    with suppress(Over):
        await evening.play()


async def _rest(telegram: LocalTelegram, database: Database, running: Soak) -> None:
    promise = Promise("with all calm again the bot comes to rest", 1)
    running.promises.append(promise)
    try:
        async with asyncio.timeout(RESTING):
            while waiting := await _waiting(telegram, database):  # noqa: ASYNC110 — the same
                await asyncio.sleep(BACK_OFF)
    except TimeoutError:
        promise.broken.append(waiting)


async def _waiting(telegram: LocalTelegram, database: Database) -> str:
    """What still waits, empty where nothing does."""
    try:
        chats, lanes = await Inbox(database).chats(), await Outbox(database).lanes()
    except UnavailableError as cut:
        return str(cut)
    pending = len(telegram.world.updates.pending)
    return f"{pending} at Telegram, {chats} {lanes}" if chats or lanes or not telegram.idle() else ""


async def _tally(telegram: LocalTelegram, running: Soak, watch: Callable[[Soak], None]) -> None:
    """Until cancelled."""
    while True:
        await asyncio.sleep(0.5)
        _drain(telegram, running)
        running.weigh()
        watch(running)


def _drain(telegram: LocalTelegram, running: Soak) -> None:
    """The calls are counted, written down for who wants to know what came of a promise, and let go of."""
    running.record.tally(telegram.calls)
    with (running.plan.folder / "calls.jsonl").open("ab") as kept:
        kept.writelines(map(written, telegram.calls))
    telegram.calls.clear()


@asynccontextmanager
async def _beside(job: Coroutine[object, object, None]) -> AsyncIterator[None]:
    """What falls beside falls here too."""
    task = asyncio.create_task(job)
    try:
        yield
    finally:
        task.cancel()
        (fallen,) = await asyncio.gather(task, return_exceptions=True)
        if isinstance(fallen, Exception):
            raise fallen


def _folder(parent: Path, number: int) -> Path:
    folder = parent / str(number)
    folder.mkdir()
    return folder
