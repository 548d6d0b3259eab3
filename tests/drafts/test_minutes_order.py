"""The order in which proposals are put: formal ones first, tilläggsförslag last (DOMAIN.md §1)."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from drafts.decision import Outcome
from drafts.draft import Kind
from drafts.minutes.facts import ArendeFacts, Member, Proposal, Vote
from drafts.minutes.order import Order, order_of

KINDS = tuple(kind for kind in Kind if kind is not Kind.UTTALANDE)


def an_arende(*kinds: Kind) -> ArendeFacts:
    proposals = tuple(Proposal((Member(f"Namn {n}", "C"),), kind=kind) for n, kind in enumerate(kinds, 1))
    return ArendeFacts("Ekby nämnd", "1", "En fråga", proposals=proposals)


def test_aterremiss_is_put_before_the_matter_and_tillagg_after() -> None:
    facts = an_arende(Kind.TILLAGG, Kind.EGET, Kind.ATERREMISS, Kind.AVSLAG)
    assert order_of(facts) == Order(formal=(3,), main=(0, 2, 4), additions=(1,))
    assert order_of(facts).numbers == (3, 0, 2, 4, 1)


def test_the_chair_changes_which_is_the_huvudforslag() -> None:
    facts = an_arende(Kind.EGET, Kind.GEMENSAMT)
    assert order_of(replace(facts, order=(2,))).main == (2, 0, 1)
    assert order_of(replace(facts, order=(1, 2, 0))).main == (1, 2, 0)


def test_what_came_after_the_chair_had_said_is_put_last_of_its_sort() -> None:
    facts = an_arende(Kind.EGET, Kind.TILLAGG, Kind.GEMENSAMT)
    assert order_of(replace(facts, order=(1, 0, 2))).numbers == (1, 0, 3, 2)


def test_a_proposal_that_is_gone_leaves_the_rest_in_order() -> None:
    assert order_of(replace(an_arende(Kind.EGET), order=(7, 1, 0, -1))).numbers == (1, 0)


def test_in_an_omrostning_ja_is_the_huvudforslag() -> None:
    facts = an_arende(Kind.EGET, Kind.GEMENSAMT)
    assert order_of(replace(facts, vote=Vote(6, 7, ja_for=2, nej_for=0))).main == (2, 0, 1)
    assert order_of(replace(facts, vote=Vote(6, 7, ja_for=2, nej_for=0), order=(0,))).main == (0, 1, 2)


def test_what_the_arende_was_remitted_on_was_formal_whatever_it_was_called() -> None:
    facts = replace(an_arende(Kind.EGET, Kind.GEMENSAMT), outcome=Outcome.ATERREMISS, won=2)
    assert order_of(facts) == Order(formal=(2,), main=(0, 1), additions=())


@given(st.lists(st.sampled_from(KINDS), max_size=6), st.lists(st.integers(-2, 8), max_size=8))
def test_every_proposal_is_put_once_in_any_order_the_chair_may_say(
    kinds: list[Kind], said: list[int]
) -> None:
    facts = replace(an_arende(*kinds), order=tuple(said))
    put = order_of(facts)
    assert sorted(put.numbers) == list(range(len(kinds) + 1))
    assert order_of(replace(facts, order=put.numbers)) == put
