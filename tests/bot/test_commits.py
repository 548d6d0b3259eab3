"""Transactions that wait together: as few hops as can be, each in its order, and none in another's way."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bot.store.commits import Transaction, apart, merged

SQLS = st.sampled_from(["one", "two", "three"])
SEVERAL = st.lists(st.lists(SQLS, max_size=6), max_size=6)
NAMES = st.frozensets(st.sampled_from("abc"), max_size=2)


@given(SEVERAL)
def test_each_keeps_its_statements_in_their_order_and_none_is_lost(several: list[list[str]]) -> None:
    statements = [[(sql, (who, n)) for n, sql in enumerate(sqls)] for who, sqls in enumerate(several)]
    run = [(sql, values) for sql, hop in merged(statements) for values in hop]
    for who, mine in enumerate(statements):
        assert [(sql, values) for sql, values in run if values[0] == who] == mine


@given(SEVERAL)
def test_never_more_hops_than_if_each_were_alone(several: list[list[str]]) -> None:
    statements = [[(sql, ()) for sql in sqls] for sqls in several]
    hops = Counter(sql for sql, _values in merged(statements))
    alone = Counter(sql for mine in statements for sql, _values in merged([mine]))
    assert hops <= alone


@given(st.lists(SQLS, max_size=6), st.integers(1, 9))
def test_as_many_as_there_are_of_a_kind_take_as_many_hops_as_one(sqls: list[str], many: int) -> None:
    mine = [(sql, ()) for sql in sqls]
    assert len([*merged([mine] * many)]) == len([*merged([mine])])


def test_what_one_has_more_of_than_another_is_not_in_the_way() -> None:
    short, long = ["done", "letter"], ["done", "change", "letter"]
    hops = merged([[(sql, ()) for sql in sqls] for sqls in (short, long, short)])
    assert [sql for sql, _values in hops] == ["done", "change", "letter"]


@given(st.lists(st.builds(Transaction, st.just(()), NAMES, NAMES), min_size=1, max_size=6))
def test_of_those_together_none_changes_what_another_changes_or_rests_on(batch: list[Transaction]) -> None:
    together = apart(batch)
    assert 0 in together
    for a, b in combinations(sorted(together), 2):
        one, other = batch[a], batch[b]
        assert not {*one.changing} & {*other.changing, *other.resting}
        assert not {*other.changing} & {*one.resting}
