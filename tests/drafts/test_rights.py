"""Who may do what. The rules' own table is checked against one written by hand from the law."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from drafts import authors, drafting, sending, signing
from drafts.changes import Joined
from drafts.draft import Draft
from drafts.errors import (
    NoErsattaryttrande,
    NotForSecretary,
    NotOnDraft,
    NotServing,
    OnlySecretary,
    Refusal,
)
from drafts.mandates import TABLE, Verb
from drafts.rights import OPEN_TO_ALL, check
from drafts.standing import Standing
from drafts.text import words_digest
from drafts.wording import APPROVE
from tests.people import (
    BOARD,
    EVENING,
    a_draft,
    board,
    does,
    put,
    refused,
    seat,
    signs,
)

# One row a verb: what a proposer, a supporter, a silent ersättare and a secretary meet.
# "·" is a yes; S not serving; N the board lets none be noted; K the secretary drafts nothing; O only they do.
BY_HAND = """
START     · S S K
JOIN      · · N K
EDIT      · · N K
INVITE    · · N K
SIGN      · · N K
LEAVE     · · · ·
SEND      · S S K
WITHDRAW  · S S K
READ      · · · ·
RECEIVE   O O O ·
RETURN    O O O ·
"""
MEANING: dict[str, type[Refusal] | None] = {
    "·": None,
    "S": NotServing,
    "N": NoErsattaryttrande,
    "K": NotForSecretary,
    "O": OnlySecretary,
}
EXPECTED = {
    Verb[name]: dict(zip(Standing, (MEANING[mark] for mark in marks), strict=True))
    for name, *marks in (line.split() for line in BY_HAND.strip().splitlines())
}

# Somebody of each standing, and the board on which they have it.
SOMEBODY = {
    Standing.PROPOSER: ("Lars", BOARD),
    Standing.SUPPORTER: ("Erik", BOARD),
    Standing.SILENT: ("Erik", board(ersattaryttrande=False)),
    Standing.SECRETARY: ("Gun", BOARD),
}


def a_draft_with(who: str) -> Draft:
    """Opened by Mats; `who` stands on it, however they once came there."""
    return put(a_draft(APPROVE, by="Mats"), who, Joined())


def test_the_table_says_what_the_law_says() -> None:
    assert TABLE == EXPECTED


def test_every_verb_has_an_answer_for_every_standing() -> None:
    assert set(TABLE) == set(Verb)
    assert all(set(row) == set(Standing) for row in TABLE.values())


@pytest.mark.parametrize(("verb", "what"), [*product(Verb, Standing)])
def test_an_author_meets_what_the_table_says(verb: Verb, what: Standing) -> None:
    who, on = SOMEBODY[what]
    refusal = EXPECTED[verb][what]
    draft = a_draft_with(who)
    if refusal is None:
        check(verb, seat(who, on), draft)
    else:
        with pytest.raises(refusal):
            check(verb, seat(who, on), draft)


@pytest.mark.parametrize(("verb", "what"), [*product(Verb, Standing)])
def test_one_who_does_not_stand_on_the_draft_only_joins_or_receives(verb: Verb, what: Standing) -> None:
    who, on = SOMEBODY[what]
    refusal = EXPECTED[verb][what]
    if verb not in {Verb.START, Verb.JOIN, Verb.RECEIVE, Verb.RETURN} and refusal is not NotForSecretary:
        refusal = NotOnDraft
    draft = a_draft(APPROVE, by="Mats")
    if refusal is None:
        check(verb, seat(who, on), draft)
    else:
        with pytest.raises(Refusal) as caught:
            check(verb, seat(who, on), draft)
        assert type(caught.value) is refusal


def test_only_four_verbs_are_open_to_those_who_do_not_stand_on_the_draft() -> None:
    assert {Verb.START, Verb.JOIN, Verb.RECEIVE, Verb.RETURN} == OPEN_TO_ALL


# The verbs themselves, as a gesture calls them: (the verb, what it is told), and which right it asks for.
GESTURES: dict[str, tuple[Verb, Any]] = {
    "adds an att-sats": (Verb.EDIT, lambda d, s: drafting.add_satser(d, s, ("Att a.",))),
    "adds motivation": (Verb.EDIT, lambda d, s: drafting.add_motivation(d, s, (("A.", False),))),
    "rewords": (Verb.EDIT, lambda d, s: drafting.reword(d, s, "s2.0", words_digest(APPROVE), "Att b.")),
    "moves": (Verb.EDIT, lambda d, s: drafting.move(d, s, "s2.0", 1)),
    "removes": (Verb.EDIT, lambda d, s: drafting.remove(d, s, "s2.0", words_digest(APPROVE))),
    "sets a heading": (Verb.EDIT, lambda d, s: drafting.set_heading(d, s, "s2.0", heading=True)),
    "undoes": (Verb.EDIT, lambda d, s: drafting.undo(d, s, 2)),
    "invites": (Verb.INVITE, lambda d, s: authors.invite(d, s, "hemlig", EVENING)),
    "revokes the invitations": (Verb.INVITE, authors.revoke_invites),
    "signs": (Verb.SIGN, signs),
    "takes the name back": (
        Verb.SIGN,
        lambda d, s: signing.unsign(put(d, s.person.first_name, signs(d, s)), s),
    ),
    "leaves": (Verb.LEAVE, authors.leave),
    "withdraws": (Verb.WITHDRAW, sending.withdraw),
}


@pytest.mark.parametrize(("gesture", "what"), [*product(GESTURES, Standing)])
def test_every_gesture_asks_the_table(gesture: str, what: Standing) -> None:
    verb, act = GESTURES[gesture]
    who, on = SOMEBODY[what]
    refusal = EXPECTED[verb][what]
    if refusal is None:
        does(a_draft_with(who), who, act, on=on)
    else:
        refused(refusal, a_draft_with(who), who, act, on=on)


@pytest.mark.parametrize(("gesture", "who"), [*product(GESTURES, ["Per", "Ylva", "Erik"])])
def test_every_gesture_is_for_those_on_the_draft(gesture: str, who: str) -> None:
    refused(NotOnDraft, a_draft(APPROVE), who, GESTURES[gesture][1])
