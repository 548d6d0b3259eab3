"""No personnummer, and no samordningsnummer, in a text that becomes a public record.

Lagen (2018:218) med kompletterande bestämmelser till EU:s dataskyddsförordning 3 kap. 10 §: they are handled
without consent only where that is clearly justified. Their form: folkbokföringslagen (1991:481) 18 §, with +
from the year of the hundredth birthday; check digit by modulus 10; a samordningsnummer adds 60 to the day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from drafts.advice.piece import Piece, Place

_DASH = "-\u2010\u2011\u2012\u2013\u2212"
_NUMBER = re.compile(
    rf"(?<![0-9])(?P<century>18|19|20)?(?P<year>[0-9]{{2}})(?P<apart>[{_DASH}]?)(?P<month>[0-9]{{2}})(?P=apart)"
    rf"(?P<day>[0-9]{{2}})(?P<sign> ?[+{_DASH}] ?| ?)(?P<last>[0-9]{{4}})(?![0-9])"
)
_COORDINATION = 60  # added to the day


def find(piece: Piece) -> Iterator[Place]:
    yield from (Place(*found.span()) for found in numbers(piece.words))


def numbers(words: str) -> Iterator[re.Match[str]]:
    return (found for found in _NUMBER.finditer(words) if _is_real(found))


def masked(words: str) -> str:
    """The words with the last four digits of each number taken out: 19850101-XXXX."""
    parts, at = [], 0
    for found in numbers(words):
        parts += [words[at : found.start()], mask(found)]
        at = found.end()
    return "".join((*parts, words[at:]))


def mask(found: re.Match[str]) -> str:
    plus = "+" if "+" in found["sign"] else "-"
    return f"{found['century'] or ''}{found['year']}{found['month']}{found['day']}{plus}XXXX"


def _is_real(found: re.Match[str]) -> bool:
    """A date there is, digits that add up; and with the date's parts apart, a sign before the last four."""
    apart = found["apart"] and not found["sign"].strip()
    digits = found["year"] + found["month"] + found["day"] + found["last"]
    return not apart and _is_date(found) and _adds_up(digits)


def _is_date(found: re.Match[str]) -> bool:
    """Without its century, 00 may be a leap year."""
    month, day = int(found["month"]), int(found["day"])
    year = int((found["century"] or "20") + found["year"])
    return 1 <= month <= 12 and 1 <= day - _COORDINATION * (day > _COORDINATION) <= monthrange(year, month)[1]  # noqa: PLR2004 — twelve months


def _adds_up(digits: str) -> bool:
    doubled = (int(digit) * (2 - n % 2) for n, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0
