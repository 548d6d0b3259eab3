"""Who may do what. The rules' own table is checked against one written by hand from the law."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from drafts import authors, drafting, sending, signing
from drafts.board import Settings
from drafts.changes import Joined
from drafts.draft import Draft
from drafts.errors import (
    NoErsattaryttrande,
    NotForSecretary,
    NotOnDraft,
    NotOnRegister,
    NotServing,
    OnlySecretary,
    Refusal,
    UnknownDraft,
)
from drafts.mandates import TABLE, Verb
from drafts.meeting_errors import Absent, HasVote, Javig, NoAnteckning, NoUttalande
from drafts.rights import OPEN_TO_ALL, check
from drafts.standing import Standing
from drafts.text import words_digest
from drafts.wording import APPROVE
from tests.people import (
    EVENING,
    a_draft,
    board,
    called,
    does,
    put,
    refused,
    seat,
    signs,
    without,
)

# A row a verb; what a ledamot, a serving ersättare, another ersättare, one with jäv, one who is not there
# and the secretary meet. "·" is a yes; S not serving; J jäv; A absent; H has a vote; K the secretary drafts
# nothing; O only they do. The board settles "e" (ersättare are noted), "u" (särskilt uttalande), "p" (notes
# to the minutes) and "q" (those of ersättare).
BY_HAND = """
START            · · S J A K
JOIN             · · e J A K
EDIT             · · e J · K
INVITE           · · e J · K
SIGN             · · e J A K
LEAVE            · · · · · ·
SEND             · · S J A K
WITHDRAW         · · S J · K
READ             · · · · · ·
RECEIVE          O O O O O ·
RETURN           O O O O O ·
ANSLUT           · · S J A K
RESERVE          · · S J A K
UTTALANDE        u u S J A K
ERSATTARYTTRANDE H H e J A K
ANTECKNA         p p q J A K
"""
MEANING: dict[str, type[Refusal] | None] = {
    "·": None,
    "S": NotServing,
    "J": Javig,
    "A": Absent,
    "H": HasVote,
    "K": NotForSecretary,
    "O": OnlySecretary,
}
SETTLED: dict[str, tuple[str, type[Refusal]]] = {
    "e": ("ersattaryttrande", NoErsattaryttrande),
    "u": ("uttalande", NoUttalande),
    "p": ("anteckning", NoAnteckning),
    "q": ("ersattare_antecknar", NoAnteckning),
}
MARKS = {
    Verb[name]: dict(zip(Standing, marks, strict=True))
    for name, *marks in (line.split() for line in BY_HAND.strip().splitlines())
}
SETTINGS = [
    Settings(ersattaryttrande=e, uttalande=u, anteckning=p, ersattare_antecknar=q)
    for e, u, p, q in product([True, False], repeat=4)
]


def by_hand(verb: Verb, what: Standing, settings: Settings) -> type[Refusal] | None:
    """What the hand-written table says one meets on a board with these settings."""
    mark = MARKS[verb][what]
    if mark not in SETTLED:
        return MEANING[mark]
    setting, refusal = SETTLED[mark]
    return None if getattr(settings, setting) else refusal


EXPECTED = {verb: {what: by_hand(verb, what, Settings()) for what in Standing} for verb in Verb}

# Somebody of each standing, on one board: Erik serves in ärende 23, Karin has jäv there, Ylva never came.
ON = replace(called(board(serving=["Erik"]), absent=frozenset({"ylva"})), jav=frozenset({("23", "karin")}))
SOMEBODY = {
    Standing.LEDAMOT: "Lars",
    Standing.TJANSTGORANDE: "Erik",
    Standing.ERSATTARE: "Nora",
    Standing.JAVIG: "Karin",
    Standing.FRANVARANDE: "Ylva",
    Standing.SEKRETERARE: "Gun",
}


def a_draft_with(who: str) -> Draft:
    """Opened by Mats; `who` stands on it, however they once came there."""
    return put(a_draft(APPROVE, by="Mats"), who, Joined())


@pytest.mark.parametrize("settings", SETTINGS, ids=str)
def test_the_table_says_what_the_law_says(settings: Settings) -> None:
    said = {verb: {what: cell.met(settings) for what, cell in row.items()} for verb, row in TABLE.items()}
    assert said == {verb: {what: by_hand(verb, what, settings) for what in Standing} for verb in Verb}


def test_every_verb_has_an_answer_for_every_standing() -> None:
    assert set(TABLE) == set(MARKS) == set(Verb)
    assert all(set(row) == set(Standing) for row in TABLE.values())


# By whose word: the law's sections; "chair" where no law rules; "own" for Yrka's own order.
BY_WHOSE = """
START            4:20 4:22 6:17  6:28 6:32 own
JOIN             4:20 4:22 6:17  6:28 6:32 own
EDIT             own  own  6:17  6:28 own  own
INVITE           own  own  6:17  6:28 own  own
SIGN             4:20 4:22 6:17  6:28 6:32 own
LEAVE            own  own  own   own  own  own
SEND             4:20 4:22 6:17  6:28 6:32 own
WITHDRAW         4:20 4:22 6:17  6:28 own  own
READ             own  own  own   own  own  own
RECEIVE          own  own  own   own  own  own
RETURN           own  own  own   own  own  own
ANSLUT           4:20 4:22 6:17  6:28 6:32 own
RESERVE          4:27 4:27 6:17  6:28 6:32 own
UTTALANDE        chair chair 6:17 6:28 6:32 own
ERSATTARYTTRANDE 4:27 4:27 6:17  6:28 6:32 own
ANTECKNA         chair chair 6:17 6:28 6:32 own
"""


def test_every_cell_names_its_authority() -> None:
    told = {"own": "Yrkas ordning", "chair": "ordföranden medger"}
    for name, *words in (line.split() for line in BY_WHOSE.strip().splitlines()):
        for what, word in zip(Standing, words, strict=True):
            assert told.get(word, f"KL {word}") in TABLE[Verb[name]][what].authority


@pytest.mark.parametrize(("verb", "what"), [*product(Verb, Standing)])
def test_an_author_meets_what_the_table_says(verb: Verb, what: Standing) -> None:
    who, on = SOMEBODY[what], ON
    refusal = EXPECTED[verb][what]
    draft = a_draft_with(who)
    if refusal is None:
        check(verb, seat(who, on), draft)
    else:
        with pytest.raises(refusal):
            check(verb, seat(who, on), draft)


@pytest.mark.parametrize(("verb", "what"), [*product(Verb, Standing)])
def test_one_who_does_not_stand_on_the_draft_only_joins_or_receives(verb: Verb, what: Standing) -> None:
    who, on = SOMEBODY[what], ON
    refusal = EXPECTED[verb][what]
    open_ = {Verb.START, Verb.JOIN, Verb.RECEIVE, Verb.RETURN, Verb.ANSLUT}
    if verb not in open_ and refusal is not NotForSecretary:
        refusal = NotOnDraft
    draft = a_draft(APPROVE, by="Mats")
    if refusal is None:
        check(verb, seat(who, on), draft)
    else:
        with pytest.raises(Refusal) as caught:
            check(verb, seat(who, on), draft)
        assert type(caught.value) is refusal


def test_only_five_verbs_are_open_to_those_who_do_not_stand_on_the_draft() -> None:
    assert {Verb.START, Verb.JOIN, Verb.RECEIVE, Verb.RETURN, Verb.ANSLUT} == OPEN_TO_ALL


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
    who, on = SOMEBODY[what], ON
    refusal = EXPECTED[verb][what]
    if refusal is None:
        does(a_draft_with(who), who, act, on=on)
    else:
        refused(refusal, a_draft_with(who), who, act, on=on)


@pytest.mark.parametrize(("gesture", "who"), [*product(GESTURES, ["Per", "Ylva", "Erik"])])
def test_every_gesture_is_for_those_on_the_draft(gesture: str, who: str) -> None:
    refused(NotOnDraft, a_draft(APPROVE), who, GESTURES[gesture][1])


@pytest.mark.parametrize(("verb", "what"), [*product(Verb, Standing)])
def test_whoever_has_left_the_register_may_nothing_whatever_they_stood_on(verb: Verb, what: Standing) -> None:
    who = SOMEBODY[what]
    with pytest.raises(NotOnRegister):
        check(verb, seat(who, without(who, ON)), a_draft_with(who))


@pytest.mark.parametrize(("verb", "what"), [*product(Verb, Standing)])
def test_a_draft_of_another_board_is_not_there_for_anybody(verb: Verb, what: Standing) -> None:
    who = SOMEBODY[what]
    with pytest.raises(UnknownDraft):
        check(verb, seat(who, ON), replace(a_draft_with(who), board="annan"))
