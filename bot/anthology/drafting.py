"""What is said while a draft is written, signed and handed in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.anthology import cast
from bot.anthology.cast import NOW, TOGETHER, Examples
from drafts.bilaga import Bilaga, Paragraph
from drafts.draft import Anslutning, Receipt
from drafts.own_data import Did, OwnData, OwnDraft
from drafts.since import Difference, Part, What
from handlers.hints import Told as Remark

_OWN_DRAFT = OwnDraft(
    "d1",
    "Ärende 23",
    "Gemensamt förslag",
    "inlämnat",
    stands_on=True,
    text=cast.TEXT,
    versions=(NOW,),
    joined=Anslutning(cast.LARS.id, NOW, "f" * 64),
    did=(Did(NOW, "Signed", None),),
)
_OWN = OwnData(
    cast.BOARD.id,
    cast.BOARD.name,
    cast.LARS,
    on_register=True,
    account=1001,
    wishes_to_leave=True,
    serves=("23",),
    jav=("24",),
    absent=("_1",),
    statements=(cast.SAID,),
    drafts=(_OWN_DRAFT,),
    did=(Did(NOW, "JavSet", None),),
)
_OTHERS_DRAFT = replace(_OWN_DRAFT, stands_on=False)
_DIFFERENCES = tuple(
    Difference(what, part, 2, cast.SPANS)
    for what, part in (
        (What.SHOWN, Part.AMENDMENT),
        (What.ADDED, Part.SATS),
        (What.REMOVED, Part.AMENDMENT),
        (What.REWORDED, Part.BLOCK),
        (What.MOVED, Part.SATS),
        (What.HEADING, Part.BLOCK),
        (What.PLAIN, Part.BLOCK),
    )
)
_TITLES = tuple(Difference(What.TITLE, Part.TITLE, 0, spans) for spans in (cast.SPANS, ()))
_BLOCKS = (("Ungas fritid", True), ("Vi vill att fler ska ha någonstans att gå.", False))

DRAFTING: Examples = {
    "advising.page": {
        "told": ((Remark("Att-sats 2", "Avsluta att-satsen med punkt.", "Skrivreglerna", cast.SPANS),),),
        "first": (1,),
    },
    "browsing.moved": {"number": (2,)},
    "previewing.file": {"arende": ("23",)},
    "pieces": {"number": (2,)},
    "browsing.removed": {"item": (cast.TEXT.satser[0],)},
    "copying.copied": {"left": ((), (cast.WORDS,) * 9)},
    "difference.told": {"d": (*_TITLES, *_DIFFERENCES)},
    "motivating.added": {"blocks": (_BLOCKS, _BLOCKS * 7)},
    "opening.which_arende": {
        "groups": (
            (("torsdag 26 nov 2026 kl. 19.05", (cast.ARENDE,)), ("", (replace(cast.ARENDE, number="24"),))),
            (),
        )
    },
    "own_data": {
        "board": (
            cast.BOARD,
            replace(cast.BOARD, settings=replace(cast.BOARD.settings, controller="")),
            None,
        ),
        "own": (
            _OWN,
            replace(_OWN, drafts=(), did=(), statements=()),
            replace(_OWN, drafts=(_OTHERS_DRAFT,), on_register=False),
        ),
        "removed": (("Ärende 24: Upprustning av Kvarndammsparken",), ()),
        "left": (("Ärende 23: Remiss av Överenskommelse",), ()),
        "stays": ((("Ärende 9 A: Öppettider", "handed_in"), ("Ärende 9: Lokaler", "closed")), ()),
    },
    "own_data.wishes": {"board": (cast.BOARD,)},
    "own_data.plan": {"board": (cast.BOARD,)},
    "own_data.erased": {"board": (cast.BOARD,)},
    "own_data.text": {"board": (cast.BOARD,)},
    "reading": {"text": (cast.WORDS,)},
    "retiring": {
        "going": (
            ((cast.ARENDE.title, NOW + timedelta(days=7), False),),
            ((cast.ARENDE.title, NOW + timedelta(days=7), True),) * 2,
        ),
        "why": ("erased", "unsent", "withdrawn", "decided"),
    },
    "rewording.proposed": {"hints": (("Avsluta att-satsen med punkt.",), ())},
    "rewording.moved": {"now": (cast.WORDS,)},
    "satser.added": {
        "satser": (cast.TEXT.satser[:1], cast.TEXT.satser, cast.TEXT.satser * 6),
        "first": (1,),
        "hints": (("Avsluta att-satsen med punkt.",), ()),
    },
    "sending.note": {
        "version": (cast.VERSION, replace(cast.VERSION, returned="Diarienumret stämmer inte.")),
        TOGETHER: tuple({"stage": "mottaget", "version": replace(cast.VERSION, how=how)} for how in Receipt),
    },
    "sending": {
        "version": (2, 1),
        "kind": ("Gemensamt förslag",),
        "authors": ((cast.LARS.titled, cast.ERIK.titled),),
        "secretaries": ((cast.MARIA.name,),),
        "mailed": ((), (cast.MARIA.name,)),
        "later": ((), (cast.MARIA.name,)),
        "sha256": (cast.SUM[:12],),
        "along": (("Överenskommelse med ändringar.docx",), ()),
        "places": ((("Att-sats 2", "19121212-XXXX"),), (("Att-sats 2", "19121212-XXXX"),) * 21),
        "secretary": (cast.MARIA.name,),
        "name": (cast.MARIA.name,),
        "why": ("550 5.1.1 User unknown",),
        "subject": ("Reservation i ärende 23",),
        "who": (cast.LARS.titled,),
        TOGETHER: (
            {"later": (cast.MARIA.name,), "there": False, "mailed": (), "mails": False},
            {"later": (cast.MARIA.name,), "there": False, "mailed": (), "mails": True},
        ),
    },
    "sending.sent": {"sender": (cast.LARS.titled,), "version": (2,)},
    "signing": {
        "differences": (_DIFFERENCES, ()),
        "came": ((), (cast.JOHAN.titled,)),
        "went": ((), (cast.JOHAN.titled,)),
        "bilaga": (
            Bilaga(cast.ARENDE.title, "Ärende 23", "", cast.VERSION.names, (Paragraph(cast.WORDS),), 1, NOW),
        ),
    },
    "starting.greeting": {"drafts": (2, 1, 0)},
    "topics": {"name": (f"Ärende 23: {cast.ARENDE.title[:60]}…",)},
    "uniting": {"left": ((), (cast.WORDS,) * 9)},
    "mail": {
        "sender": (cast.LARS,),
        "who": (cast.LARS.titled,),
        "files": (cast.FILES,),
        "link": ("https://yrka.almhamn.example/kvitto/d1/…", ""),
        "replies": (cast.LARS.email, ""),
        "said": (cast.SAID,),
        "words": ("Diarienumret stämmer inte.",),
        "label": ("Gemensamt förslag",),
        "version": (cast.VERSION, replace(cast.VERSION, number=1)),
        TOGETHER: ({"sender": None, "replies": ""},),
    },
    "mail.statement": {"who": (cast.LARS,)},
    "mail.statement_subject": {"who": (cast.LARS,)},
}
