"""The pages of a draft, with the invented draft and document on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from bot.anthology import cast
from drafts.base.tracked import Fate, Mark, Run, TrackedBlock
from drafts.bilaga import Bilaga, Heading, Item, Paragraph
from drafts.comparing import Op
from drafts.text import TITLE
from handlers.pages.form import Form
from handlers.pages.handling import Stop
from handlers.pages.proposal import Piece
from handlers.pages.rows import Touched, only_changed, rows
from handlers.pages.visit import Frame

_FRAME = {"frame": Frame("/las/d1", "las.css", "las.js")}
_SHEET: dict[str, Any] = {
    **_FRAME,
    "here": "",
    "arende": cast.ARENDE,
    "person": cast.LARS,
    "label": "Gemensamt förslag",
    "handlingar": (cast.HANDLING,),
    "whole": True,
    "done": "",
    "undone": "",
    "undoes": "",
}

_MARK = Mark(cast.LARS.titled, cast.NOW, 1)
_BLOCKS = (
    TrackedBlock(cast.BLOCK, (Run(Op.KEPT, cast.BLOCK.text),)),
    TrackedBlock(
        replace(cast.BLOCK, id="b8"),
        (
            Run(Op.KEPT, "Parterna möts "),
            Run(Op.STRUCK, "en gång", _MARK),
            Run(Op.ADDED, "två gånger", _MARK),
            Run(Op.KEPT, " om året."),
        ),
    ),
    TrackedBlock(
        replace(cast.BLOCK, id="b9"), (Run(Op.ADDED, "Vittnen får stöd.", _MARK),), Fate.ADDED, _MARK
    ),
)
_ROWS = rows(_BLOCKS, 1, Touched({"b8": (cast.JONAS.titled,)}, {"b9": (cast.INGRID.titled,)}))

_BILAGA = Bilaga(
    cast.ARENDE.title,
    cast.ARENDE.label,
    cast.ARENDE.diarienummer,
    (cast.LARS.titled, f"{cast.ERIK.titled} e.y."),
    (
        Heading("Förslag till beslut"),
        Item(1, cast.WORDS),
        Paragraph("Vi vill att fler har någonstans att gå."),
    ),
    2,
    cast.NOW,
)
_PIECES = tuple(Piece(type(block).__name__.lower(), block, "s1") for block in _BILAGA.blocks)
_PROPOSAL = {
    **_SHEET,
    "bilaga": _BILAGA,
    "pieces": _PIECES,
    "status": Markup(""),
    "writes": True,
    "edits": False,
    "title": TITLE,
    "version": None,
}
_HANDLING = {
    **_SHEET,
    "here": cast.HANDLING.id,
    "handling": cast.HANDLING,
    "titled": False,
    "parts": _ROWS,
    "stops": tuple(Stop(row, "Under rubriken Mål") for row in _ROWS if row.at),
    "unworded": ["Att förtydliga avsnittet om ansvar."],
    "beside": False,
    "only": False,
    "edits": False,
    "writes": True,
}
_HISTORY = {
    **_SHEET,
    "here": "historik",
    "parts": only_changed(_ROWS),
    "count": 3,
    "at": 2,
    "since": False,
    "only": True,
    "told": "Lars Ekdahl skrev om att-sats 1.",
    "lines": ["Lars Ekdahl skrev om att-sats 1."],
}
_FORM = Form("Att-sats 1", "piece", "/las/d1?andra=1", cast.WORDS, "s", cast.NEWER, cast.SPANS)

DRAFT_PAGES: Mapping[str, tuple[dict[str, Any], ...]] = {
    "lobby": ({**_FRAME, "link": "x"}, {**_FRAME, "link": ""}),
    "proposal": (
        {**_PROPOSAL, "edits": True, "done": "4", "undoes": "4"},
        {**_PROPOSAL, "undone": "4"},
        {**_PROPOSAL, "writes": False, "whole": False, "version": cast.VERSION, "pieces": ()},
        {
            **_PROPOSAL,
            "writes": False,
            "whole": False,
            "version": replace(cast.VERSION, returned="Rätta ärendenumret."),
        },
    ),
    "handling": (
        _HANDLING,
        {**_HANDLING, "beside": True, "only": True, "parts": only_changed(_ROWS), "edits": True},
        {**_HANDLING, "parts": (), "stops": (), "unworded": (), "writes": False},
    ),
    "versions": (_HISTORY, {**_HISTORY, "parts": (), "whole": False}, {**_HISTORY, "count": 0, "lines": ()}),
    "writing": (
        {**_SHEET, "form": _FORM},
        {**_SHEET, "form": replace(_FORM, moved=True, by=cast.JOHAN.titled, satser=(cast.WORDS,))},
        {**_SHEET, "form": replace(_FORM, spans=(), same=True, help="title")},
        {**_SHEET, "form": replace(_FORM, spans=(), help="more", name="Motivering", now="")},
        {**_SHEET, "form": replace(_FORM, spans=(), help="block")},
        {**_SHEET, "form": replace(_FORM, spans=(), help="line", wrong="Texten är tom. Skriv något.")},
    ),
    "refused": ({**_SHEET, "why": "Utkastet är inlämnat.", "words": cast.WORDS},),
    "shut": ({**_FRAME, "words": ""},),
    "slow": ({**_FRAME, "wait": 1, "words": ""}, {**_FRAME, "wait": 20, "words": cast.WORDS}),
    "broken": ({**_FRAME, "words": cast.WORDS},),
}
