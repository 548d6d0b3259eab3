"""How an ärende's number is written before its title."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"(?P<number>\d{1,3}(?:\.\d{1,2})?(?:[ \u00a0]?[A-Za-zÅÄÖåäö])?)(?!\w)"
_FORMS = (
    (
        "word",
        re.compile(
            rf"(?:Ärende|Punkt|Ärendepunkt)\s*(?:nr\.?\s*)?{_NUMBER}\s*[.:)–-]?\s*(?P<title>.*)",
            re.IGNORECASE,
        ),
    ),
    ("word", re.compile(rf"§\s*{_NUMBER}\s*[.:)–-]?\s*(?P<title>.*)")),
    ("word", re.compile(rf"{_NUMBER}\s*§[.:]?\s*(?P<title>.*)")),
    ("sign", re.compile(rf"{_NUMBER}\s*(?:[.):]+\s+|[.):]*\t\s*)(?P<title>.+)")),
    ("bare", re.compile(rf"{_NUMBER}\s+(?P<title>[A-ZÅÄÖ”\"].+)")),
)
_ALONE = re.compile(rf"(?:(?:Ärende|Punkt)\s*(?:nr\.?)?\s*|§\s*)?{_NUMBER}\s*[.):]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Start:
    """`form`: "word" (Ärende 23, § 23), "sign" (23.), or "bare" (23), which could be anything's number."""

    number: str
    title: str
    form: str

    @property
    def value(self) -> int:
        """Its place in the series: 9 A and 9.1 stand with 9."""
        return value_of(self.number)


def start_of(text: str) -> Start | None:
    for form, pattern in _FORMS:
        if found := pattern.fullmatch(text):
            return Start(found["number"], found["title"].strip(), form)
    return None


def number_of(cell: str) -> str:
    """The number of a cell that holds nothing else: `23.` and `§ 23` are 23; else the cell as it is."""
    found = _ALONE.fullmatch(cell)
    return found["number"] if found else cell


def value_of(number: str) -> int:
    found = re.match(r"\d+", number)
    return int(found[0]) if found else 0
