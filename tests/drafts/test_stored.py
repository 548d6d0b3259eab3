"""Every change goes through JSON and comes back the same: the log is the one thing that is stored."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts import amendment_edits, changes, delivery_changes, edits
from drafts.amendment import Amendment, Shown, Step
from drafts.arende import Arende
from drafts.board import Settings
from drafts.board_changes import (
    AccountBound,
    AccountUnbound,
    BoardChange,
    BoardNamed,
    HandlingFiled,
    HandlingRemoved,
    LinkIssued,
    LinkRevoked,
    RegisterSet,
)
from drafts.changes import DraftChange
from drafts.decision import Decision, Outcome, Votering
from drafts.decision_changes import (
    DecisionEntered,
    DecisionRemoved,
    OrderSet,
    StatementDropped,
    StatementMade,
)
from drafts.draft import Attachment, Kind, Receipt
from drafts.gone import Why
from drafts.handlingar import Handling
from drafts.links import LIFETIME, Link
from drafts.meeting_changes import (
    ArendeRemoved,
    ArendeSet,
    JavSet,
    MeetingClosed,
    MeetingSet,
    PresenceSet,
    Reminded,
    ServingSet,
)
from drafts.removal_changes import (
    DraftGone,
    ErasureWished,
    NameStruck,
    RemovalWarned,
    StatementsGone,
    TakenAway,
)
from drafts.statement import Stance, Statement
from drafts.text import AttSats, Block, Text
from drafts.uniting_changes import MergeOffered, OpenedFrom, WentInto
from tests.people import CAST, DOCX, EVENING, PARK, PDF

LINK = Link(PDF, "lars", "gun", EVENING + LIFETIME, used=True)

OF_DRAFTS: tuple[DraftChange, ...] = (
    changes.Opened("ekeby", "24 A", Kind.ATERREMISS),
    edits.SatserAdded(("Att ”ett” – 👩‍👧.", "Att å\u0301.")),
    edits.MotivationAdded((("Ljus", True), ("Vi.", False)), glued=True),
    edits.Reworded("s2.0", "Att\u00a0två."),
    edits.Moved("s2.0", 0),
    edits.Removed("p3.1"),
    edits.HeadingSet("p3.0", heading=False),
    edits.Undone(7),
    amendment_edits.AmendmentSet(PDF, "@@", ("Att stryka ”x”.",), ("a3",), (Step("lars", EVENING, "@@"),)),
    amendment_edits.AmendmentSet(PDF, "", ("Vittnen bör läggas till.",)),
    amendment_edits.AmendmentDropped("a3"),
    amendment_edits.AmendmentsCarried(
        DOCX, (Amendment("a3", DOCX, ("Att …",), (Step("lars", EVENING, "x"),)),)
    ),
    amendment_edits.ShownSet(Shown.BOTH),
    changes.Invited(LINK),
    changes.InvitesRevoked(),
    changes.Joined(),
    changes.Joined(PDF),
    changes.Left(),
    changes.Signed("Remiss", ("lars", "karin"), PDF),
    changes.Signed("", (), PDF),
    changes.Unsigned(),
    changes.AdviceDismissed("skall", "s2.0", "0123456789ab"),
    changes.PersonnummerKept(PDF),
    changes.Sent("Remiss", ("Lars Berg (C)", "Erik Ek (KD) e.y."), PDF, PDF, DOCX),
    changes.Sent("Remiss", ("Lars Berg (C)",), PDF, PDF, DOCX, (Attachment("Avtal.docx", DOCX),)),
    delivery_changes.MailPosted(("gun",), (LINK,)),
    delivery_changes.MailPosted(("gun",)),
    delivery_changes.MailTaken(1, "gun", "Gun Palm"),
    delivery_changes.MailRefused(1, "gun", "Gun Palm", "550 Användaren finns inte"),
    changes.Received(),
    changes.Received(Receipt.LINK),
    changes.Returned("Titeln saknas."),
    changes.JoiningOffered(LINK),
    changes.JoiningRevoked(),
    changes.Anslot("karin", PDF),
    changes.Anslot("per", PDF, party=True, late=True),
    changes.AnslutningLeft("per"),
    changes.Announced(),
    changes.Withdrawn(),
    OpenedFrom(
        "ekeby",
        "23",
        Kind.GEMENSAMT,
        Text("T", (AttSats("s1.0", "Att …"),), (Block("p1.0", "Ljus", heading=True),), (), Shown.BOTH),
        ("lars", "karin"),
        ("u1", "u2"),
    ),
    MergeOffered("u2"),
    MergeOffered("u2", taken_back=True),
    WentInto("u3"),
    TakenAway("ekeby", "24 A", Why.UNSENT),
)
OF_BOARDS: tuple[BoardChange, ...] = (
    BoardNamed("Ekeby stadsdelsnämnd", Settings(ersattaryttrande=False, motivation_reopens=False)),
    RegisterSet(CAST),
    RegisterSet(()),
    ArendeSet(PARK),
    ArendeSet(Arende("1", "T", "SÖD 2023/713-1.3", "17", "Att godkänna.")),
    ArendeSet(Arende("23", "T", id="23.2", meeting="_2", summary="Kort.")),
    ArendeRemoved("23"),
    MeetingSet("_1", EVENING),
    MeetingSet("_1", EVENING, "Folkets hus", EVENING + LIFETIME),
    MeetingClosed("_1"),
    MeetingClosed("_1", again=True),
    PresenceSet("_1", "lars", present=False, away_from="24 A"),
    PresenceSet("_1", "lars", present=True, back_from="25"),
    JavSet("23", "karin", jav=True),
    ServingSet("23", "erik", serves=True),
    ServingSet("_1", "erik", serves=False, instead_of="lars"),
    DecisionEntered("23", Decision(Outcome.FORVALTNINGEN, EVENING)),
    DecisionEntered(
        "23", Decision(Outcome.DELVIS, EVENING, "u1", Votering(6, 6, 1, "", "u1", utslagsrost=True), "Att …")
    ),
    DecisionEntered("23", Decision(Outcome.FORVALTNINGEN, EVENING, added=("u2",))),
    DecisionRemoved("23"),
    OrderSet("23", ("u2", "", "u1")),
    OrderSet("23", ()),
    StatementMade(
        Statement(
            "23", "lars", Stance.RESERVATION, EVENING, "gun", "u1", "Vi …", party=True, pdf=PDF, docx=DOCX
        )
    ),
    StatementDropped(Statement("23", "lars", Stance.NONE, EVENING, "lars")),
    Reminded("_1", 24),
    LinkIssued(LINK),
    LinkRevoked(PDF),
    AccountBound(PDF, 2**52 + 1, "lars"),
    AccountUnbound("lars"),
    HandlingFiled(Handling("h1", "23", "Överenskommelse", "o.docx", 2, PDF, DOCX)),
    HandlingRemoved("h1"),
    RemovalWarned("u1", EVENING),
    DraftGone("u1", "23", Why.DECIDED),
    StatementsGone("23"),
    ErasureWished("lars"),
    NameStruck("lars"),
)


def through_json(change: Any) -> Any:
    stored = msgspec.json.encode(msgspec.to_builtins(change))
    return msgspec.convert(msgspec.json.decode(stored), type=type(change))


@pytest.mark.parametrize("change", [*OF_DRAFTS, *OF_BOARDS], ids=lambda change: type(change).__name__)
def test_a_change_comes_back_from_json_as_it_was(change: Any) -> None:
    back = through_json(change)
    assert back == change
    assert [type(getattr(back, f.name)) for f in fields(back)] == [
        type(getattr(change, f.name)) for f in fields(change)
    ]


@pytest.mark.parametrize(("union", "examples"), [(DraftChange, OF_DRAFTS), (BoardChange, OF_BOARDS)])
def test_no_change_is_forgotten_here_and_each_has_a_name_of_its_own(
    union: Any, examples: tuple[Any, ...]
) -> None:
    assert {type(example) for example in examples} == {*get_args(union)}
    assert len({cls.__name__ for cls in get_args(union)}) == len(get_args(union))


@pytest.mark.parametrize("cls", [*get_args(DraftChange), *get_args(BoardChange)])
def test_a_change_is_a_frozen_value(cls: Any) -> None:
    assert cls.__dataclass_params__.frozen
    assert not hasattr(cls, "__dict__") or "__slots__" in vars(cls)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_come_back_as_they_were(words: str) -> None:
    assert through_json(edits.Reworded("s1.0", words)).words == words
