"""Two drafts made one, and one copied: whose text, whose names, and nobody's signature."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts import uniting
from drafts.amending import Base, amend, amended, keep_unworded
from drafts.base.document import BaseDocument, Kind
from drafts.decision import Decision, Outcome
from drafts.draft import Draft
from drafts.draft import Kind as DraftKind
from drafts.errors import AlreadySent, Closed, NotOnDraft, NotServing, StaleButton, UnknownArende
from drafts.meeting_errors import ArendeDecided
from drafts.patching import apply
from drafts.rights import Seat
from drafts.signing import has_signed
from drafts.stages import Stage
from drafts.text import AttSats, Block, Text
from drafts.touching import new_touches, rivals, spokesman, touches
from drafts.united import copied, united
from drafts.uniting import Union
from drafts.uniting_changes import OpenedFrom
from drafts.wording import APPROVE_IN_PART, IN_ADDITION, REJECT
from tests.corpus import AGREEMENT
from tests.people import BOARD, EVENING, a_draft, called, does, put, refused, seat, sends, without

BASE = Base("d" * 64, AGREEMENT)
FIRST, SECOND = [b.id for b in AGREEMENT.blocks if b.kind is Kind.PARAGRAPH][:2]
BASES = {BASE.id: BASE}


def other(*satser: str, **more: Any) -> Draft:
    """Karin's draft in the same ärende."""
    return replace(a_draft(*satser, by="Karin", **more), id="u2")


def rewords(draft: Draft, who: str, block: str, text: str) -> Draft:
    now = amended(BASE, draft.text.amendments)
    return put(draft, who, amend(draft, seat(who), BASE, now, now.reworded(block, text)))


def reads(text: Text) -> BaseDocument:
    return amended(BASE, text.amendments)


def merged(one: Draft, two: Draft, who: str = "Karin", offered: bool = True) -> Union:
    if offered:
        one = put(one, "Lars", uniting.offer_merge(one, seat("Lars"), two))
    return uniting.merge(one, two, seat(who), "u3", BASES)


def opened(change: OpenedFrom, who: str = "Karin") -> Draft:
    return put(Draft("u3"), who, change)


# What the texts become.


def test_what_both_say_stands_once_and_what_opens_the_free_text_stands_last() -> None:
    one = a_draft(APPROVE_IN_PART, "Att ett.", IN_ADDITION).text
    two = other(APPROVE_IN_PART, "Att två.", IN_ADDITION).text
    whole = united(one, two, BASES).text
    assert [s.text for s in whole.satser] == [APPROVE_IN_PART, "Att ett.", "Att två.", IN_ADDITION]


def test_the_motivation_of_the_first_goes_first_and_nothing_is_said_twice() -> None:
    one = a_draft(motivation=(("Ljus", True), ("Vi vill ha ljus.", False))).text
    two = other(motivation=(("Vi vill ha ljus.", False), ("Och bänkar.", False))).text
    assert [b.text for b in united(one, two, BASES).text.motivation] == [
        "Ljus",
        "Vi vill ha ljus.",
        "Och bänkar.",
    ]


def test_amendments_of_different_passages_stand_each_by_itself() -> None:
    one, two = rewords(a_draft(), "Lars", FIRST, "Ett."), rewords(other(), "Karin", SECOND, "Två.")
    whole = united(one.text, two.text, BASES)
    assert not whole.left
    assert len(whole.text.amendments) == 2
    assert [reads(whole.text).block(id_).text for id_ in (FIRST, SECOND)] == ["Ett.", "Två."]


def test_amendments_of_one_passage_that_go_together_become_one_with_both_hands() -> None:
    words = AGREEMENT.block(FIRST).text
    assert len(words.split()) > 8
    begins, ends = f"Nu {words}", f"{words} Så är det."
    one, two = rewords(a_draft(), "Lars", FIRST, begins), rewords(other(), "Karin", FIRST, ends)
    whole = united(one.text, two.text, BASES)
    (amendment,) = whole.text.amendments
    assert reads(whole.text).block(FIRST).text == f"Nu {words} Så är det."
    assert [step.by for step in amendment.steps] == ["lars", "karin"]
    assert apply(AGREEMENT, amendment.patch) == reads(whole.text)


def test_where_they_collide_the_firsts_stands_and_the_others_is_left() -> None:
    one, two = rewords(a_draft(), "Lars", FIRST, "Ett."), rewords(other(), "Karin", FIRST, "Två.")
    whole = united(one.text, two.text, BASES)
    assert reads(whole.text).block(FIRST).text == "Ett."
    assert whole.left == two.text.amendments


def test_an_amendment_that_both_make_stands_once() -> None:
    one, two = rewords(a_draft(), "Lars", FIRST, "Ett."), rewords(other(), "Karin", FIRST, "Ett.")
    whole = united(one.text, two.text, BASES)
    assert len(whole.text.amendments) == 1
    assert not whole.left


def test_an_instruction_without_wording_comes_along() -> None:
    two = put(other(), "Karin", keep_unworded(other(), seat("Karin"), BASE.id, "Vittnen bör läggas till."))
    assert [a.satser for a in united(Text(), two.text, BASES).text.amendments] == [
        ("Vittnen bör läggas till.",)
    ]


@given(st.lists(st.sampled_from("abcdef")), st.lists(st.sampled_from("abcdef")))
def test_nothing_said_is_lost_and_nothing_is_added(one: list[str], two: list[str]) -> None:
    def a_text(words: list[str]) -> Text:
        return Text(
            satser=tuple(AttSats(f"s{n}", f"Att {w}.") for n, w in enumerate(words)),
            motivation=tuple(Block(f"p{n}", w) for n, w in enumerate(words)),
        )

    whole = united(a_text(one), a_text(two), {}).text
    assert {s.text for s in whole.satser} == {f"Att {w}." for w in (*one, *two)}
    assert {b.text for b in whole.motivation} == {*one, *two}
    assert len({item.id for item in whole.items}) == len(whole.items)


# Who may merge, and what becomes of the drafts.


def test_both_sides_stand_on_the_new_draft_and_nobody_has_signed_it() -> None:
    one = a_draft("Att ett.", with_=["Erik"], signed=["Lars", "Erik"])
    new = opened(merged(one, other("Att två.", with_=["Erik"], signed=["Karin"])).opened)
    assert [a.person for a in new.authors] == ["lars", "erik", "karin"]
    assert not any(has_signed(new, BOARD, a.person) for a in new.authors)
    assert new.came_of == ("u1", "u2")
    assert new.kind is DraftKind.GEMENSAMT


def test_the_old_drafts_are_closed_and_say_where_they_went() -> None:
    union = merged(a_draft("Att ett."), other("Att två."))
    closed = put(other("Att två."), "Karin", union.closed)
    assert (closed.stage, closed.went_into) == (Stage.ATERTAGET, "u3")


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        (DraftKind.TILLAGG, DraftKind.TILLAGG, DraftKind.TILLAGG),
        (DraftKind.EGET, DraftKind.EGET, DraftKind.GEMENSAMT),
        (DraftKind.AVSLAG, DraftKind.TILLAGG, DraftKind.GEMENSAMT),
    ],
)
def test_what_two_move_together_is_joint(one: DraftKind, two: DraftKind, kind: DraftKind) -> None:
    assert merged(a_draft(REJECT, kind=one), other(REJECT, kind=two)).opened.kind is kind


def test_nobody_merges_what_was_not_offered() -> None:
    with pytest.raises(StaleButton):
        merged(a_draft("Att ett."), other("Att två."), offered=False)


def test_who_stands_on_both_needs_no_offer() -> None:
    union = merged(a_draft("Att ett.", with_=["Karin"]), other("Att två."), offered=False)
    assert union.opened.authors == ("lars", "karin")


def test_an_offer_can_be_taken_back() -> None:
    one, two = a_draft("Att ett."), other("Att två.")
    one = does(one, "Lars", uniting.offer_merge, two)
    one = does(one, "Lars", uniting.take_back_offer, "u2")
    with pytest.raises(StaleButton):
        merged(one, two, offered=False)
    refused(StaleButton, one, "Lars", uniting.take_back_offer, "u2")


def test_only_an_author_offers_and_only_an_author_of_the_other_accepts() -> None:
    one, two = a_draft("Att ett."), other("Att två.")
    refused(NotOnDraft, one, "Karin", uniting.offer_merge, two)
    for who in ("Lars", "Per"):
        with pytest.raises(NotOnDraft):
            merged(one, two, who)


def test_drafts_of_different_arenden_are_not_merged() -> None:
    elsewhere = replace(other("Att två."), arende="24 A")
    refused(StaleButton, a_draft(), "Lars", uniting.offer_merge, elsewhere)
    refused(StaleButton, a_draft(), "Lars", uniting.offer_merge, a_draft())


def test_what_is_handed_in_or_withdrawn_is_merged_with_nothing() -> None:
    sent = does(a_draft("Att ett.", signed=["Lars"]), "Lars", sends)
    refused(AlreadySent, sent, "Lars", uniting.offer_merge, other())
    two = does(other("Att två.", signed=["Karin"]), "Karin", sends)
    refused(AlreadySent, a_draft(), "Lars", uniting.offer_merge, two)
    refused(
        Closed, a_draft(), "Lars", uniting.offer_merge, put(two, "Karin", merged(a_draft(), other()).closed)
    )


# Copies.


def test_a_copy_is_the_copiers_alone_under_the_new_arendes_title() -> None:
    draft = a_draft("Att ett.", with_=["Karin"], motivation=(("Vi.", False),), signed=["Lars"])
    change, whole = uniting.copy(draft, seat("Karin"), "24 A", ())
    copy = opened(change)
    assert (copy.arende, copy.came_of) == ("24 A", ("u1",))
    assert [a.person for a in copy.authors] == ["karin"]
    assert copy.authors[0].signature is None
    assert [s.text for s in copy.text.satser] == ["Att ett."]
    assert copy.text.title == ""
    assert not whole.left


def test_amendments_come_along_where_the_document_is_there() -> None:
    text = rewords(a_draft(), "Lars", FIRST, "Ett.").text
    assert len(copied(text, {BASE.id}).text.amendments) == 1
    assert copied(text, ()).left == text.amendments


def test_also_what_was_decided_or_withdrawn_can_be_copied_to_an_open_arende() -> None:
    sent = does(a_draft("Att ett.", signed=["Lars"]), "Lars", sends)
    assert uniting.copy(sent, seat("Lars"), "24 A", ())[0].arende == "24 A"


def test_nobody_copies_into_an_arende_where_they_may_not_propose() -> None:
    draft = a_draft("Att ett.", with_=["Erik"])
    for who, arende, refusal in (
        ("Erik", "24 A", NotServing),
        ("Lars", "99", UnknownArende),
        ("Per", "24 A", NotOnDraft),
    ):
        with pytest.raises(refusal):
            uniting.copy(draft, seat(who), arende, ())


# What touches.


def test_two_drafts_that_change_the_same_words_are_found_from_either_side() -> None:
    one, two = rewords(a_draft(), "Lars", FIRST, "Ett."), rewords(other(), "Karin", FIRST, "Två.")
    (mine,), (theirs,) = touches(BASE, one, two), touches(BASE, two, one)
    assert (mine.one, mine.by_one, mine.by_other) == ("u1", "Ett.", "Två.")
    assert theirs == mine.turned


def test_what_lies_apart_or_says_the_same_touches_nothing() -> None:
    one = rewords(a_draft(), "Lars", FIRST, "Ett.")
    assert touches(BASE, one, rewords(other(), "Karin", SECOND, "Två.")) == ()
    assert touches(BASE, one, rewords(other(), "Karin", FIRST, "Ett.")) == ()
    assert touches(BASE, one, other("Att två.")) == ()


def test_a_touch_is_new_once() -> None:
    two = rewords(other(), "Karin", FIRST, "Två.")
    before, after = a_draft(), rewords(a_draft(), "Lars", FIRST, "Ett.")
    assert len(new_touches(BASE, before, after, two)) == 1
    assert new_touches(BASE, after, rewords(after, "Lars", SECOND, "Mer."), two) == ()


def test_only_drafts_alive_in_the_same_arende_are_rivals() -> None:
    one, two = a_draft(), other("Att två.", signed=["Karin"])
    closed = put(replace(two, id="u3"), "Karin", merged(a_draft(), other()).closed)
    elsewhere = replace(two, id="u4", arende="24 A")
    sent = does(replace(two, id="u5"), "Karin", sends)
    assert rivals(one, [one, two, closed, elsewhere, sent], BOARD) == (two, sent)


def test_one_talks_to_the_first_who_may_propose() -> None:
    draft = a_draft(with_=["Erik", "Karin"])
    assert (found := spokesman(draft, BOARD)) is not None
    assert found.id == "lars"
    on = called(without("Lars"))
    assert spokesman(draft, on) == seat("Karin").person
    assert spokesman(draft, called(without("Lars"), absent=frozenset({"karin"}))) is None


def test_a_decided_arende_takes_no_copy() -> None:
    on = replace(BOARD, decisions=(("24 A", Decision(Outcome.FORVALTNINGEN, EVENING)),))
    with pytest.raises(ArendeDecided):
        uniting.copy(a_draft("Att ett."), Seat(on, seat("Lars").person), "24 A", ())
