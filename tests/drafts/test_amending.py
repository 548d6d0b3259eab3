"""A draft's amendments: made to the document as it was filed, each to stand or fall by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts import drafting
from drafts.amending import AMENDMENTS_LIMIT, Base, amend, amended, carry_over, drop, keep_unworded, show_as
from drafts.amendment import Shown
from drafts.base.document import BaseDocument, Block, Kind
from drafts.base.touched import touched
from drafts.changes import DraftChange
from drafts.composing import compose
from drafts.draft import Draft
from drafts.errors import (
    AlreadySent,
    DocumentMoved,
    GoneItem,
    NotForSecretary,
    NothingChanged,
    NotOnDraft,
    TooMany,
)
from drafts.patching import apply, matched
from drafts.redlining import redlined
from drafts.rights import Seat
from drafts.signing import has_signed
from drafts.wording import IN_ADDITION
from tests.corpus import AGREEMENT
from tests.people import BOARD, EVENING, a_draft, does, put, refused, seat, sends

BASE = Base("d" * 64, AGREEMENT)
FIRST, SECOND, THIRD = [b.id for b in AGREEMENT.blocks if b.kind is Kind.PARAGRAPH][:3]


def now(draft: Draft, base: Base = BASE) -> BaseDocument:
    return amended(base, draft.text.amendments)


def rewords(draft: Draft, who: str, block: str, text: str) -> Draft:
    return put(draft, who, amend(draft, seat(who), BASE, now(draft), now(draft).reworded(block, text)))


def inserts(draft: Draft, who: str, after: str, text: str) -> Draft:
    new = Block(next(iter(now(draft).fresh_ids())), Kind.PARAGRAPH, text)
    return put(draft, who, amend(draft, seat(who), BASE, now(draft), now(draft).inserted(after, new)))


def test_what_is_adopted_is_what_was_wanted() -> None:
    draft = rewords(a_draft("Att a."), "Lars", FIRST, "Kommunen gör allt.")
    (amendment,) = draft.text.amendments
    assert now(draft).block(FIRST).text == "Kommunen gör allt."
    assert apply(AGREEMENT, amendment.patch) == now(draft)
    assert "Kommunen gör allt." in amendment.text


def test_two_places_are_two_amendments_and_one_goes_without_the_other() -> None:
    draft = rewords(rewords(a_draft(), "Lars", FIRST, "Ett."), "Lars", SECOND, "Två.")
    first, second = draft.text.amendments
    left = does(draft, "Lars", drop, first.id)
    assert left.text.amendments == (second,)
    assert now(left).block(FIRST).text == AGREEMENT.block(FIRST).text
    assert now(left).block(SECOND).text == "Två."


def test_a_second_hand_on_the_same_block_goes_on_with_the_amendment() -> None:
    draft = rewords(a_draft(with_=["Karin"]), "Lars", FIRST, "Kommunen gör allt.")
    draft = rewords(draft, "Karin", FIRST, "Kommunen gör allt i tid.")
    (amendment,) = draft.text.amendments
    assert [step.by for step in amendment.steps] == ["lars", "karin"]
    assert now(draft).block(FIRST).text == "Kommunen gör allt i tid."


def test_what_is_put_behind_an_added_paragraph_belongs_with_it() -> None:
    draft = inserts(inserts(a_draft(), "Lars", FIRST, "Nytt."), "Lars", "n1", "Mer.")
    (amendment,) = draft.text.amendments
    assert [b.text for b in now(draft).blocks if b.id.startswith("n")] == ["Nytt.", "Mer."]
    assert len(amendment.steps) == 2


def test_what_touches_two_amendments_makes_them_one_and_keeps_every_hand() -> None:
    draft = rewords(a_draft(with_=["Karin"]), "Lars", FIRST, "Ett.")
    draft = rewords(draft, "Karin", SECOND, "Två.")
    both = now(draft).reworded(FIRST, "Ett!").reworded(SECOND, "Två!")
    draft = put(draft, "Lars", amend(draft, seat("Lars"), BASE, now(draft), both))
    (amendment,) = draft.text.amendments
    assert [step.by for step in amendment.steps] == ["lars", "karin", "lars"]
    assert now(draft) == both


def test_undo_brings_back_what_stood_before() -> None:
    before = rewords(a_draft(), "Lars", FIRST, "Ett.")
    after = rewords(before, "Lars", FIRST, "Två.")
    undone = does(after, "Lars", drafting.undo, after.seq)
    assert undone.text == before.text


def test_what_changes_nothing_is_refused() -> None:
    draft = a_draft()
    refused(NothingChanged, draft, "Lars", amend, BASE, AGREEMENT, AGREEMENT)
    refused(
        NothingChanged,
        draft,
        "Lars",
        amend,
        BASE,
        AGREEMENT,
        AGREEMENT.reworded(FIRST, AGREEMENT.block(FIRST).text),
    )


def test_a_change_elsewhere_meanwhile_is_no_hindrance() -> None:
    draft = a_draft(with_=["Karin"])
    seen = now(draft)
    draft = rewords(draft, "Karin", SECOND, "Karins.")
    draft = put(draft, "Lars", amend(draft, seat("Lars"), BASE, seen, seen.reworded(FIRST, "Lars.")))
    assert (now(draft).block(FIRST).text, now(draft).block(SECOND).text) == ("Lars.", "Karins.")
    assert len(draft.text.amendments) == 2


def test_a_change_of_the_same_place_meanwhile_is_told_and_overwrites_nothing() -> None:
    draft = a_draft(with_=["Karin"])
    seen = now(draft)
    draft = rewords(draft, "Karin", FIRST, "Karins ord.")
    moved = refused(DocumentMoved, draft, "Lars", amend, BASE, seen, seen.reworded(FIRST, "Lars ord."))
    assert moved.blocks == (FIRST,)


@pytest.mark.parametrize(("who", "refusal"), [("Mats", NotOnDraft), ("Gun", NotForSecretary)])
def test_only_its_authors_amend(who: str, refusal: type[NotOnDraft]) -> None:
    draft = rewords(a_draft(), "Lars", FIRST, "Ett.")
    wanted = now(draft).reworded(SECOND, "x")
    for verb, told in (
        (amend, (BASE, now(draft), wanted)),
        (keep_unworded, (BASE.id, "Vittnen bör läggas till.")),
        (drop, (draft.text.amendments[0].id,)),
        (show_as, (Shown.BOTH,)),
    ):
        refused(refusal, draft, who, verb, *told)
    with pytest.raises(refusal):
        carry_over(draft, seat(who), BASE, BASE)


def test_an_ersattare_who_supports_may_amend_like_any_author() -> None:
    draft = a_draft(with_=["Erik"])
    assert rewords(draft, "Erik", FIRST, "Ett.").text.amendments


def test_what_is_handed_in_is_not_amended() -> None:
    sent = does(a_draft("Att a.", signed=["Lars"]), "Lars", sends)
    refused(AlreadySent, sent, "Lars", amend, BASE, AGREEMENT, AGREEMENT.reworded(FIRST, "x"))


def test_an_amendment_reopens_the_signatures_and_its_undoing_makes_them_fit_again() -> None:
    draft = a_draft("Att a.", signed=["Lars"])
    changed = rewords(draft, "Lars", FIRST, "Ett.")
    assert not has_signed(changed, BOARD, "lars")
    assert has_signed(does(changed, "Lars", drafting.undo, changed.seq), BOARD, "lars")


def test_there_is_room_for_so_many() -> None:
    draft = a_draft()
    for n in range(AMENDMENTS_LIMIT):
        draft = put(draft, "Lars", keep_unworded(draft, seat("Lars"), BASE.id, f"Ändring {n}."))
    refused(TooMany, draft, "Lars", keep_unworded, BASE.id, "En till.")
    refused(TooMany, draft, "Lars", amend, BASE, AGREEMENT, AGREEMENT.reworded(FIRST, "x"))


def test_an_instruction_without_wording_is_kept_in_its_own_words() -> None:
    draft = does(a_draft("Att a.", IN_ADDITION), "Lars", keep_unworded, BASE.id, "Vittnen  bör läggas\ntill.")
    (amendment,) = draft.text.amendments
    assert (amendment.satser, amendment.patch) == (("Vittnen bör läggas till.",), "")
    assert now(draft) == AGREEMENT


def test_what_is_gone_is_not_dropped_again() -> None:
    draft = rewords(a_draft(), "Lars", FIRST, "Ett.")
    (amendment,) = draft.text.amendments
    refused(GoneItem, does(draft, "Lars", drop, amendment.id), "Lars", drop, amendment.id)


def test_the_bilaga_carries_them_under_the_att_satser_and_before_what_opens_the_free_text() -> None:
    draft = rewords(a_draft("Att a.", IN_ADDITION, motivation=(("För att.", False),)), "Lars", FIRST, "Ett.")
    lines = compose(draft, BOARD, EVENING).lines
    numbered = [line for line in lines if line[:2] in {"1.", "2.", "3."}]
    assert numbered[0] == "1. Att a."
    assert numbered[1].startswith("2. Att ")
    assert "Ett." in numbered[1]
    assert numbered[2] == f"3. {IN_ADDITION}"


NEWER = matched(
    AGREEMENT,
    replace(AGREEMENT.inserted(FIRST, Block("x9", Kind.PARAGRAPH, "Helt nytt i den nya.")), name="v2"),
)


def test_amendments_are_carried_over_to_a_newer_version() -> None:
    draft = rewords(a_draft(), "Lars", SECOND, "Två.")
    newer = Base("e" * 64, NEWER)
    over = carry_over(draft, seat("Lars"), BASE, newer)
    assert (over.left, over.beside) == ((), ())
    carried = put(draft, "Lars", over.change)
    assert now(carried, newer).block(SECOND).text == "Två."
    assert "Helt nytt i den nya." in now(carried, newer).text
    assert [s.by for s in carried.text.amendments[0].steps] == ["lars"]


def test_what_does_not_fit_the_newer_version_stays_where_it_is() -> None:
    draft = rewords(rewords(a_draft(), "Lars", SECOND, "Två."), "Lars", FIRST, "Ett.")
    newer = Base("e" * 64, AGREEMENT.without([SECOND]))
    over = carry_over(draft, seat("Lars"), BASE, newer)
    carried = put(draft, "Lars", over.change)
    assert [a.document for a in carried.text.amendments] == [BASE.id, newer.id]
    assert [a.id for a in over.left] == [carried.text.amendments[0].id]


Edit = tuple[str, str, int, str]
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["Lars", "Karin"]),
        st.sampled_from(["reword", "insert", "remove", "move", "drop", "undo"]),
        st.integers(0, 40),
        st.sampled_from(["Ett.", "Två ord.", "Tre små ord.", "Kommunen följer upp varje år."]),
    ),
    max_size=8,
)


@given(EDITS)
def test_whatever_is_done_each_amendment_stands_by_itself_and_together_they_are_what_was_wanted(
    edits: list[Edit],
) -> None:
    draft = a_draft(with_=["Karin"])
    for who, what, n, words in edits:
        change = _change(draft, seat(who), (what, n, words))
        if change is None:
            continue
        draft = put(draft, who, change[0])
        if change[1]:
            assert now(draft) == change[1]
        parts = [touched(AGREEMENT, apply(AGREEMENT, a.patch)) for a in draft.text.amendments]
        assert sum(map(len, parts)) == len(frozenset().union(*parts))
    line = redlined(BASE, draft.text.amendments, str.title)
    assert line.old == tuple(b.text for b in AGREEMENT.blocks)
    assert line.new == tuple(b.text for b in now(draft).blocks)


def _change(
    draft: Draft, by: Seat, edit: tuple[str, int, str]
) -> tuple[DraftChange, BaseDocument | None] | None:
    """The change to put, and the document it should lead to where it is an amendment."""
    what, n, words = edit
    document = now(draft)
    block = document.blocks[n % len(document.blocks)]
    match what:
        case "reword":
            wanted = document.reworded(block.id, words)
        case "insert":
            new = Block(next(iter(document.fresh_ids())), Kind.PARAGRAPH, words)
            wanted = document.inserted(block.id, new)
        case "remove":
            wanted = document.without([block.id])
        case "move":
            target = document.blocks[(n * 7 + 3) % len(document.blocks)]
            if target.id == block.id:
                return None
            wanted = document.moved([block.id], target.id)
        case "drop":
            amendments = draft.text.amendments
            return (drop(draft, by, amendments[n % len(amendments)].id), None) if amendments else None
        case _:
            return (drafting.undo(draft, by, draft.past[-1].seq), None) if draft.past else None
    try:
        return amend(draft, by, BASE, document, wanted), wanted
    except NothingChanged:
        return None
