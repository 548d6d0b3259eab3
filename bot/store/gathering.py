"""What waits at the same time goes to the database together: in one hop, with one wait for the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Q = TypeVar("Q")
A = TypeVar("A")


class Gathering(Generic[Q, A]):
    """What is put while some of it is run is run after that.

    `run` is given all that waits, and returns for each what it answers or what stopped it, in their order.
    What it raises stopped them all.
    """

    def __init__(self, run: Callable[[Sequence[Q]], Awaitable[Sequence[A | Exception]]]) -> None:
        self._run = run
        self._waiting: list[tuple[Q, asyncio.Future[A]]] = []
        self._running: asyncio.Task[None] | None = None
        self.turn = asyncio.Lock()

    def put(self, asked: Q) -> asyncio.Future[A]:
        """What it answers. It is run whether anybody waits for that or not."""
        answer: asyncio.Future[A] = asyncio.get_running_loop().create_future()
        self._waiting.append((asked, answer))
        if self._running is None:
            self._running = asyncio.create_task(self._run_all())
        return answer

    async def _run_all(self) -> None:
        batch: list[tuple[Q, asyncio.Future[A]]] = []
        try:
            while self._waiting:
                async with self.turn:
                    batch, self._waiting = self._waiting, []
                    outcomes = await self._outcomes([asked for asked, _answer in batch])
                for (_asked, answer), outcome in zip(batch, outcomes, strict=True):
                    _tell(answer, outcome)
        finally:
            self._running = None
            for _asked, answer in (*batch, *self._waiting):
                answer.cancel()  # where the loop ends in the midst of it; who has been told, has been

    async def _outcomes(self, batch: Sequence[Q]) -> Sequence[A | Exception]:
        try:
            return await self._run(batch)
        except Exception as error:  # noqa: BLE001 — each is told it, where it waits
            return [error] * len(batch)


def _tell(answer: asyncio.Future[A], outcome: A | Exception) -> None:
    if answer.cancelled():
        return
    if isinstance(outcome, Exception):
        answer.set_exception(outcome)
    else:
        answer.set_result(outcome)
