"""In which order the proposals of an ärende are put to the board.

Formal ones first, each by itself; then those on the matter, of which the chair's huvudförslag is put against
the others; tilläggsförslag last (DOMAIN.md §1, "Order" and "≥3 proposals"). The chair confirms it, or changes
which comes first within each.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from drafts.decision import Outcome
from drafts.draft import Kind
from drafts.minutes.facts import ArendeFacts

ADMINISTRATION = 0


@dataclass(frozen=True, slots=True)
class Order:
    """Numbers of proposals from 1, and 0 for the administration's. `main` has the huvudförslag first."""

    formal: tuple[int, ...]
    main: tuple[int, ...]
    additions: tuple[int, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        return (*self.formal, *self.main, *self.additions)


def order_of(facts: ArendeFacts) -> Order:
    """As the chair has said; what the chair has not named, or nobody asked, comes in the order it was moved.

    Without the chair's word the administration's is the huvudförslag, or in an omröstning what Ja stood for.
    """
    numbers = _distinct(chain(facts.order or _by_vote(facts), range(len(facts.proposals) + 1)))
    known = [number for number in numbers if 0 <= number <= len(facts.proposals)]
    kinds = {number: _kind(facts, number) for number in known}
    return Order(
        tuple(n for n in known if kinds[n] is Kind.ATERREMISS),
        tuple(n for n in known if kinds[n] not in {Kind.ATERREMISS, Kind.TILLAGG, Kind.UTTALANDE}),
        tuple(n for n in known if kinds[n] is Kind.TILLAGG),
    )


def _kind(facts: ArendeFacts, number: int) -> Kind | None:
    """Whatever it was called, what the board remitted the ärende on was a formal proposal."""
    if number == ADMINISTRATION:
        return None
    if number == facts.won and facts.outcome is Outcome.ATERREMISS:
        return Kind.ATERREMISS
    return facts.proposals[number - 1].kind


def _by_vote(facts: ArendeFacts) -> tuple[int, ...]:
    """In an omröstning Ja is for the huvudförslag and Nej for the motförslag."""
    return (facts.vote.ja_for, facts.vote.nej_for) if facts.vote else ()


def _distinct(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(numbers))
