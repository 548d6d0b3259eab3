"""Parties as minutes write them: `S`, `KD`, a local party in its own spelling, `-` for partilös."""

from __future__ import annotations

from drafts.upload import key, line_of

PARTILOS = "-"
LIMIT = 12

_PARLIAMENT = {
    "s": "S",
    "socialdemokraterna": "S",
    "m": "M",
    "moderaterna": "M",
    "sd": "SD",
    "sverigedemokraterna": "SD",
    "c": "C",
    "centerpartiet": "C",
    "v": "V",
    "vansterpartiet": "V",
    "kd": "KD",
    "kristdemokraterna": "KD",
    "l": "L",
    "liberalerna": "L",
    "mp": "MP",
    "miljopartiet": "MP",
    "miljopartietdegrona": "MP",
}
_NONE = frozenset({"-", "–", "—", "partilös", "partilos", "vilde", "politisk vilde", "obunden"})


def party_of(text: str) -> str:
    """The party, with brackets gone: `(s)` is S. Empty where nothing is written."""
    name = line_of(line_of(text).strip("()"))
    if name.casefold() in _NONE:
        return PARTILOS
    # ÖP and LÖ are local parties, not P and LO: only names without å, ä and ö may be parliament's short ones.
    return _PARLIAMENT.get(key(name) if len(name) > 2 else name.casefold(), name)  # noqa: PLR2004


def is_party(name: str) -> bool:
    """Could this be a party's abbreviation?"""
    readable = any(c.isalpha() for c in name) and not set(name) & set("()<>,;@")
    return name == PARTILOS or (readable and len(name) <= LIMIT)
