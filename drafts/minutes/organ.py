"""What a board calls itself in its minutes: `Stadsdelsnämnden`, and `nämnden` further on."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Each in its two forms; the longest first, since one may end as another.
_NOUNS = (
    ("fullmäktige", "fullmäktige"),
    ("beredning", "beredningen"),
    ("kommission", "kommissionen"),
    ("delegation", "delegationen"),
    ("styrelse", "styrelsen"),
    ("kommitté", "kommittén"),
    ("utskott", "utskottet"),
    ("nämnd", "nämnden"),
    ("råd", "rådet"),
)
_WHOLE = ("kommunstyrelsen", "regionstyrelsen", "fullmäktige")  # never shortened to styrelsen
_HALF = re.compile(r"\S*-,?|och|samt", re.IGNORECASE)  # `Barn-`, `Kultur-,`: goes with the noun that follows


@dataclass(frozen=True, slots=True)
class Organ:
    """In definite form, as they stand within a sentence: `stadsdelsnämnden`, `nämnden`."""

    name: str
    short: str


def organ(board: str) -> Organ:
    """`Södermalms stadsdelsnämnd` is stadsdelsnämnden; `Socialnämnden i Ekby` and its like keep their place.

    A name that says no organ stands as it is.
    """
    words = board.split()
    for at, word in enumerate(words):
        for indefinite, definite in _NOUNS:
            if word.casefold().endswith(definite) and definite != indefinite:
                return _organ([*words[:at], word], definite, words[at + 1 :], is_definite=True)
            if word.casefold().endswith(indefinite):
                stem = word[: -len(indefinite)]
                whole = [*words[:at], f"{stem}{definite}"]
                return _organ(whole, definite, words[at + 1 :], is_definite=False)
    return Organ(board, board)


def _organ(words: list[str], noun: str, place: list[str], *, is_definite: bool) -> Organ:
    """What owns an indefinite noun (`Södermalms`) is left out with it."""
    start = 0 if is_definite else _first_half(words)
    name = " ".join([*words[start:], *place])
    alone = " ".join(words[start:])
    lower = name[:1].lower() + name[1:]
    return Organ(lower, alone.lower() if alone.casefold().endswith(_WHOLE) else noun)


def _first_half(words: list[str]) -> int:
    start = len(words) - 1
    while start and _HALF.fullmatch(words[start - 1]):
        start -= 1
    return start
