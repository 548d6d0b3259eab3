"""What a kallelse says of its meeting: when, where, and until when proposals are taken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_DAY = re.compile(rf"(?<!\d)(\d{{1,2}})(?::?e)?\s+({'|'.join(_MONTHS)})\s+(20\d\d)", re.IGNORECASE)
_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_SLASH = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})[ -](20\d\d)")
_CLOCK = re.compile(
    r"(?:kl\.?|klockan)\s*(\d{1,2})(?:[.:](\d\d))?(?!\d)|(?<![\d.])(\d{1,2})[.:](\d\d)(?![\d.])",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:plats|lokal|sammanträdeslokal|sammanträdesplats)\b\s*[:\t]?\s*(?P<place>\S.*)", re.IGNORECASE
)
_LABEL = re.compile(r"(?:plats|lokal|sammanträdeslokal|sammanträdesplats)\s*:?", re.IGNORECASE)
_STOP = re.compile(
    r"\A(?=.*\b(?:yrkanden?|förslag|ändringsförslag|motförslag)\b)(?=.*\bsenast\b)"
    r"|stopp?tid|sista tid för (?:förslag|yrkand)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """In the clock of the place; None and empty where it isn't said. `stop`: the last time for proposals."""

    day: date | None = None
    clock: time | None = None
    place: str = ""
    stop: datetime | None = None


def facts_in(head: Iterable[str], whole: Iterable[str]) -> Facts:
    """`head` is what stands above the first ärende; the last time for proposals may stand below the last."""
    lines = [line for line in head if not is_stop(line)]
    day = next(filter(None, map(day_in, lines)), None)
    clock = next(filter(None, map(clock_in, lines)), None)
    stops = (_stop(line, day) for line in whole if is_stop(line))
    return Facts(day, clock, _place(lines), next(filter(None, stops), None))


def is_stop(line: str) -> bool:
    """Does it say until when proposals are taken?"""
    return bool(_STOP.search(line))


def day_in(line: str) -> date | None:
    if found := _DAY.search(line):
        return _date(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1]))
    if found := _ISO.search(line):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    found = _SLASH.search(line)
    return _date(int(found[3]), int(found[2]), int(found[1])) if found else None


def clock_in(line: str) -> time | None:
    """`kl. 18`, `klockan 18.30`, `18:30`; not the date of `2026-03-05`."""
    found = _CLOCK.search(_ISO.sub("", line))
    if not found:
        return None
    hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 — of a day, of an hour


def _stop(line: str, meeting: date | None) -> datetime | None:
    """Its year may be left out: then it is the meeting's."""
    dated = (
        line if meeting is None else re.sub(rf"({'|'.join(_MONTHS)})(?!\s+20)", rf"\1 {meeting.year}", line)
    )
    day, clock = day_in(dated), clock_in(line)
    return datetime.combine(day, clock or time(23, 59)) if day else None


def _place(lines: list[str]) -> str:
    for n, line in enumerate(lines):
        if _LABEL.fullmatch(line.strip()) and n + 1 < len(lines):
            return lines[n + 1].strip()
        if found := _PLACE.fullmatch(line.strip()):
            return found["place"].strip(" .")
    return ""


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
