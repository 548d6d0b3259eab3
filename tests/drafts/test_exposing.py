"""A personnummer stops what is sent, until its sender says of just this text that it is to stand."""

from __future__ import annotations

import pytest

from drafts.amendment import Shown
from drafts.amendment_edits import AmendmentSet, ShownSet
from drafts.authors import join
from drafts.changes import PersonnummerKept
from drafts.draft import Draft
from drafts.drafting import reword, undo
from drafts.errors import HoldsPersonnummer, NotOnDraft, NotReady, NotSeen, StaleButton
from drafts.exposing import Exposed, exposed
from drafts.rights import Seat
from drafts.sending import check_send, keep_personnummer, send, send_back
from drafts.signing import fingerprint
from drafts.stages import Stage
from drafts.text import TITLE, words_digest
from tests.people import BOARD, DOCX, PDF, a_draft, does, put, refused, sends, signs

NUMBER = "811218-9876"


def exposing(*, by: str = "sats") -> Draft:
    """A signed draft with a personnummer in one place."""
    words = f"Att stryka {NUMBER}." if by == "sats" else "Att avslå."
    draft = a_draft(words, motivation=((f"Se {NUMBER}." if by == "block" else "Vi vill.", False),))
    if by == TITLE:
        draft = does(draft, "Lars", reword, TITLE, words_digest(""), f"Om {NUMBER}")
    return does(draft, "Lars", signs)


def keeps(draft: Draft, by: Seat) -> PersonnummerKept:
    return keep_personnummer(draft, by, fingerprint(draft, by.board))


@pytest.mark.parametrize("place", ["sats", "block", TITLE])
def test_a_personnummer_anywhere_stops_what_is_sent(place: str) -> None:
    draft = exposing(by=place)
    refusal = refused(HoldsPersonnummer, draft, "Lars", sends)
    ((item, number),) = refusal.places
    assert NUMBER in draft.text.words(item)
    assert number == "811218-XXXX"
    refused(HoldsPersonnummer, draft, "Lars", check_send, fingerprint(draft, BOARD))  # type: ignore[arg-type]


def test_it_is_sent_when_its_sender_has_said_that_it_stands() -> None:
    kept = does(exposing(), "Lars", keeps)
    assert does(kept, "Lars", sends).stage is Stage.INLAMNAT


def test_that_was_said_by_one_person_of_one_text() -> None:
    draft = does(a_draft(f"Att stryka {NUMBER}."), "Karin", join)
    draft = does(does(draft, "Lars", signs), "Karin", signs)
    kept = does(draft, "Lars", keeps)
    refused(HoldsPersonnummer, kept, "Karin", sends)
    item = kept.text.satser[0]
    other = does(kept, "Lars", reword, item.id, words_digest(item.text), f"Att behålla {NUMBER}.")
    refused(NotReady, other, "Lars", sends)
    for name in ("Lars", "Karin"):
        other = does(other, name, signs)
    refused(HoldsPersonnummer, other, "Lars", sends)
    back = does(other, "Lars", undo, other.past[-1].seq)
    for name in ("Lars", "Karin"):
        back = does(back, name, signs)
    assert does(back, "Lars", sends).stage is Stage.INLAMNAT


def test_it_is_asked_again_for_each_version() -> None:
    sent = does(does(exposing(), "Lars", keeps), "Lars", sends)
    returned = does(sent, "Gun", send_back, 1, "Ta bort numret.")
    refused(HoldsPersonnummer, returned, "Lars", sends)


def test_nobody_says_so_of_what_they_have_not_seen_or_what_holds_none() -> None:
    draft = exposing()
    refused(NotSeen, draft, "Lars", keep_personnummer, "0" * 12)
    refused(NotOnDraft, draft, "Karin", keeps)
    refused(StaleButton, does(draft, "Lars", keeps), "Lars", keeps)
    refused(StaleButton, a_draft("Att avslå.", signed=["Lars"]), "Lars", keeps)


def test_it_comes_after_all_else_that_is_missing() -> None:
    unsigned = a_draft(f"Att stryka {NUMBER}.")
    refusal = refused(NotReady, unsigned, "Lars", send, fingerprint(unsigned, BOARD), PDF, DOCX)
    assert refusal.missing == ("unsigned",)


def test_the_same_number_is_named_once_a_piece_and_amendments_are_read_too() -> None:
    draft = a_draft(f"Att stryka {NUMBER} och 19{NUMBER} och {NUMBER}.")
    item = draft.text.satser[0].id
    assert exposed(draft.text) == (Exposed(item, "811218-XXXX"), Exposed(item, "19811218-XXXX"))
    patch = f"--- plan\n+++ plan\n@@ -1 +1 @@\n-Ett\n+{NUMBER}\n"
    amended = put(a_draft("Att avslå."), "Lars", AmendmentSet(PDF, patch, (f"Att lägga till ”{NUMBER}”.",)))
    (amendment,) = amended.text.amendments
    assert exposed(amended.text) == (Exposed(amendment.id, "811218-XXXX"),)
    excerpts = put(amended, "Lars", ShownSet(Shown.EXCERPTS))
    assert exposed(excerpts.text) == (Exposed(amendment.id, "811218-XXXX"),)
