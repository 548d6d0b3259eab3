"""What is said of decisions: entered, answered and worded for the minutes."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from bot.anthology import cast
from bot.anthology.cast import TOGETHER, Examples
from drafts.minutes.facts import ArendeFacts

_ARENDEN = (cast.ARENDE, replace(cast.BARE, number="24", id="24"))
_SAYINGS = (
    (cast.LARS.titled, "Reservation", True, False),
    (cast.JOHAN.titled, "", False, True),
)
_MINE = (
    (cast.SAID, "Reservation", cast.PROPOSAL),
    (replace(cast.SAID, words=""), "", ""),
)
_FACTS = ArendeFacts(cast.BOARD.name, "23", cast.ARENDE.title)
_STYLE = SimpleNamespace(name="stockholm", title="Stockholm")

DECISIONS: Examples = {
    "deciding": {
        "shown": (_ARENDEN, ()),
        "decided": (("23",),),
        "decision": (*cast.TOLDS, *(replace(told, proposal="") for told in cast.TOLDS)),
        "vote": (cast.VOTE,),
        "said": (_SAYINGS, _SAYINGS * 9),
        "silent": ((cast.JONAS.titled,), ()),
        "unreachable": ((cast.ERIK.titled,), ()),
        "room": (8,),
        "proposals": ((cast.PROPOSAL,), (cast.PROPOSAL,) * 10, ()),
        "outcome": ("forslag", "delvis", "aterremiss", "bordlaggning"),
        "asked": ((cast.LARS.titled,), ()),
        "word": ("ja", "nej"),
        "figures": ({"ja": "7", "nej": "5", "avstar": "1"}, {"ja": "7", "nej": "6", "avstar": "0"}),
        "answers": (0, 1, 3),
    },
    "deciding.confirm": {"decision": (replace(cast.TOLDS[2], words=""), *cast.TOLDS)},
    "deciding.view": {
        "decision": (cast.TOLD, None),
        TOGETHER: ({"decision": None, "over": True}, {"decision": None, "over": False}),
    },
    "minutes": {
        "shown": (_ARENDEN, ()),
        "scope": ("Sammanträdet torsdag 26 nov 2026 kl. 19.05",),
        "now": ("Stockholm", ""),
        "facts": (_FACTS, replace(_FACTS, paragraph="41")),
        "headings": (("Beslut", "Beslutsgång"), ()),
        "style": (_STYLE,),
        "wanted": ("stockholm", "barock"),
        "place": ("Folkets hus", ""),
        "day": ("2026-11-26", ""),
        "heading": ("Beslut",),
        "text": ("Stadsdelsnämnden beslutar enligt förslaget.",),
        "number": (1,),
        "formal": ((cast.PROPOSAL,), ()),
        "main": ((cast.PROPOSAL,), ()),
        "additions": ((cast.PROPOSAL,), ()),
        "field": ("paragraph", "summary", "proposal", "words"),
    },
    "minutes.whole": {"decided": (("23",),)},
    "stating": {
        "decision": (*cast.TOLDS, None),
        "mine": ((), _MINE),
        "asked": (True, False),
        "support": ((), (cast.PROPOSAL,)),
        "name": (cast.ERIK.titled,),
        "numbers": ((), ("19121212-XXXX",)),
        "stance": ("reservation", "none", "uttalande"),
        TOGETHER: (
            {"mine": _MINE, "whom": cast.LARS},
            {"mine": _MINE, "over": False},
            {"mine": (), "asked": False, "asks": True, "over": False},
            {"mine": (), "whom": cast.LARS, "over": False},
            {"mine": (), "support": (cast.PROPOSAL,), "over": False, "asked": True},
            {
                "mine": (),
                "proposals": (cast.PROPOSAL,),
                "support": (),
                "over": False,
                "asks": True,
                "asked": True,
            },
            {"mine": (), "proposals": (), "support": (), "over": False, "asks": False, "asked": True},
        ),
    },
}
