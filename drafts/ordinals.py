"""Swedish ordinals: "tredje stycket", "sista meningen", "3:e punkten"."""

from __future__ import annotations

import re

_WORDS = (
    "första",
    "andra",
    "tredje",
    "fjärde",
    "femte",
    "sjätte",
    "sjunde",
    "åttonde",
    "nionde",
    "tionde",
    "elfte",
    "tolfte",
)
_FROM_END = {"sista": -1, "näst sista": -2}
_SIGNS = re.compile(r"(\d{1,3})(?::?[ea])?")


def ordinal(n: int) -> str:
    """Number n, from 1: "tredje", and beyond the twelfth "13:e", "21:a"."""
    if n <= len(_WORDS):
        return _WORDS[n - 1]
    teen = n % 100 in {11, 12}
    return f"{n}:{'a' if n % 10 in {1, 2} and not teen else 'e'}"


def number_of(word: str) -> int | None:
    """The number an ordinal says: from 1, or from the end as -1 ("sista"); None where it says none."""
    plain = " ".join(word.casefold().split())
    if plain in _FROM_END:
        return _FROM_END[plain]
    if plain in {"förste", "andre"}:
        return 1 if plain == "förste" else 2
    if plain in _WORDS:
        return _WORDS.index(plain) + 1
    signs = _SIGNS.fullmatch(plain)
    return int(signs.group(1)) if signs and int(signs.group(1)) else None
