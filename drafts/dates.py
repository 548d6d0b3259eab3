"""Times as Swedes type them: `26 nov 2026 18.30`, `2026-11-26 kl 18:30`, `torsdag 26/11 18.30`.

What is meant is a time in Sweden; what is given back is in UTC. Raises UnclearTime where no time is said,
NoSuchTime where there is none such (`31/2`, an hour that summer time leaps over), WrongWeekday where the date
is another day of the week.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from drafts.meeting_errors import NoSuchTime, UnclearTime, WrongWeekday
from drafts.upload import line_of

SWEDEN = ZoneInfo("Europe/Stockholm")
TEXT_LIMIT = 80  # characters: no time is longer
DAY = timedelta(days=1)
HALF_A_YEAR = timedelta(days=183)
YEARS = 9  # within so many there is every date, the 29th of February too

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_AHEAD = {"idag": 0, "i dag": 0, "ikväll": 0, "i kväll": 0, "imorgon": 1, "i morgon": 1}
_BEFORE = {"": 0, "samma dag": 0, "dagen före": 1, "dagen innan": 1, "kvällen före": 1, "kvällen innan": 1}

_CLOCK = re.compile(
    r"(?:^|(?<=[ ,]))(?:kl(?:ockan|\.)? ?(\d{1,2})(?:[.:](\d{2}))?|(\d{1,2})[.:](\d{2}))$", re.ASCII
)
_WEEKDAY = re.compile(r"(?:på )?(mån|tis|ons|tors?|fre|lör|sön)(?:dag(?:en)?)?\.?,?(?: |$)")
_FORMS = (
    re.compile(r"(?P<year>20\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII),
    re.compile(r"(?:den )?(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:[ /-](?P<year>20\d\d))?", re.ASCII),
    re.compile(
        r"(?:den )?(?P<day>\d{1,2})(?::?[ea])? (?P<name>jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?"
        r"|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?"
        r"(?: (?P<year>20\d\d))?",
        re.ASCII,
    ),
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A time of day, and before it the words for a day, less the weekday (0-6) that may stand first."""

    clock: time
    day: str
    weekday: int | None

    def on(self, day: date) -> datetime:
        """In UTC."""
        wanted = datetime.combine(day, self.clock)
        at = wanted.replace(tzinfo=SWEDEN).astimezone(UTC)
        if at.astimezone(SWEDEN).replace(tzinfo=None) != wanted:
            raise NoSuchTime
        return at


def read_start(text: str, now: datetime) -> datetime:
    """When a meeting starts. A date without a year is the next such one, be it yesterday's."""
    said, today = _read(text), now.astimezone(SWEDEN).date()
    if said.day in _AHEAD and said.weekday is None:
        return said.on(today + _AHEAD[said.day] * DAY)
    if not said.day:
        return next(at for at in map(said.on, _weekdays(said, today, DAY)) if at > now)
    return said.on(_dated(said, range(today.year - 1, today.year + YEARS), lambda day: day >= today - DAY))


def read_stop(text: str, starts: datetime) -> datetime:
    """When proposals stop being taken; `12.00` and `dagen före 12.00` are reckoned from the meeting's day.

    A weekday is the last such before that day is over, and a date without a year the nearest such.
    """
    said, day = _read(text), starts.astimezone(SWEDEN).date()
    if said.weekday is None and said.day in _BEFORE:
        return said.on(day - _BEFORE[said.day] * DAY)
    if not said.day:
        return said.on(_weekdays(said, day, -DAY)[0])
    years = range(day.year + 1, day.year - YEARS, -1)
    return said.on(_dated(said, years, lambda other: other - day < HALF_A_YEAR))


def _read(text: str) -> _Said:
    words = re.sub(r"(?<=\d)t(?=\d)", " ", line_of(text[: TEXT_LIMIT + 1]).casefold()).rstrip(" .")
    clock = _CLOCK.search(words)
    if clock is None or len(words) > TEXT_LIMIT:
        raise UnclearTime
    rest = words[: clock.start()].strip(" ,")
    named = _WEEKDAY.match(rest)
    weekday = [name[:3] for name in WEEKDAYS].index(named[1][:3]) if named else None
    return _Said(_clock(clock), rest[named.end() :] if named else rest, weekday)


def _clock(match: re.Match[str]) -> time:
    try:
        return time(int(match[1] or match[3]), int(match[2] or match[4] or 0))
    except ValueError:
        raise NoSuchTime from None


def _weekdays(said: _Said, first: date, step: timedelta) -> list[date]:
    """The two nearest days of that name; UnclearTime where none is named."""
    if said.weekday is None:
        raise UnclearTime
    return [day for n in range(14) if (day := first + n * step).weekday() == said.weekday]


def _dated(said: _Said, years: range, fits: Callable[[date], bool]) -> date:
    """The date in words or figures: in the year it says, or the first of `years` where it fits."""
    match = next((match for form in _FORMS if (match := form.fullmatch(said.day))), None)
    if match is None:
        raise UnclearTime
    told = match.groupdict()
    month = _MONTHS.index(told["name"][:3]) + 1 if told.get("name") else int(told["month"])
    if told["year"]:
        years, fits = range(int(told["year"]), int(told["year"]) + 1), lambda _day: True
    days = (_day(year, month, int(told["day"])) for year in years)
    wanted = next((day for day in days if day and fits(day)), None)
    if wanted is None:
        raise NoSuchTime
    if said.weekday not in {None, wanted.weekday()}:
        raise WrongWeekday(WEEKDAYS[wanted.weekday()])
    return wanted


def _day(year: int, month: int, day: int) -> date | None:
    """The day; None where the year has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
