"""Who keeps which id.

An id is what accounts, authorship and signatures hang on: it never moves to somebody else, and where a
name leaves it open who is meant, nobody inherits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import count

from drafts.people import Person

Who = tuple[str, str]  # a name and a party, or an address and a first name, as they are compared

_NUMBERED = re.compile(r"p(\d{1,9})")


def identified(people: tuple[Person, ...], known: Iterable[Person]) -> tuple[Person, ...]:
    """`people` with the ids they have among `known`, or new ones. Of two states of one id the last counts."""
    before = {person.id: person for person in known}
    kept = _kept(people, before.values())
    kept |= _by_email([p for p in people if _who(p) not in kept], before.values(), set(kept.values()))
    new = _new_ids(before)
    return tuple(replace(p, id=kept.get(_who(p)) or next(new)) for p in people)


def _kept(people: Collection[Person], before: Collection[Person]) -> dict[Who, str]:
    """Same name and party; else same name, where one is left on either side and so has changed party."""
    exact = {_who(person): person.id for person in before}
    kept = {_who(p): exact[_who(p)] for p in people if _who(p) in exact}
    given = set(kept.values())
    rows, ids = defaultdict(list), defaultdict(list)
    for person in people:
        if _who(person) not in kept:
            rows[_who(person)[0]].append(_who(person))
    for person in before:
        if person.id not in given:
            ids[_who(person)[0]].append(person.id)
    return kept | {rows[n][0]: ids[n][0] for n in rows if len(rows[n]) == len(ids[n]) == 1}


def _by_email(people: Collection[Person], before: Collection[Person], given: set[str]) -> dict[Who, str]:
    """Who has another surname, and still the first name and the address that nobody else has."""
    now = defaultdict(list)
    once = defaultdict(list)
    for person in people:
        now[_reached(person)].append(_who(person))
    for person in before:
        if person.id not in given:
            once[_reached(person)].append(person.id)
    return {
        now[where][0]: once[where][0]
        for where in now
        if where[0] and len(now[where]) == len(once[where]) == 1
    }


def _reached(person: Person) -> Who:
    """An address and a first name: addresses of a party's office are given to one after another."""
    return person.email.casefold(), person.first_name.casefold()


def _who(person: Person) -> Who:
    return person.name.casefold(), person.party.casefold()


def _new_ids(taken: Iterable[str]) -> Iterator[str]:
    """`p1`, `p2`…, from above the highest that was ever given."""
    numbers = [int(match[1]) for id_ in taken if (match := _NUMBERED.fullmatch(id_))]
    return (f"p{n}" for n in count(max(numbers, default=0) + 1))
