"""What was tried in an ärende and what came of it, as the styles read it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafts.decision import Outcome
from drafts.draft import Kind
from drafts.minutes.account import account
from drafts.minutes.facts import ArendeFacts, Member, Proposal, Said, Vote
from drafts.minutes.motion import By, Matter

BERG, EK, HOLM, ASK = (
    Member("Lars Berg", "C"),
    Member("Eva Ek", "L"),
    Member("Anna Holm", "S"),
    Member("Fia Ask", "-"),
)
GROUP = Member("Jonas Nyman", "M", group=True)


def an_arende(*proposals: Proposal, outcome: Outcome | None = Outcome.FORVALTNINGEN) -> ArendeFacts:
    return ArendeFacts("Ekby nämnd", "1", "En fråga", proposals=proposals, outcome=outcome)


@pytest.mark.parametrize(
    ("proposals", "by"),
    [
        ([Proposal((BERG,)), Proposal((EK,))], By.PARTY),
        ([Proposal((BERG,)), Proposal((Member("Bo Dahl", "C"),))], By.NAME),
        ([Proposal((BERG,), bilaga="A"), Proposal((BERG,), bilaga="B")], By.BILAGA),
        ([Proposal((BERG,)), Proposal((BERG,), kind=Kind.TILLAGG)], By.PARTY),
        ([Proposal((BERG, ASK))], By.NAME),
    ],
)
def test_a_proposal_is_known_by_no_more_than_tells_it_from_the_others(
    proposals: list[Proposal], by: By
) -> None:
    assert account(an_arende(*proposals)).motions[0].by is by


def test_before_the_decision_nothing_has_been_tried() -> None:
    told = account(replace(an_arende(Proposal((BERG,)), outcome=None), vote=Vote(1, 2)))
    assert (told.winner, told.carried, told.adopted, told.fallen, told.ballot) == (None, None, (), (), None)
    assert len(told.motions) == 1


def test_a_tillagg_that_wins_stands_beside_what_the_administration_proposed() -> None:
    told = account(replace(an_arende(Proposal((BERG,), kind=Kind.TILLAGG), outcome=Outcome.FORSLAG), won=1))
    assert told.winner == told.main[0]
    assert told.adopted == told.additions


@pytest.mark.parametrize("outcome", [Outcome.ATERREMISS, Outcome.FORSLAG])
def test_where_the_arende_was_remitted_the_matter_was_not_tried(outcome: Outcome) -> None:
    """Also where the secretary entered it as the proposal to remit having won."""
    facts = an_arende(Proposal((BERG,)), Proposal((EK,), kind=Kind.ATERREMISS), outcome=outcome)
    told = account(replace(facts, won=2))
    assert told.outcome is Outcome.ATERREMISS
    assert told.carried == told.motions[1]
    assert (told.winner, told.fallen) == (None, ())


def test_a_proposal_that_nobody_may_move_is_not_there() -> None:
    told = account(an_arende(Proposal(()), Proposal((EK,))))
    assert [motion.number for motion in told.motions] == [2]
    assert [motion.number for motion in told.main] == [0, 2]


@pytest.mark.parametrize(
    ("kind", "on", "against"),
    [
        (Kind.EGET, Matter.FORSLAG, Matter.FORVALTNINGEN),
        (Kind.TILLAGG, Matter.TILLAGG, Matter.INTE),
        (Kind.ATERREMISS, Matter.ATERREMISS, Matter.IDAG),
    ],
)
def test_what_stands_against_a_proposal_in_an_omrostning(kind: Kind, on: Matter, against: Matter) -> None:
    """Ja is not always for it."""
    ballot = account(
        replace(an_arende(Proposal((BERG,), kind=kind)), vote=Vote(6, 7, ja_for=0, nej_for=1))
    ).ballot
    assert ballot
    assert ballot.on is on
    assert ballot.ja_for
    assert ballot.ja_for.matter is against
    turned = account(
        replace(an_arende(Proposal((BERG,), kind=kind)), vote=Vote(6, 7, ja_for=1, nej_for=0))
    ).ballot
    assert turned
    assert turned.nej_for == ballot.ja_for


def test_what_ja_stood_for_is_not_guessed() -> None:
    ballot = account(replace(an_arende(Proposal((BERG,))), vote=Vote(6, 7, ja_for=0, nej_for=0))).ballot
    assert ballot
    assert (ballot.ja_for, ballot.nej_for) == (None, None)


@pytest.mark.parametrize(
    ("members", "sole", "shared"),
    [
        ((BERG,), False, False),  # one of those who own it
        ((BERG, EK), False, True),
        ((BERG, EK, GROUP), False, True),
        ((BERG, Member("Karin Ros", "M")), False, True),  # of the group that joined
        ((BERG, HOLM), False, False),
        ((HOLM,), False, False),
    ],
)
def test_whose_the_proposal_is_that_one_reserves_in_favour_of(
    members: tuple[Member, ...], sole: bool, shared: bool
) -> None:
    facts = replace(an_arende(Proposal((BERG, EK), (GROUP,))), reservations=(Said(members, 1),))
    (said,) = account(facts).reservations
    assert (said.sole, said.shared) == (sole, shared)


def test_what_one_owns_alone_is_ones_own() -> None:
    facts = replace(an_arende(Proposal((BERG,), kind=Kind.EGET)), reservations=(Said((BERG,), 1),))
    (said,) = account(facts).reservations
    assert said.sole
    assert not said.shared
