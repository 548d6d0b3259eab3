"""Changes of a draft, for its history."""

from __future__ import annotations

from dataclasses import replace

from bot.anthology import cast
from bot.anthology.cast import Choices, Examples
from drafts.amendment import Shown
from drafts.amendment_edits import AmendmentDropped, AmendmentsCarried, AmendmentSet, ShownSet
from drafts.changes import Anslot, AnslutningLeft, Opened, Received, Returned, Sent
from drafts.delivery_changes import MailPosted, MailRefused, MailTaken
from drafts.draft import Kind, Receipt
from drafts.edits import HeadingSet, MotivationAdded, Moved, SatserAdded
from drafts.gone import Why
from drafts.removal_changes import TakenAway
from drafts.uniting_changes import MergeOffered, OpenedFrom

_BLOCKS = (("Ungas fritid", True), ("Vi vill att fler ska ha någonstans att gå.", False))
_MAIL = (1, cast.MARIA.id, cast.MARIA.name)
_MADE = OpenedFrom(cast.BOARD.id, "23", Kind.EGET, cast.TEXT, (cast.LARS.id,), ("d0",))

_SAID: Choices = {
    "Opened": (Opened(cast.BOARD.id, "23", Kind.GEMENSAMT), Opened(cast.BOARD.id, "23", Kind.ATERREMISS)),
    "SatserAdded": (SatserAdded((cast.WORDS,)), SatserAdded((cast.WORDS, cast.NEWER))),
    "MotivationAdded": (MotivationAdded(_BLOCKS[1:]), MotivationAdded(_BLOCKS)),
    "Moved": (Moved("s2", 0),),
    "HeadingSet": (HeadingSet("b2", heading=True), HeadingSet("b1", heading=False)),
    "AmendmentSet": (
        AmendmentSet(cast.SUM, "-", ("Att stryka andra punkten.", "Att ändra första punkten.")),
        AmendmentSet(cast.SUM, "-", ("Att stryka andra punkten.",), ("a1",)),
    ),
    "AmendmentDropped": (AmendmentDropped("a1"),),
    "AmendmentsCarried": tuple(AmendmentsCarried(cast.SUM, cast.TEXT.amendments[:count]) for count in (2, 1)),
    "ShownSet": tuple(ShownSet(way) for way in Shown),
    "Sent": (Sent(cast.ARENDE.title, cast.VERSION.names, "f" * 64, cast.SUM, cast.SUM),),
    "MailPosted": (MailPosted((cast.MARIA.id,)),),
    "MailTaken": (MailTaken(*_MAIL),),
    "MailRefused": (MailRefused(*_MAIL, "550 5.1.1 User unknown"),),
    "Received": tuple(Received(how) for how in Receipt),
    "Returned": (Returned("Diarienumret stämmer inte."),),
    "Anslot": (Anslot(cast.JONAS.id, "f" * 64), Anslot(cast.JONAS.id, "f" * 64, party=True, late=True)),
    "AnslutningLeft": (AnslutningLeft(cast.JONAS.id),),
    "OpenedFrom": (_MADE, replace(_MADE, came_of=("d0", "d2"))),
    "MergeOffered": (MergeOffered("d2"), MergeOffered("d2", taken_back=True)),
    "TakenAway": (TakenAway(cast.BOARD.id, "23", Why.UNSENT),),
}

CHANGES: Examples = {
    "history": {
        "change": (None,),
        "whose": ("", cast.JONAS.name),
        "name": ("Att-sats 2",),
        "who": (cast.LARS.name, ""),
    },
    "history.Undone": {"what": ("flyttade att-sats 2 till plats 1",)},
    "history.line": {"what": ("skrev under",)},
    "history.undone": {"who": (cast.LARS.name,), "line": ("24 nov 19.05 <b>Lars Ekdahl</b> skrev under",)},
    "history.page": {"lines": (("24 nov 19.05 <b>Lars Ekdahl</b> skrev under",),)},
    **{f"history.{kind}": {"change": changes} for kind, changes in _SAID.items()},
}
