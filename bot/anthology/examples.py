"""Invented facts for every message: by the fact's name, and anew where a message means another by it.

The first of several is said where no scenario says it; the others are tried one at a time, so that every turn
of the words is seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.anthology import cast
from bot.anthology.cards import CARDS
from bot.anthology.cast import TOGETHER, Choices, Examples
from bot.anthology.changes import CHANGES
from bot.anthology.decisions import DECISIONS
from bot.anthology.documents import DOCUMENTS
from bot.anthology.drafting import DRAFTING
from bot.anthology.meetings import MEETINGS
from bot.anthology.noes import NOES
from handlers.templates import Facts, takes

# By a message, or by all those of a file.
BY_MESSAGE: Examples = {**CARDS, **DRAFTING, **DOCUMENTS, **MEETINGS, **DECISIONS, **CHANGES, **NOES}

_FLAGS = (
    *("absent", "all", "any", "anyone", "apart", "asks", "bound", "changed", "collide", "confirmed"),
    *("decided", "elsewhen", "filled", "first", "glued", "heading", "item", "jav", "late", "leads", "many"),
    *("mails", "moved", "open", "over", "own", "present", "private", "replaces", "secretary", "sent"),
    *("serving", "several", "stuck", "supports", "there", "worded"),
)

BY_NAME: Choices = {
    **dict.fromkeys(_FLAGS, (True, False)),
    "account": (1001,),
    "arende": (cast.ARENDE, cast.BARE),
    "around": (cast.AROUND,),
    "at": (cast.NOW,),
    "before": (cast.DRAFT,),
    "board": (cast.BOARD,),
    "body": ("Mål, andra punkten\n<s>varje år</s> <u>varje kvartal</u>",),
    "by": (cast.JOHAN, None),
    "count": (3, 1),
    "decision": (cast.TOLD, None),
    "draft": (cast.DRAFT,),
    "fault": ("Ärendet måste ha ett nummer.",),
    "gone": ((),),
    "handling": (cast.HANDLING,),
    "label": ("Gemensamt förslag",),
    "left": ((), ("Att stryka andra punkten under rubriken Mål.",)),
    "length": (400,),
    "line": (7, 0),
    "link": ("https://t.me/YrkaBot?start=…",),
    "meeting": (cast.MEETING, None),
    "missing": ((),),
    "more": (4, 1, 0),
    "name": ("Att-sats 2",),
    "names": ((cast.JONAS.named(group=True), cast.INGRID.titled),),
    "number": ("23", ""),
    "pdf": (cast.SUM,),
    "docx": (cast.SUM,),
    "person": (cast.LARS,),
    "place": ("Mål, andra punkten",),
    "proposals": ((cast.PROPOSAL,), ()),
    "sender": (cast.LARS, None),
    "spans": (cast.SPANS,),
    "stage": ("utkast", "undertecknat", "inlämnat", "mottaget", "anmält", "återtaget"),
    "title": ("Reservation", "Särskilt uttalande"),
    "to": (cast.MARIA.email,),
    "unsigned": ((cast.LARS.titled,), (cast.LARS.titled, cast.ERIK.titled)),
    "value": ("tjugotre",),
    "version": (cast.VERSION,),
    "wanted": (cast.NEWER, ""),
    "when": ("torsdag 26 nov 2026 kl. 19.05", ""),
    "where": ("ärende 23",),
    "who": (cast.LARS,),
    "whom": (None, cast.LARS),
    "words": (cast.WORDS,),
}


def variants(message: str, heard: Facts | None) -> Iterator[Facts]:
    """The facts to say it with: made up, or else as heard; then each of the others in its turn."""
    file = message.partition(".")[0]
    choices = {**BY_NAME, **BY_MESSAGE.get(file, {}), **BY_MESSAGE.get(message, {})}
    wanted = {name: choices[name] for name in takes(message) if name in choices}
    base = {**(heard or {}), **{name: others[0] for name, others in wanted.items()}}
    yield base
    for name, others in wanted.items():
        yield from ({**base, name: other} for other in others)
    for several in choices.get(TOGETHER, ()):
        yield {**base, **{name: fact for name, fact in several.items() if name in wanted}}
