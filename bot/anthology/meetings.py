"""What is said around the meeting: register and kallelse, attendance, the inbox, reminders."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from types import SimpleNamespace

from bot.anthology import cast
from bot.anthology.cast import NOW, TOGETHER, Examples
from drafts.agenda import Agenda
from drafts.board import Settings
from drafts.draft import Kind
from drafts.inbox import Fate, Incoming, Submission
from drafts.kallelse.convening import Convening
from drafts.kallelse.facts import Facts
from drafts.kallelse.reading import Kallelse
from drafts.register import Register
from drafts.statement_bilaga import TITLES
from handlers.meeting_view import Attendance

_ARENDEN = (cast.ARENDE, replace(cast.BARE, number="24", id="24"))
_HELD = (cast.MEETING, replace(cast.MEETING, stop=None, closed=NOW), None)
_FATES = tuple(
    SimpleNamespace(
        arende=cast.ARENDE,
        person=None,
        item=Submission(
            "d1",
            number,
            (Incoming(cast.VERSION, Kind.GEMENSAMT, fate, late=late),),
            cast.DRAFT.joined,
            NOW if fate is Fate.WITHDRAWN else None,
            waits=True,
        ),
    )
    for number, (fate, late) in enumerate(
        ((Fate.NEW, True), (Fate.RECEIVED, False), (Fate.RETURNED, False), (Fate.WITHDRAWN, False)), 1
    )
)
_LINES = (
    *_FATES,
    SimpleNamespace(arende=cast.ARENDE, person=cast.LARS, item=cast.SAID),
    SimpleNamespace(arende=cast.ARENDE, person=cast.LARS, item=replace(cast.SAID, party=True)),
    SimpleNamespace(arende=_ARENDEN[1], person=None, item=None),
)
_ABSENCES = ("jav", "franvarande", "lamnat", "ersatt")
_AWAY = tuple(
    SimpleNamespace(name=person.name, why=why, instead=instead)
    for person, why, instead in (
        (cast.LARS, "jav", ""),
        (cast.JOHAN, "franvarande", cast.INGRID.name),
        (cast.JONAS, "lamnat", ""),
        (cast.ERIK, "ersatt", cast.INGRID.name),
    )
)
_AWAY_ALL = {"present": False, "number": ""}
_KALLELSE = Kallelse(
    Agenda(_ARENDEN, ()),
    Facts(NOW.date(), time(18, 30), "Folkets hus", datetime(2026, 11, 25, 12, 0)),  # noqa: DTZ001 — the place's own clock
)
_CONVENING = Convening(
    _ARENDEN,
    _ARENDEN * 13,
    ((_ARENDEN[0], replace(_ARENDEN[1], title="Ny rubrik", diarienummer="VAH 2026/1")),) * 13,
    _ARENDEN,
    tuple(replace(cast.BARE, number=str(n)) for n in range(1, 19)),
    tuple(replace(cast.BARE, number=str(n)) for n in range(1, 10)),
)
_REGISTER = Register(
    cast.BOARD.people,
    (),
    over=(cast.LARS.name,),
    elsewhere=("Kulturnämnden",),
    secretaries=(cast.MARIA.name,),
    personnummer=True,
)
_CHANGED = (
    (cast.LARS, replace(cast.LARS, party="M")),
    (cast.JOHAN, replace(cast.JOHAN, email="johan@almhamn.example")),
    (cast.ERIK, replace(cast.ERIK, email="")),
)
_STRICT = Settings(
    ersattaryttrande=False,
    motivation_reopens=False,
    uttalande=False,
    anteckning=False,
    ersattare_antecknar=True,
)

MEETINGS: Examples = {
    "agenda": {
        "shown": (_ARENDEN, ()),
        "decided": (("23",), ()),
        "why": _ABSENCES,
        "serving": ((cast.INGRID.titled,), ()),
        "away": (_AWAY, _AWAY * 3),
        "handlingar": ((cast.HANDLING,), (cast.HANDLING,) * 7),
        "secretary": (True, False),
        TOGETHER: ({"shown": (), "secretary": False},),
    },
    "attendance": {
        "when": ("torsdag 26 nov 2026 kl. 19.05",),
        "absent": (1,),
        "people": (13,),
        "back": ("24", ""),
    },
    "attendance.person": {"absent": (False, True), "gone": ((), ("23",), ("23", "24"))},
    "attendance.coming": {"gone": (True, False)},
    "attendance.told": {TOGETHER: (_AWAY_ALL,)},
    "attendance.noted": {TOGETHER: ({"present": True, "back": ""}, _AWAY_ALL)},
    "inbox": {
        "lines": (_LINES, _LINES[-1:]),
        "came": (7, 1, 0),
        "waiting": (2, 0),
        "titles": (TITLES,),
        "meeting": _HELD,
        "whole": (SimpleNamespace(records=(1, 2)), SimpleNamespace(records=(1,))),
        "parts": (2, 1),
        "aside": (True, False),
    },
    "jav": {"who": (cast.MARIA,)},
    "meetings": {
        "when": ("torsdag 26 nov 2026 kl. 19.05",),
        "meetings": ((), (cast.MEETING,)),
        "undecided": (("23",), ("23", "24"), ()),
        "shown": (_ARENDEN, ()),
        "meeting": (cast.MEETING, replace(cast.MEETING, stop=None, closed=NOW)),
        "attendance": (
            Attendance((cast.LARS.name,), ((cast.JOHAN.name, "24"),), ((cast.INGRID.name, cast.LARS.name),)),
            Attendance((), ((cast.JOHAN.name, "24"),) * 7, ((cast.INGRID.name, ""),)),
        ),
    },
    "members": {"total": (22,), "links": (1, 0), "expires": (NOW,)},
    "members.member": {TOGETHER: ({"bound": False, "links": 0},)},
    "members.members": {"bound": (8,)},
    "reminding": {
        "meeting": (cast.MEETING,),
        "left": ((17, 0), (24, 0), (2, 10), (1, 0), (0, 45), (0, 1)),
        "todo": (tuple((cast.ARENDE, task) for task in ("sign", "send", "finish", "join_again")),),
    },
    "settling": {"board": (cast.BOARD, replace(cast.BOARD, settings=_STRICT))},
    "serving": {"place": (cast.LARS, None)},
    "uploading": {
        "text": ("Filen har 22 personer.",),
        "faults": (("Rad 7: namnet saknas. Skriv för- och efternamn.",), ()),
        "mend": ("rest", "all"),
        "register": (_REGISTER, replace(_REGISTER, people=cast.BOARD.people[:1])),
        "came": ((cast.INGRID.titled,), ()),
        "left": ((cast.ERIK.titled,), ()),
        "changed": (_CHANGED, ()),
        "writing": ((cast.ERIK.titled,), ()),
        "kallelse": (_KALLELSE,),
        "convening": (_CONVENING,),
        "files": ({"23": 2, "24": 1},),
        "what": ("register", "agenda"),
        "agenda": (_ARENDEN,),
        TOGETHER: ({"first": False},),
    },
    "uploading.kallelse": {"meeting": (cast.MEETING,)},
    "uploading.keep": {"faults": (True, False)},
}
