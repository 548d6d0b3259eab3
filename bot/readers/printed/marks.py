"""Numbers and signs that stand before the words: those of lists, and those of headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

BULLET = "•"
_SIGNS = "•◦▪▫■□●○◆◇➢➔→✓✔☐☑‣⁃∙·*\uf0a7\uf0b7\uf0d8\uf0fc\uf02d\u2022"
_PLAIN = frozenset("·*∙-\u2011\uf0a7\uf0b7\uf0d8\uf0fc\uf02d●")
_DASHES = "–—-"  # the last one stands for itself in a set
_ITEM = re.compile(
    rf"([{_SIGNS}]|[\ue000-\uf8ff]|[{_DASHES}]|o(?=\s)|\d{{1,2}}[.)]|\(\d{{1,2}}\)|[a-zåäö][.)]|[ivx]{{1,4}}\))"
    r"\s+(?=\S)"
)
_MARK = re.compile(
    rf"[o\ue000-\uf8ff{_SIGNS}{_DASHES}]|\(?\d{{1,2}}[.)]|\d{{1,2}}(?:\.\d{{1,2}})*\.?|[a-zåäö][.)]|[ivx]{{1,4}}\)"
    r"|§\s*\d+\s?\w?|\d+\s?\w?\s*§|\d+ kap\.?|[¹²³⁴⁵⁶⁷⁸⁹⁰]+"
)
_SECTION = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=[A-ZÅÄÖ”\"(])")


@dataclass(frozen=True, slots=True)
class Mark:
    """What stood before the words, as it is shown, and where in the text those begin."""

    shown: str
    end: int

    @property
    def is_sign(self) -> bool:
        """A sign that is nothing but a bullet: dashes and numbers can stand in running text."""
        return not self.shown[0].isalnum() and self.shown not in _DASHES and self.shown[0] != "("


def is_mark(text: str) -> bool:
    """Is this a number or a sign, and nothing else?"""
    return _MARK.fullmatch(text.strip()) is not None


def item_mark(text: str) -> Mark | None:
    found = _ITEM.match(text)
    if not found:
        return None
    sign = found[1]
    if sign in _PLAIN or "\ue000" <= sign <= "\uf8ff":
        sign = BULLET
    return Mark("◦" if sign == "o" else sign, found.end())


def section_mark(text: str) -> Mark | None:
    """The number of a heading: "3.6.1 " or "3. "."""
    found = _SECTION.match(text)
    return Mark(found[1], found.end()) if found else None
