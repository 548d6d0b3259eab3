"""A meeting called in one message."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.calling import read_called
from drafts.meeting_errors import NoSuchTime, UnclearTime, WrongWeekday
from drafts.meetings import Called

NOW = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
STARTS = datetime(2026, 11, 26, 17, 30, tzinfo=UTC)
STOP = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("26 nov 2026 18.30", Called(STARTS)),
        ("26 nov 2026 18.30, Folkets hus", Called(STARTS, "Folkets hus")),
        ("26 nov 2026 18.30, Folkets hus, stopp 25 nov 12.00", Called(STARTS, "Folkets hus", STOP)),
        (
            "26 nov 18.30\nFolkets hus, stora salen\nStopptid: dagen före kl 12",
            Called(STARTS, "Folkets hus, stora salen", STOP),
        ),
        ("torsdag, 26 november, kl 18.30, Folkets hus", Called(STARTS, "Folkets hus")),
        (
            "2026-11-26 18:30; Folkets hus; förslag senast 2026-11-25 12:00",
            Called(STARTS, "Folkets hus", STOP),
        ),
        ("26/11 18.30 senast 25/11 12.00", Called(STARTS, "", STOP)),
        ("26/11 18.30, Stoppenhuset", Called(STARTS, "Stoppenhuset")),
    ],
)
def test_when_where_and_until_when(text: str, called: Called) -> None:
    assert read_called(text, NOW) == called


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("Folkets hus", UnclearTime),
        ("", UnclearTime),
        (",;,", UnclearTime),
        ("stopp 12.00", UnclearTime),
        ("26 nov 18.30, Folkets hus, stopp snart", UnclearTime),
        ("31/11 18.30, Folkets hus", NoSuchTime),
        ("onsdag 26/11 18.30, Folkets hus", WrongWeekday),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, refusal: type[UnclearTime]) -> None:
    with pytest.raises(UnclearTime) as caught:
        read_called(text, NOW)
    assert type(caught.value) is refusal


@given(st.text(st.sampled_from("26 nov18.30,;stopp\nå/-:"), max_size=60))
def test_any_words_are_a_meeting_or_refused(text: str) -> None:
    with suppress(UnclearTime):
        assert read_called(text, NOW).starts.tzinfo is UTC
