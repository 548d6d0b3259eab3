"""People who write to a bot through the local server, and what the bot makes of it: how fast, at what cost."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from bot.local import Event, LocalTelegram, Message, Sent, User

TOKEN = "1:" + "a" * 35  # opens nothing but the local server
PATIENCE = 300  # seconds a round may take
TICKS = os.sysconf("SC_CLK_TCK")

Act = Callable[["Writer"], object]


@dataclass
class Writer:
    """Somebody in their private chat, and when they said what the bot has not yet answered."""

    user: User
    nth: int = 0
    waiting: deque[float] = field(default_factory=deque)

    def does(self, act: Act) -> None:
        self.waiting.append(perf_counter())
        self.nth += 1
        act(self)

    def message(self, label: str) -> Message | None:
        """The newest message with such a button."""
        there = reversed(self.user.chat.messages.values())
        return next((m for m in there if any(b.label == label for row in m.buttons for b in row)), None)


@dataclass(frozen=True)
class Figures:
    """Of one round: `cpu` is the bot's own, `waits` from each update to its answer; seconds all."""

    updates: int
    calls: int
    seconds: float
    cpu: float
    waits: Sequence[float]

    @property
    def rate(self) -> float:
        """Updates a second."""
        return self.updates / self.seconds

    @property
    def call_rate(self) -> float:
        return self.calls / self.seconds

    def wait(self, part: float) -> float:
        """So great a part of the updates had their answer within so many milliseconds."""
        return 1000 * sorted(self.waits)[int(part * (len(self.waits) - 1))]


@dataclass
class Contender:
    name: str
    telegram: LocalTelegram
    process: asyncio.subprocess.Process
    writers: list[Writer]
    _waits: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._by_chat = {writer.user.chat.id: writer for writer in self.writers}
        self.telegram.world.listen(self._hear)

    async def flood(self, act: Act, updates: int) -> Figures:
        """All at once: how many a second it handles."""
        return await self._round(act, updates, 0)

    async def drip(self, act: Act, updates: int, rate: float) -> Figures:
        """So many a second: how long each waits."""
        return await self._round(act, updates, 1 / rate)

    async def everyone(self, act: Act, until: Callable[[Writer], object]) -> None:
        """Each does it; return when it has led to something for all."""
        for writer in self.writers:
            act(writer)
        await self.telegram.wait(lambda: all(until(writer) for writer in self.writers), PATIENCE)

    async def _round(self, act: Act, updates: int, pause: float) -> Figures:
        self._waits.clear()
        for writer in self.writers:
            writer.waiting.clear()
        calls, cpu, start = self._calls(), self._cpu(), perf_counter()
        for n, writer in enumerate(islice(cycle(self.writers), updates)):
            if pause:
                await asyncio.sleep(max(0.0, start + n * pause - perf_counter()))
            writer.does(act)
        await self.telegram.wait(lambda: len(self._waits) >= updates and self.telegram.idle(), PATIENCE)
        taken = perf_counter() - start
        return Figures(updates, self._calls() - calls, taken, self._cpu() - cpu, tuple(self._waits))

    def _hear(self, event: Event) -> None:
        if isinstance(event, Sent) and event.message.sender.is_bot:
            writer = self._by_chat.get(event.message.chat.id)
            if writer and writer.waiting:
                self._waits.append(perf_counter() - writer.waiting.popleft())

    def _calls(self) -> int:
        return sum(call.method != "getUpdates" for call in self.telegram.calls)

    def _cpu(self) -> float:
        """The bot's process, so far (Linux)."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / TICKS

    @property
    def megabytes(self) -> float:
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.process.pid}/status").read_text())
        return int(found[1]) / 1024 if found else 0.0


@asynccontextmanager
async def contending(name: str, kind: str, people: int, database: str = "") -> AsyncIterator[Contender]:
    """The bot in a process of its own, before a server and people of its own in this one."""
    async with LocalTelegram(token=TOKEN) as telegram:
        told = [argument for argument in (kind, telegram.url, TOKEN, database) if argument]
        process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bench.bots", *told)
        try:
            users = [telegram.world.user(f"Person{n}") for n in range(people)]
            await telegram.wait(lambda: any(call.method == "getMe" for call in telegram.calls), PATIENCE)
            yield Contender(name, telegram, process, [Writer(user) for user in users])
        finally:
            process.kill()
            await process.wait()
