"""What is said while the ärende's documents are filed, read and amended."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from bot.anthology import cast
from bot.anthology.cast import TOGETHER, Examples
from drafts.base.document import BaseDocument
from drafts.base.found import Found
from drafts.merging.collisions import Collision, Neighbours
from handlers.passages import Passage

_PLACES = (("Mål, andra punkten", "… mötas ", "varje år", " för att …"),)
_PASSAGE = Passage("Mål, andra punkten", cast.SPANS)
_FOUND = Found(
    BaseDocument("", "", (cast.BLOCK,)),
    diarienummer="VAH 2026/118",
    proposal=("Nämnden godkänner förslaget.",),
)
_SAME_PLACE = {"about": ("varje år", ""), "places": (_PLACES, ())}
_COLLISION = Collision("Lars", "Johan", "", "varje år", "varje kvartal", "varje månad")
_LISTED = SimpleNamespace(document=cast.HANDLING.title, place="Mål", more=2, sats=cast.WORDS, worded=True)

DOCUMENTS: Examples = {
    "amending": {"place": ("Mål",), "title": (cast.HANDLING.title,)},
    "amendments.all": {
        "count": (2, 1, 0),
        "first": (1,),
        "listed": ((_LISTED, SimpleNamespace(document="", place="", more=0, sats=cast.WORDS, worded=False)),),
    },
    "amendments.one": {"hands": ((cast.LARS.name, cast.JOHAN.name), ())},
    "carrying": {
        "satser": ((cast.WORDS, cast.NEWER),),
        "carried": (3, 1),
        "beside": ("• Att stryka andra punkten.", ""),
        "left": ("• Att ändra första punkten.", ""),
    },
    "filing": {"older": (None, cast.HANDLING), "name": ("plan.docx",)},
    "filing.outline": {
        "document": (BaseDocument("plan.docx", "Plan för ungas fritid", (cast.BLOCK,)),),
        "headings": ((), (replace(cast.BLOCK, text="Mål", level=1, number="2"),)),
        "counts": (
            {"heading": 1, "paragraph": 1, "item": 1, "cell": 4},
            {"heading": 3, "paragraph": 9, "item": 2, "cell": 0},
        ),
        "pages": (12, 1, 0),
        "found": (_FOUND, None),
        TOGETHER: ({"found": _FOUND, "arende": cast.BARE},),
    },
    "instructing": _SAME_PLACE,
    "mending": {"block": (cast.BLOCK,), "following": ("Mötet leds av staden.", "")},
    "merging": {
        "collisions": ((_COLLISION,),),
        "neighbours": ((Neighbours("Lars", "Johan", "", "juni 2026", "juli 2026", "juni 2027"),),),
    },
    "outlining": {
        "title": ("Mål", cast.HANDLING.title),
        "name": ("Mål, andra stycket",),
        "length": (0, 5_200),
        "places": (
            tuple(
                SimpleNamespace(document="", place=p, before=b, words=w, after=a) for p, b, w, a in _PLACES
            ),
        ),
        "words": ("kvartal", ""),
    },
    "passages.told": {
        "passages": (
            (_PASSAGE, replace(_PASSAGE, moved=True)),
            (_PASSAGE, replace(_PASSAGE, moved=True)) * 2,
        ),
        "satser": ((cast.WORDS,), (cast.WORDS, cast.NEWER), ()),
        "more_satser": (0, 2),
        "words": (200,),
    },
    "redlines": {"title": (cast.HANDLING.title,)},
    "touching.touches": {
        "title": (cast.HANDLING.title,),
        "places": ((("Mål, andra punkten", "varje kvartal"), ("", "")),),
        "whom": (cast.JOHAN, None),
    },
}
