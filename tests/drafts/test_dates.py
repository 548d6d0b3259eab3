"""Times as Swedes type them."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.dates import SWEDEN, WEEKDAYS, read_start, read_stop
from drafts.meeting_errors import NoSuchTime, UnclearTime, WrongWeekday

NOW = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)  # a Tuesday
STARTS = datetime(2026, 11, 26, 17, 30, tzinfo=UTC)  # Thursday at half past six
MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]


@pytest.mark.parametrize(
    "text",
    [
        "26 nov 2026 18.30",
        "26 november 2026 18:30",
        "2026-11-26 kl 18:30",
        "2026-11-26 18.30",
        "2026-11-26T18:30",
        "torsdag 26/11 18.30",
        "Torsdagen den 26 november kl. 18.30",
        "tors 26 nov, klockan 18.30",
        "den 26:e november, 18.30",
        "26/11 18.30",
        "26/11 2026 kl 18.30",
        "26/11/2026 18:30",
        "26 nov. 18.30",
        "torsdag 18.30",
        "på torsdag kl 18.30",
        "  26\u00a0nov   2026  18.30.  ",
        "26 NOV 18.30",
    ],
)
def test_one_evening_in_many_words(text: str) -> None:
    assert read_start(text, NOW) == STARTS


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [
        ("idag 19.30", "2026-11-24", "18:30"),
        ("imorgon kl 18", "2026-11-25", "17:00"),
        ("i morgon 18.00", "2026-11-25", "17:00"),
        ("tisdag 17.30", "2026-12-01", "16:30"),  # today's is past
        ("tisdag 19.30", "2026-11-24", "18:30"),
        ("14 jan kl 18", "2027-01-14", "17:00"),
        ("23/11 18.00", "2026-11-23", "17:00"),  # yesterday's, to be written down
        ("22/11 18.00", "2027-11-22", "17:00"),
        ("29 feb 18.00", "2028-02-29", "17:00"),
        ("26 juni 2027 18.00", "2027-06-26", "16:00"),
    ],
)
def test_what_is_left_out_is_the_next_such(text: str, day: str, hour: str) -> None:
    assert read_start(text, NOW) == datetime.fromisoformat(f"{day}T{hour}+00:00")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "snart",
        "26 nov",
        "26 nov 18",
        "torsdag",
        "18.30",
        "kl 18",
        "november 18.30",
        "26 nav 18.30",
        "26 nov 1830",
        "26 nov 1926 18.30",
        "första torsdagen 18.30",
        "²6 nov 18.30",
        "26 nov 2026 18.30 i Folkets hus",
        "26 nov 18.30-21.00",
        "dagen före 18.30",
        "9" * 500 + " 18.30",
    ],
)
def test_nonsense_is_no_time(text: str) -> None:
    with pytest.raises(UnclearTime) as caught:
        read_start(text, NOW)
    assert type(caught.value) is UnclearTime


@pytest.mark.parametrize(
    "text",
    [
        "31/2 18.30",
        "26/13 18.30",
        "26 nov 24.30",
        "26 nov 18.75",
        "0/0 kl 0",
        "29 feb 2027 18.00",
        "2026-11-31 9.00",
    ],
)
def test_a_time_there_is_not(text: str) -> None:
    with pytest.raises(NoSuchTime):
        read_start(text, NOW)


def test_summer_time_leaps_over_an_hour() -> None:
    with pytest.raises(NoSuchTime):
        read_start("28 mars 2027 02.30", NOW)
    assert read_start("28 mars 2027 01.59", NOW) == datetime(2027, 3, 28, 0, 59, tzinfo=UTC)
    assert read_start("28 mars 2027 03.00", NOW) == datetime(2027, 3, 28, 1, 0, tzinfo=UTC)
    assert read_start("31 okt 2027 02.30", NOW) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_a_date_of_another_weekday_is_not_guessed_at() -> None:
    with pytest.raises(WrongWeekday) as caught:
        read_start("fredag 26/11 18.30", NOW)
    assert caught.value.weekday == "torsdag"


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [
        ("12.00", "2026-11-26", "11:00"),
        ("kl 12", "2026-11-26", "11:00"),
        ("samma dag 12.00", "2026-11-26", "11:00"),
        ("dagen före kl 12", "2026-11-25", "11:00"),
        ("Dagen innan 16.00", "2026-11-25", "15:00"),
        ("onsdag 12.00", "2026-11-25", "11:00"),
        ("torsdag 18.30", "2026-11-26", "17:30"),
        ("torsdag 19.00", "2026-11-26", "18:00"),
        ("25/11 12.00", "2026-11-25", "11:00"),
        ("30 nov 12.00", "2026-11-30", "11:00"),
        ("2026-11-27 12:00", "2026-11-27", "11:00"),
    ],
)
def test_a_stop_is_reckoned_from_the_meeting(text: str, day: str, hour: str) -> None:
    assert read_stop(text, STARTS) == datetime.fromisoformat(f"{day}T{hour}+00:00")


@given(
    st.integers(0, 38_000_000),  # minutes: until the end of the century
    st.sampled_from(["{at:%Y-%m-%d %H:%M}", "{weekday} den {at.day} {month} {at.year} kl. {at:%H.%M}"]),
)
def test_every_time_is_read_as_it_is_written(minutes: int, form: str) -> None:
    at = NOW + timedelta(minutes=minutes)
    local = at.astimezone(SWEDEN)
    text = form.format(at=local, weekday=WEEKDAYS[local.weekday()], month=MONTHS[local.month - 1])
    assert read_start(text, NOW) == at - timedelta(hours=local.fold)  # the first of two hours called alike


@given(st.text(max_size=100), st.timedeltas(timedelta(0), timedelta(days=9000)))
def test_any_text_is_a_time_or_refused(text: str, later: timedelta) -> None:
    for read, told in ((read_start, NOW + later), (read_stop, STARTS + later)):
        with suppress(UnclearTime):
            assert read(text, told).tzinfo is UTC
