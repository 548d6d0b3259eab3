"""What changed since one signed, piece by piece."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.authors import join
from drafts.changes import Left
from drafts.comparing import Op, Span
from drafts.draft import Draft
from drafts.drafting import add_motivation, add_satser, move, remove, reword, set_heading
from drafts.errors import NotOnDraft
from drafts.rights import proposers
from drafts.since import Difference, Part, What, differences, newcomers, since_signed
from drafts.text import TITLE, AttSats, Text, words_digest
from drafts.wording import APPROVE, REMIT
from tests.people import BOARD, a_draft, does, play, put

ONE, TWO, THREE = "Att ett.", "Att två.", "Att tre."
SIGNED = a_draft(ONE, TWO, THREE, motivation=(("Ljus", True), ("Vi vill.", False)), signed=["Lars"])


def since(draft: Draft) -> tuple[Difference, ...]:
    return since_signed(draft, BOARD, "lars")


def told(*acts: tuple[Any, ...]) -> list[tuple[What, Part, int]]:
    return [(d.what, d.part, d.number) for d in since(play(SIGNED, *acts))]


def test_nothing_has_changed_for_one_who_just_signed() -> None:
    assert told() == []


def test_nothing_is_told_to_one_who_never_signed() -> None:
    assert since(a_draft(ONE)) == ()


def test_nothing_is_told_to_one_who_is_not_on_the_draft() -> None:
    with pytest.raises(NotOnDraft):
        since_signed(SIGNED, BOARD, "karin")


def test_a_reworded_piece_is_shown_with_what_was_struck_and_added() -> None:
    draft = does(SIGNED, "Lars", reword, "s2.1", words_digest(TWO), "Att fyra.")
    spans = (Span(Op.KEPT, "Att "), Span(Op.STRUCK, "två"), Span(Op.ADDED, "fyra"), Span(Op.KEPT, "."))
    assert since(draft) == (Difference(What.REWORDED, Part.SATS, 2, spans),)


def test_an_added_piece_is_all_new() -> None:
    draft = does(SIGNED, "Lars", add_satser, (REMIT,))
    assert since(draft) == (Difference(What.ADDED, Part.SATS, 4, (Span(Op.ADDED, REMIT),)),)


def test_a_removed_piece_keeps_the_number_it_had() -> None:
    draft = does(SIGNED, "Lars", remove, "s2.1", words_digest(TWO))
    assert since(draft) == (Difference(What.REMOVED, Part.SATS, 2, (Span(Op.STRUCK, TWO),)),)


def test_a_moved_piece_is_a_move_with_nothing_struck() -> None:
    draft = does(SIGNED, "Lars", move, "s2.0", 2)
    assert since(draft) == (Difference(What.MOVED, Part.SATS, 3, (Span(Op.KEPT, ONE),)),)


def test_a_paragraph_made_a_heading_is_told() -> None:
    draft = does(SIGNED, "Lars", set_heading, "p3.1", heading=True)
    assert since(draft) == (Difference(What.HEADING, Part.BLOCK, 2, (Span(Op.KEPT, "Vi vill."),)),)


def test_a_heading_made_a_paragraph_is_told() -> None:
    draft = does(SIGNED, "Lars", set_heading, "p3.0", heading=False)
    assert [(d.what, d.number) for d in since(draft)] == [(What.PLAIN, 1)]


def test_the_title_comes_first() -> None:
    found = told(
        ("Lars", add_motivation, (("Mer.", False),)),
        ("Lars", add_satser, (REMIT,)),
        ("Lars", reword, TITLE, words_digest(""), "Ljus"),
    )
    assert found == [
        (What.TITLE, Part.TITLE, 0),
        (What.ADDED, Part.SATS, 4),
        (What.ADDED, Part.BLOCK, 3),
    ]


def test_all_that_happened_to_a_piece_is_told() -> None:
    """A signer sees exactly what changed: a move is not hidden behind new words."""
    found = told(
        ("Lars", reword, "s2.0", words_digest(ONE), "Att annat."),
        ("Lars", move, "s2.0", 2),
    )
    assert found == [(What.REWORDED, Part.SATS, 3), (What.MOVED, Part.SATS, 3)]


def test_a_heading_with_new_words_is_told_twice() -> None:
    draft = does(SIGNED, "Lars", reword, "p3.0", words_digest("Ljus"), "Mörker")
    draft = does(draft, "Lars", set_heading, "p3.0", heading=False)
    assert [d.what for d in since(draft)] == [What.REWORDED, What.PLAIN]


def test_what_came_and_went_since_is_not_told() -> None:
    assert told(("Lars", add_satser, (REMIT,)), ("Lars", remove, "s5.0", words_digest(REMIT))) == []


def test_new_proposers_and_lost_ones_are_told_by_id() -> None:
    draft = a_draft(APPROVE, with_=["Karin"], signed=["Lars"])
    signature = draft.author("lars").signature
    assert signature
    now = put(does(draft, "Per", join), "Karin", Left())
    assert newcomers(signature, proposers(now, BOARD)) == (("per",), ("karin",))
    assert newcomers(signature, signature.proposers) == ((), ())


@pytest.mark.parametrize("order", list(permutations("abcd")))
def test_the_fewest_pieces_that_need_have_moved_are_told(order: tuple[str, ...]) -> None:
    """Checked against trying every choice of pieces that stay."""
    moved = [d for d in differences(_text("abcd"), _text(order)) if d.what is What.MOVED]
    stay = max(n for n in range(5) for kept in combinations("abcd", n) if _in_order(kept, order))
    assert len(moved) == 4 - stay


texts = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from([ONE, TWO, ""])), unique_by=lambda pair: pair[0]
)


@given(texts, texts)
def test_differences_are_none_exactly_where_the_texts_are_one(
    old: list[tuple[str, str]], new: list[tuple[str, str]]
) -> None:
    before = Text(satser=tuple(AttSats(*pair) for pair in old))
    after = Text(satser=tuple(AttSats(*pair) for pair in new))
    assert (differences(before, after) == ()) == (before == after)
    assert {d.what for d in differences(before, after)} <= {
        What.ADDED,
        What.REMOVED,
        What.REWORDED,
        What.MOVED,
    }


def _text(order: str | tuple[str, ...]) -> Text:
    return Text(satser=tuple(AttSats(id_, f"Att {id_}.") for id_ in order))


def _in_order(kept: tuple[str, ...], order: tuple[str, ...]) -> bool:
    places = [order.index(id_) for id_ in kept]
    return places == sorted(places)
