"""Refusals, what is wrong in a file, and what the advice stops at."""

from __future__ import annotations

from collections.abc import Mapping

from bot.anthology import cast
from bot.anthology.cast import Examples
from drafts.errors import (
    BadFile,
    HoldsPersonnummer,
    NotReady,
    TextTooLong,
    TooFast,
    TooMany,
    Unprintable,
)
from drafts.faults import Why
from drafts.meeting_errors import StopAfterStart, UnknownDecision, WrongWeekday

_MISSING = ("text", "motivation", "proposer", "unsigned", "secretary")
_DECISIONS = ("no_draft", "draft", "added", "unread", "figures", "tie", "too_many", "loser", "sides")

_REFUSED: Mapping[str, tuple[Exception, ...]] = {
    "TooFast": (TooFast(20), TooFast(1)),
    "TextTooLong": (TextTooLong(5_210, 4_000),),
    "TooMany": (TooMany(100),),
    "NotReady": tuple(NotReady((what,)) for what in _MISSING),
    "HoldsPersonnummer": (HoldsPersonnummer((("s1", "19121212-XXXX"),)),),
    "Unprintable": (Unprintable(("🌲",)), Unprintable(("🌲", "🏫"))),
    "BadFile": (BadFile(Why.KIND),),
    "UnknownDecision": tuple(UnknownDecision(why) for why in _DECISIONS),
    "WrongWeekday": (WrongWeekday("torsdag"),),
    "StopAfterStart": (StopAfterStart(cast.MEETING.starts),),
}

# A value that each fault could be about, where it is not the name of a person.
_VALUES = {
    "bad_days": "8",
    "bad_email": "lars@",
    "bad_gruppledare": "kanske",
    "bad_name": "Ekdahl, Lars",
    "bad_number": "tjugotre",
    "bad_party": "Centerpartiet i Almhamn",
    "bad_period": "nästa år",
    "bad_quotes": "”Lars",
    "bad_yes_no": "ibland",
    "date_in_cell": "2026-09-01",
    "duplicate_key": "titel",
    "duplicate_number": "23",
    "hole": "24",
    "missing_number": "Remiss av kulturplan",
    "missing_title": "23",
    "no_organ": "Kulturnämnden och Socialnämnden",
    "not_read": "Välkomna till sammanträdet",
    "too_long": "Remiss av en mycket lång kulturplan",
    "too_many_columns": "ja;ja",
    "two_sheets": "Blad1 och Blad2",
    "unknown_key": "arende_nummer",
    "unknown_role": "kassör",
    "unknown_style": "barock",
    "unplaced": "Gruppmöten från 17.00",
}

_STOPPED_AT = {
    "doubled": "ska besluta beslutar",
    "personnummer": "19121212-XXXX",
    "plain_word": "erhålla",
    "private_person": "Kalle Karlsson",
    "reference": "avsnitt 9.4",
    "should": "bör",
}

NOES: Examples = {
    "refusals": {"refusal": (None,), "what": _MISSING},
    **{f"refusals.{kind}": {"refusal": refusals} for kind, refusals in _REFUSED.items()},
    "faults": {"value": (cast.LARS.name,), "folder": ("namnden",), "file": ("register.csv",)},
    **{f"faults.{what}": {"value": (value, "")} for what, value in _VALUES.items()},
    **{f"advice.{rule}": {"words": (words,)} for rule, words in _STOPPED_AT.items()},
}
