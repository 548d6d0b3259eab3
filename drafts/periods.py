"""Until when somebody is elected, as registers say it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date

_DAY = re.compile(r"((?:19|20)\d\d)(?:[-./]?(\d\d)(?:[-./]?(\d\d))?)?(?:[ T]\d\d:\d\d(?::\d\d)?)?")
_BETWEEN = re.compile(r"\s+[-–—]{1,2}\s+|--|[–—]|\s+(?:till|tom|t\.o\.m\.)\s+")
_YEARS = re.compile(r"((?:19|20)\d\d)-((?:19|20)\d\d)")
_OPEN = frozenset({"", "-", "–", "tills vidare", "tillsvidare"})


class BadPeriod(Exception):
    """What should have been a day and is none."""


def is_over(cells: Mapping[str, str], today: date) -> bool:
    """Has the time ended before today, or not begun? BadPeriod where it can't be read."""
    begins, ends = _between(cells.get("period", ""))
    begins, ends = cells.get("from") or begins, cells.get("to") or ends
    first, last = _first(begins), _last(ends)
    return today != date.min and not (first <= today <= last)


def _between(period: str) -> tuple[str, str]:
    """`2022-10-15 – 2026-10-14`, `2023-2026`; a day alone is the last."""
    years = _YEARS.fullmatch(period)
    if years:
        return years[1], years[2]
    *begins, ends = _BETWEEN.split(period, maxsplit=1)
    return begins[0].strip() if begins else "", ends.strip()


def _first(text: str) -> date:
    if text.casefold() in _OPEN:
        return date.min
    year, month, day = _parts(text)
    return _date(text, year, month or 1, day or 1)


def _last(text: str) -> date:
    if text.casefold() in _OPEN:
        return date.max
    year, month, day = _parts(text)
    month = month or 12
    return _date(text, year, month, day or (monthrange(year, month)[1] if month in range(1, 13) else 1))


def _parts(text: str) -> tuple[int, int, int]:
    """Year, month and day; 0 for what is not said."""
    found = _DAY.fullmatch(text)
    if not found:
        raise BadPeriod(text)
    return int(found[1]), int(found[2] or 0), int(found[3] or 0)


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise BadPeriod(text) from error
