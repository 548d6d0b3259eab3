"""The small words that say what part the next place or quote plays in an instruction."""

from __future__ import annotations

from enum import StrEnum

from drafts.reading.steps import Row


class Role(StrEnum):
    OBJECT = "object"  # what is done something to, or put in
    WHERE = "where"
    AFTER = "after"
    BEFORE = "before"
    BETWEEN = "between"
    FIRST = "first"
    LAST = "last"
    OLD = "old"  # "från ”A”", "istället för ”A”"
    NEW = "new"  # "till ”B”", "med lydelsen ”B”"
    INTO = "into"  # "flytta … till under rubriken ”R”"
    EXCEPT = "except"


_CUES = {
    Role.AFTER: "till efter/direkt efter/närmast efter/näst efter/efter/bakom",
    Role.BEFORE: "till före/direkt före/närmast före/före/till innan/innan/framför/ovanför",
    Role.BETWEEN: "mellan",
    Role.FIRST: (
        "direkt under/till först under/till först i/först under/först i/först/i början av/inledningsvis i"
        "/inledningsvis/överst/överst i/överst under"
    ),
    Role.LAST: (
        "till sist under/till sist i/sist under/sist i/sist/i slutet av/i slutet under/avslutningsvis"
        "/som avslutning på/längst ned"
    ),
    Role.EXCEPT: "utom/förutom/med undantag av/med undantag för",
    Role.OLD: "istället för/i stället för/från/ifrån",
    Role.NEW: "till att lyda/med lydelsen/som lyder/lydelsen/lydelse/lyder/lyda/enligt/till/med/mot",
    Role.INTO: "till under",
    Role.WHERE: "i/under/på/ur/inom/gällande/avseende/angående/vad gäller/rörande",
}
_BEFORE_QUOTE = frozenset({"av", "som"})  # "ersätts av ”B”", "formuleras som ”B”"; anything elsewhere
_BY_FIRST: dict[str, list[tuple[tuple[str, ...], Role]]] = {}
for _role, _text in _CUES.items():
    for _cue in _text.split("/"):
        _words = tuple(_cue.split())
        _BY_FIRST.setdefault(_words[0], []).append((_words, _role))
for _row in _BY_FIRST.values():
    _row.sort(key=lambda pair: -len(pair[0]))


def cue(row: Row) -> tuple[Role, int] | None:
    """The part that the words here announce, and how many they are."""
    if row.word() in _BEFORE_QUOTE:
        return (Role.NEW, 1) if row.quote(1) else None
    for words, role in _BY_FIRST.get(row.word(), ()):
        if row.starts(*words):
            return role, len(words)
    return None
