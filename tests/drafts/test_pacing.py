"""How fast one person may go: a burst, then steadily, and never faster whatever they try."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.errors import TooFast
from drafts.pacing import Bucket, Pace, take
from tests.people import EVENING

PACE = Pace(burst=3, rate=0.5)


def test_a_burst_and_then_one_at_a_time() -> None:
    bucket: Bucket | None = None
    for _ in range(3):
        bucket = take(bucket, PACE, EVENING)
    with pytest.raises(TooFast) as caught:
        take(bucket, PACE, EVENING)
    assert caught.value.seconds == 2
    bucket = take(bucket, PACE, EVENING + timedelta(seconds=2))
    with pytest.raises(TooFast):
        take(bucket, PACE, EVENING + timedelta(seconds=3))


@given(st.lists(st.floats(0, 30), max_size=200))
def test_never_more_than_the_burst_and_the_rate(waits: list[float]) -> None:
    bucket: Bucket | None = None
    now, passed = EVENING, 0
    for wait in waits:
        now += timedelta(seconds=wait)
        try:
            bucket = take(bucket, PACE, now)
        except TooFast as fast:
            take(bucket, PACE, now + timedelta(seconds=fast.seconds))
        else:
            passed += 1
        assert passed <= PACE.burst + (now - EVENING).total_seconds() * PACE.rate + 1e-6


def test_a_clock_put_back_gives_nothing_away() -> None:
    bucket = take(None, PACE, EVENING)
    assert take(bucket, PACE, EVENING - timedelta(hours=1)).left == 1
