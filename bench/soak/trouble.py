"""What goes wrong besides: processes killed, connections to the database cut, the bot blocked and thrown out."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from random import Random

import asyncpg

from bench.mortal import Mortal
from bench.soak.town import Room
from bench.soak.weather import Weather
from bot.store.where import Server

KILLS = 400  # updates between two, on average; as below
CUTS = 400
OUTAGES = 2_500
SHUT_OUTS = 300
LONGEST_OUTAGE = 5.0  # seconds
LONGEST_SHUT_OUT = 6.0
LOOK = 0.05

CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid() ORDER BY random() LIMIT $1"
)


class Trouble:
    """As long as `run` does. It comes by the number of updates, and so as often on any machine.

    `haste`: how much more often than in a long soak. `sent`: how many updates there have been.
    """

    def __init__(
        self,
        workers: Sequence[Mortal],
        weather: Weather,
        seed: int,
        haste: float,
        sent: Callable[[], int],
    ) -> None:
        self._workers = workers
        self._sent = sent
        self._weather = weather
        self._seed = seed
        self._chance = Random(f"{seed} trouble")
        self._haste = haste
        self.counts: Counter[str] = Counter()

    async def run(self, rooms: Sequence[Room], server: Server | None) -> None:
        """Until cancelled; then whoever was shut out is let in again."""
        self._weather.calm, self._weather.kill = False, self.kill
        jobs = [
            self._often("kill", KILLS, self._kill),
            self._often("outage", OUTAGES, self._outage),
            *(self._often(f"shut out {n}", SHUT_OUTS, lambda: self._shut_out(rooms)) for n in range(2)),
        ]
        if server:
            jobs.append(self._often("cut", CUTS, lambda: self._cut(server)))
        try:
            await asyncio.gather(*jobs)
        finally:
            self._weather.calm = True

    def kill(self) -> None:
        self._chance.choice(self._workers).kill()

    async def _often(self, what: str, updates: float, strike: Callable[[], Awaitable[None]]) -> None:
        chance = Random(f"{self._seed} {what}")  # each its own: how they meet changes none of them
        while True:
            due = self._sent() + chance.expovariate(self._haste / updates)
            while self._sent() < due:  # noqa: ASYNC110 — others send them
                await asyncio.sleep(LOOK)
            await strike()

    async def _kill(self) -> None:
        self.kill()

    async def _outage(self) -> None:
        self._weather.go_away(self._chance.uniform(0, LONGEST_OUTAGE))

    async def _cut(self, server: Server) -> None:
        """One of the connections to the database, or all at once."""
        with contextlib.suppress(OSError, asyncpg.PostgresError):
            connection = await asyncpg.connect(server.url)
            try:
                cut = await connection.fetch(CUT, self._chance.choice((1, 1, 1, 100)))
                self.counts["connections cut"] += len(cut)
            finally:
                await connection.close()

    async def _shut_out(self, rooms: Sequence[Room]) -> None:
        """Somebody blocks the bot, or a group throws it out; and both think better of it."""
        room = self._chance.choice(rooms)
        person, world = self._chance.choice(room.members), room.secretary.world
        private = self._chance.random() < 0.5
        if person.has_blocked_bot or not room.chat.has(world.bot):
            return  # the other of us is at it
        self.counts["blocked" if private else "thrown out"] += 1
        try:
            person.blocks() if private else world.kick_bot(room.chat)
            await asyncio.sleep(self._chance.uniform(0, LONGEST_SHUT_OUT))
        finally:
            person.unblocks() if private else world.add_bot(room.chat)
