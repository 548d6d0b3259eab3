"""Taking advice, or letting the words stand."""

from __future__ import annotations

import pytest

from drafts.advising import Said, heed, let_stand, remarks
from drafts.draft import Draft
from drafts.drafting import reword, undo
from drafts.errors import AlreadySent, GoneItem, NotOnDraft, StaleButton, TextMoved
from drafts.signing import fingerprint
from drafts.stages import Stage
from drafts.text import words_digest
from tests.people import BOARD, Verb, a_draft, does, refused, sends, signs

SATS = "Att nämnden skall avslå förslaget."


def said(draft: Draft, rule: str = "skall", item: str = "") -> Said:
    item = item or draft.text.satser[0].id
    return Said(rule, item, words_digest(draft.text.words(item)))


def rules(draft: Draft) -> list[str]:
    return [remark.rule for remark in remarks(draft, BOARD)]


def test_taking_advice_is_an_ordinary_rewording() -> None:
    draft = a_draft(SATS)
    assert rules(draft) == ["skall"]
    after = does(draft, "Lars", heed, said(draft))
    assert after.text.satser[0].text == "Att nämnden ska avslå förslaget."
    assert rules(after) == []
    assert does(after, "Lars", undo, after.seq).text == draft.text


def test_words_let_stand_are_not_spoken_of_until_they_are_others() -> None:
    draft = a_draft(SATS)
    quiet = does(draft, "Lars", let_stand, said(draft))
    assert rules(quiet) == []
    assert quiet.text == draft.text
    item, seen = quiet.text.satser[0].id, words_digest(SATS)
    reworded = does(quiet, "Lars", reword, item, seen, "Att nämnden skall bifalla förslaget.")
    assert rules(reworded) == ["skall"]
    assert rules(does(reworded, "Lars", undo, reworded.seq)) == []


def test_one_rule_is_let_be_for_one_piece_alone() -> None:
    draft = a_draft(SATS, "Att nämnden skall bifalla förslaget")
    assert rules(draft) == ["skall", "full_stop", "skall"]
    assert rules(does(draft, "Lars", let_stand, said(draft))) == ["full_stop", "skall"]


@pytest.mark.parametrize("verb", [heed, let_stand])
def test_only_of_the_words_that_were_seen(verb: Verb) -> None:
    draft = a_draft(SATS)
    before = said(draft)
    moved = does(draft, "Lars", reword, before.item, before.seen, "Att nämnden skall bifalla.")
    refusal = refused(TextMoved, moved, "Lars", verb, before)
    assert (refusal.item, refusal.now) == (before.item, "Att nämnden skall bifalla.")


@pytest.mark.parametrize("verb", [heed, let_stand])
def test_nothing_comes_of_advice_that_was_not_given(verb: Verb) -> None:
    draft = a_draft(SATS)
    for rule in ("full_stop", "nonsens"):
        refused(StaleButton, draft, "Lars", verb, said(draft, rule))
    refused(GoneItem, draft, "Lars", verb, Said("skall", "s9.9", "0" * 12))
    refused(NotOnDraft, draft, "Karin", verb, said(draft))
    sent = does(does(draft, "Lars", signs), "Lars", sends)
    refused(AlreadySent, sent, "Lars", verb, said(sent))


def test_where_there_is_no_fix_none_is_made() -> None:
    draft = a_draft("Att nämnden avslår förslaget eftersom det är dyrt.")
    refused(StaleButton, draft, "Lars", heed, said(draft, "motive"))
    assert rules(does(draft, "Lars", let_stand, said(draft, "motive"))) == []


def test_letting_be_and_being_advised_reopen_no_signature() -> None:
    draft = a_draft(SATS, signed=["Lars"])
    quiet = does(draft, "Lars", let_stand, said(draft))
    assert fingerprint(quiet, BOARD) == fingerprint(draft, BOARD)
    assert does(quiet, "Lars", sends).stage is Stage.INLAMNAT
