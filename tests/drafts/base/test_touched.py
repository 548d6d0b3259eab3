"""Which blocks a change concerns."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from drafts.base.document import Block, Kind
from drafts.base.order import strayed
from drafts.base.touched import leant_on, touched
from tests.corpus import AGREEMENT

NEW = Block("n1", Kind.PARAGRAPH, "Nytt.")


def test_nothing_is_touched_where_nothing_changes() -> None:
    assert touched(AGREEMENT, AGREEMENT) == frozenset()


def test_each_kind_of_change_touches_its_own_block_alone() -> None:
    assert touched(AGREEMENT, AGREEMENT.reworded("b2", "Annat.")) == {"b2"}
    assert touched(AGREEMENT, AGREEMENT.inserted("b2", NEW)) == {"n1"}
    assert touched(AGREEMENT, AGREEMENT.without(["b4"])) == {"b4"}
    assert touched(AGREEMENT, AGREEMENT.moved(["b2"], "b5")) == {"b2"}


def test_what_is_put_behind_an_added_block_leans_on_it() -> None:
    now = AGREEMENT.inserted("b2", NEW)
    further = now.inserted("n1", Block("n2", Kind.PARAGRAPH, "Mer."))
    assert leant_on(AGREEMENT, now, further) == {"n1"}
    assert leant_on(AGREEMENT, AGREEMENT, now) == frozenset()


@given(st.permutations("abcdefg"))
def test_the_fewest_are_said_to_have_moved(new: list[str]) -> None:
    old = tuple("abcdefg")
    rest = [c for c in new if c not in strayed(old, tuple(new))]
    assert rest == sorted(rest)
    longest = max(n for n in range(1, 8) if any(list(row) == sorted(row) for row in combinations(new, n)))
    assert len(rest) == longest
