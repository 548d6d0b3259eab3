"""The card, and what those who have joined are shown."""

from __future__ import annotations

from dataclasses import replace

from bot.anthology import cast
from bot.anthology.cast import NOW, TOGETHER, Examples
from drafts.attendance import Away
from drafts.draft import Draft, Receipt
from handlers.around import Gone


def _returned() -> Draft:
    """When the secretary has asked for a correction."""
    *before, last = cast.DRAFT.versions
    return replace(cast.DRAFT, versions=(*before, replace(last, returned="Diarienumret stämmer inte.")))


def _received(how: Receipt) -> Draft:
    *before, last = cast.DRAFT.versions
    return replace(cast.DRAFT, versions=(*before, replace(last, how=how)))


def _merged() -> Draft:
    return replace(cast.DRAFT, went_into="d3", withdrawn=NOW)


def _big() -> Draft:
    text = cast.TEXT
    return replace(cast.DRAFT, text=replace(text, satser=text.satser * 6, amendments=text.amendments * 4))


_DECIDED = tuple(
    replace(cast.AROUND, over=True, decision=replace(decision, draft=draft), own=own)
    for decision in cast.DECISIONS
    for draft, own in (("d1", True), ("d2", False), ("", False))
)
_AROUNDS = (cast.AROUND, *_DECIDED)
_STATES = ("counted", "again", "returned", "away", "over", "merged", "withdrawn", "author", "out")
_GONE = tuple(Gone(why) for why in Away)
_CARD = {
    "draft": (cast.DRAFT, _returned(), _merged(), *(_received(how) for how in Receipt)),
    "standings": (cast.STANDINGS, cast.STANDINGS * 6),
    "advice": (3, 0),
    "around": (cast.AROUND, _DECIDED[0]),
    "missing": ((), *((what,) for what in ("text", "motivation", "proposer", "unsigned", "secretary"))),
    "length": (400,),
    "most": (12,),
    TOGETHER: (
        *({"stage": "avgjort", "around": around} for around in _DECIDED),
        *({"stage": "mottaget", "draft": _received(how)} for how in Receipt),
        {"stage": "återtaget", "draft": _merged()},
        {"stage": "utkast", "around": replace(cast.AROUND, over=True)},
        {"missing": ("unsigned",), "unsigned": (cast.LARS.titled, cast.ERIK.titled)},
    ),
}

CARDS: Examples = {
    "card": _CARD,
    "card.amendments": {"amendments": (cast.TEXT.amendments,), "most": (12,)},
    "card.gone": {"gone": (*_GONE, Gone(Away.ERSATT, cast.INGRID))},
    "card.outcome": {"around": _DECIDED, TOGETHER: ()},
    "card.overview": {**_CARD, "draft": (cast.DRAFT, _big())},
    "anslutning.slip": {
        "state": _STATES,
        "gone": (None, *_GONE),
        "version": (cast.VERSION,),
        "around": _AROUNDS,
        "names": ((cast.JONAS.named(group=True),), ()),
        TOGETHER: (
            *({"state": "away", "gone": gone} for gone in (None, *_GONE)),
            *({"state": "over", "around": around} for around in _DECIDED),
        ),
    },
    "anslutning.announce": {"version": (2,)},
    "anslutning.noted": {
        "around": _AROUNDS,
        TOGETHER: tuple({"stage": "avgjort", "around": around} for around in _DECIDED),
    },
}
