"""Lanes: in order within, side by side between, and nobody is forgotten."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot import lanes as module
from bot import tireless
from bot.lanes import Lanes
from bot.tireless import keep_on


class Desk:
    """Things to be done, a heap a lane, with a moment's work to each."""

    def __init__(self) -> None:
        self.heaps: dict[int, list[int]] = defaultdict(list)
        self.done: dict[int, list[int]] = defaultdict(list)
        self.at_work: set[int] = set()
        self.most_at_once = 0
        self.looks = 0

    async def step(self, lane: int) -> float | None:
        assert lane not in self.at_work
        self.at_work.add(lane)
        self.most_at_once = max(self.most_at_once, len(self.at_work))
        self.looks += 1
        await asyncio.sleep(0)
        waiting = self.heaps[lane]
        if waiting:
            self.done[lane].append(waiting.pop(0))
        await asyncio.sleep(0)
        self.at_work.discard(lane)
        return 0 if waiting else None


@asynccontextmanager
async def alone(_lane: int) -> AsyncIterator[bool]:
    yield True


async def settled(lanes: Lanes) -> None:
    async with asyncio.timeout(5):
        while lanes._tasks:
            await asyncio.gather(*lanes._tasks.values())


async def test_a_lane_is_in_order_and_lanes_go_side_by_side() -> None:
    desk = Desk()
    desk.heaps |= {lane: list(range(10)) for lane in (1, 2, 3)}
    lanes = Lanes(desk.step, alone)
    lanes.start([1, 2, 3])
    await settled(lanes)
    assert desk.done == {lane: list(range(10)) for lane in (1, 2, 3)}
    assert desk.most_at_once == 3


async def test_whatever_comes_at_whatever_moment_is_seen_to() -> None:
    """There is no wake-up to lose: what is put before its lane is started is done."""
    desk, chance = Desk(), random.Random(23)
    lanes = Lanes(desk.step, alone)
    for number in range(3_000):
        lane = chance.randrange(3)
        desk.heaps[lane].append(number)
        lanes.start([lane])
        for _ in range(chance.randrange(5)):
            await asyncio.sleep(0)
    await settled(lanes)
    assert sum(map(len, desk.done.values())) == 3_000
    assert all(done == sorted(done) for done in desk.done.values())


async def test_a_step_that_fails_is_said_so_and_its_lane_goes_on_next_time(
    caplog: pytest.LogCaptureFixture,
) -> None:
    failing = iter([True, False])
    done: list[int] = []

    async def step(lane: int) -> float | None:
        await asyncio.sleep(0)
        if next(failing):
            raise OSError("the disk is gone")
        done.append(lane)
        return None

    lanes = Lanes(step, alone)
    lanes.start([1])
    await settled(lanes)
    assert "the disk is gone" in caplog.text
    lanes.start([1])
    await settled(lanes)
    assert done == [1]


async def test_a_lane_that_waits_sleeps_and_is_woken_when_it_is_started() -> None:
    steps: list[float] = []

    async def step(_lane: int) -> float | None:
        steps.append(time.monotonic())
        return 3_600 if len(steps) < 3 else None

    lanes = Lanes(step, alone)
    lanes.start([1])
    await asyncio.sleep(0.05)
    assert len(steps) == 1
    lanes.start([1])
    await asyncio.sleep(0.05)
    assert len(steps) == 2
    lanes.start([1])
    await settled(lanes)


async def test_a_lane_with_nothing_left_is_looked_at_once() -> None:
    desk = Desk()
    lanes = Lanes(desk.step, alone)
    lanes.start([1])
    await settled(lanes)
    assert desk.looks == 1


async def test_told_to_stop_it_ends_its_step_and_takes_no_other() -> None:
    steps: list[str] = []

    async def step(_lane: int) -> float | None:
        steps.append("begun")
        await asyncio.sleep(0.05)
        steps.append("ended")
        return 0

    lanes = Lanes(step, alone)
    lanes.start([1])
    await asyncio.sleep(0.01)
    await lanes.stop()
    assert steps == ["begun", "ended"]


async def test_told_to_stop_it_wakes_who_sleeps_and_breaks_off_who_hangs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "GRACE", 0.05)
    hanging = asyncio.Event()

    async def step(lane: int) -> float | None:
        if lane == 2:
            await hanging.wait()
        return 3_600

    lanes = Lanes(step, alone)
    lanes.start([1, 2])
    await asyncio.sleep(0.01)
    async with asyncio.timeout(1):
        await lanes.stop()
    assert not lanes._tasks


async def test_what_falls_is_run_again_after_a_pause(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(tireless, "pause", lambda failures: 0.001 * failures)
    attempts: list[int] = []

    async def job() -> None:
        attempts.append(1)
        if len(attempts) < 4:
            raise OSError("locked")
        await asyncio.sleep(0)

    with caplog.at_level(logging.ERROR):
        await keep_on(job)
    assert len(attempts) == 4
    assert caplog.text.count("is run again") == 3


def test_the_pauses_grow_and_end_at_half_a_minute() -> None:
    pauses = [tireless.pause(failures) for failures in range(1, 40)]
    assert pauses[0] < 0.5
    assert pauses == sorted(pauses)
    assert pauses[-1] == tireless.LONGEST_PAUSE
