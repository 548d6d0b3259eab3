"""Entering a decision: by the secretary, of a proposal that stands, with figures by which it won."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts import deciding
from drafts.board import Board
from drafts.decision import Decision, Outcome, Votering
from drafts.decision_changes import StatementDropped
from drafts.decision_figures import read_figures
from drafts.draft import Draft, Kind
from drafts.errors import EmptyText, NothingChanged, OnlySecretary, TextTooLong, UnknownArende
from drafts.meeting import Service
from drafts.meeting_errors import MeetingOver, NotDecided, UnknownDecision
from drafts.rights import Seat
from drafts.signing import stage
from drafts.stages import Stage
from drafts.statement import Stance, Statement
from drafts.statement_bilaga import compose_statement
from tests.drafts.decided import ANNAS, BOTH, EVE, OPEN, OURS, YLVAS, decided, handed_in, said
from tests.people import called, seat

LOST, WON = Decision(Outcome.FORVALTNINGEN, EVE), Decision(Outcome.FORSLAG, EVE, "a")
ANSWERS = (said("lars", draft="a"), said("erik", Stance.ERSATTARYTTRANDE, "a"), said("per", Stance.NONE))


def enter(
    decision: Decision, on: Board = OPEN, drafts: tuple[Draft, ...] = BOTH, who: str = "Gun"
) -> tuple[Board, tuple[Statement, ...]]:
    """The board after it, and the statements that it drops."""
    changes = deciding.enter(seat(who, on), drafts, "23", decision)
    for change in changes:
        on = change.apply(on, EVE)
    return on, tuple(c.statement for c in changes if isinstance(c, StatementDropped))


def wrong(decision: Decision, on: Board = OPEN, drafts: tuple[Draft, ...] = BOTH) -> str:
    with pytest.raises(UnknownDecision) as caught:
        enter(decision, on, drafts)
    return caught.value.why


def test_the_secretary_enters_it_and_nobody_else() -> None:
    assert enter(LOST)[0].decision("23") == LOST
    for who in ("Anna", "Lars", "Erik"):
        with pytest.raises(OnlySecretary):
            enter(LOST, who=who)
        with pytest.raises(OnlySecretary):
            deciding.take_back(seat(who, decided(OPEN)), "23")


def test_it_is_of_an_arende_of_the_board() -> None:
    with pytest.raises(UnknownArende):
        deciding.enter(seat("Gun", OPEN), BOTH, "99", LOST)


def test_nothing_is_entered_when_the_meeting_is_closed() -> None:
    shut = called(closed=EVE)
    with pytest.raises(MeetingOver):
        enter(LOST, shut)
    with pytest.raises(MeetingOver):
        enter(WON, decided(shut))
    with pytest.raises(MeetingOver):
        deciding.take_back(seat("Gun", decided(shut)), "23")


def test_the_same_again_is_nothing() -> None:
    with pytest.raises(NothingChanged):
        enter(LOST, decided(OPEN))
    enter(replace(LOST, words="Att …"), decided(OPEN))


@pytest.mark.parametrize(
    "drafts",
    [
        (),
        (handed_in("a", "lars", stage=Stage.ATERTAGET),),
        (handed_in("a", "lars", stage=Stage.UTKAST),),
        (handed_in("a", "lars", kind=Kind.UTTALANDE),),
        (handed_in("a", "lars", arende="24 A"),),
        (replace(OURS, board="annan"),),
        (replace(OURS, went_into="b"),),
    ],
)
@pytest.mark.parametrize("outcome", [*Outcome])
def test_what_wins_was_handed_in_in_the_arende_and_stands(
    drafts: tuple[Draft, ...], outcome: Outcome
) -> None:
    assert wrong(Decision(outcome, EVE, "a"), drafts=drafts) == "draft"


@pytest.mark.parametrize("outcome", [Outcome.FORSLAG, Outcome.DELVIS])
def test_a_proposal_that_won_has_a_name(outcome: Outcome) -> None:
    assert wrong(Decision(outcome, EVE)) == "no_draft"


def test_the_administrations_is_no_draft() -> None:
    assert wrong(replace(LOST, draft="a")) == "draft"


def test_an_aterremiss_may_have_been_moved_aloud() -> None:
    enter(Decision(Outcome.ATERREMISS, EVE))
    enter(Decision(Outcome.BORDLAGGNING, EVE, "b"))


# The seven ledamöter of the cast vote. Ja is for the administration's, nej for Lars's, unless it says else.
@pytest.mark.parametrize(
    ("decision", "votering", "why"),
    [
        (LOST, Votering(4, 3, 0, "", "a"), ""),
        (LOST, Votering(3, 4, 0, "a", ""), ""),
        (WON, Votering(3, 4, 0, "", "a"), ""),
        (LOST, Votering(3, 3, 1, "", "a", utslagsrost=True), ""),
        (WON, Votering(3, 3, 1, "", "a", utslagsrost=True), ""),
        (WON, Votering(4, 2, 1, "a", "b"), ""),
        (Decision(Outcome.DELVIS, EVE, "a"), Votering(4, 3, 0, "", "a"), ""),
        (Decision(Outcome.DELVIS, EVE, "a"), Votering(3, 4, 0, "", "a"), ""),
        (Decision(Outcome.ATERREMISS, EVE, "b"), Votering(5, 2, 0, "b", ""), ""),
        (LOST, Votering(3, 4, 0, "", "a"), "loser"),
        (WON, Votering(4, 3, 0, "", "a"), "loser"),
        (LOST, Votering(3, 3, 1, "", "a"), "tie"),
        (LOST, Votering(4, 3, 0, "", "a", utslagsrost=True), "tie"),
        (LOST, Votering(5, 3, 0, "", "a"), "too_many"),
        (LOST, Votering(4, 3, 1, "", "a"), "too_many"),
        (LOST, Votering(0, 0, 7, "", "a", utslagsrost=True), "figures"),
        (LOST, Votering(-1, 0, 0, "", "a"), "figures"),
        (LOST, Votering(4, 3, 0, "", ""), "sides"),
        (LOST, Votering(4, 3, 0, "", "z"), "sides"),
        (LOST, Votering(4, 3, 0, "b", "a"), "sides"),
        (WON, Votering(4, 3, 0, "", "b"), "sides"),
        (Decision(Outcome.ATERREMISS, EVE), Votering(5, 2, 0, "", "a"), "sides"),
    ],
)
def test_the_winner_has_more_votes_or_the_chairs(decision: Decision, votering: Votering, why: str) -> None:
    """KL 5:54-55: simple majority, and the chair's where it is even."""
    told = replace(decision, votering=votering)
    if why:
        assert wrong(told) == why
    else:
        assert enter(told)[0].decision("23") == told


@pytest.mark.parametrize(
    ("decision", "why"),
    [
        (replace(LOST, added=("f",)), ""),
        (replace(WON, added=("f",)), ""),
        (replace(LOST, added=("f",), votering=Votering(5, 2, 0, "f", "")), ""),
        (replace(LOST, added=("f",), votering=Votering(4, 3, 0, "", "a")), ""),
        (replace(LOST, added=("f",), votering=Votering(2, 5, 0, "f", "")), "loser"),
        (replace(LOST, added=("a",)), "added"),
        (replace(LOST, added=("z",)), "added"),
        (replace(LOST, added=("f", "f")), "added"),
        (replace(WON, draft="f", added=("f",)), "added"),
        (Decision(Outcome.BORDLAGGNING, EVE, added=("f",)), "added"),
    ],
)
def test_a_tillaggsforslag_may_be_carried_beside_what_won(decision: Decision, why: str) -> None:
    drafts = (*BOTH, ANNAS)
    if why:
        assert wrong(decision, drafts=drafts) == why
    else:
        assert enter(decision, drafts=drafts)[0].decision("23") == decision


def test_who_serves_votes_and_who_is_away_does_not() -> None:
    six = called(absent=frozenset({"anna"}))
    told = replace(LOST, votering=Votering(4, 3, 0, "", "a"))
    assert wrong(told, six) == "too_many"
    enter(told, replace(six, services=(Service("23", "erik", instead_of="anna"),)))


def test_a_correction_drops_what_cannot_be_said_any_more_and_keeps_the_rest() -> None:
    on = replace(decided(OPEN), statements=(*ANSWERS, said("ylva", draft="b"), said("mats")))
    after, dropped = enter(WON, on)
    assert {(s.person, s.stance) for s in dropped} == {
        ("lars", Stance.RESERVATION),
        ("erik", Stance.ERSATTARYTTRANDE),
        ("per", Stance.NONE),
    }
    assert {s.person for s in after.statements} == {"ylva", "mats"}


def test_a_correction_of_figures_keeps_every_answer() -> None:
    on = replace(decided(OPEN), statements=ANSWERS)
    after, dropped = enter(replace(LOST, votering=Votering(4, 3, 0, "", "a")), on)
    assert (after.statements, dropped) == (ANSWERS, ())


def test_where_another_proposal_won_nothing_to_say_is_asked_for_again() -> None:
    on = replace(decided(OPEN), statements=(said("lars", Stance.NONE),))
    _after, dropped = enter(replace(WON, draft="b"), on)
    assert [s.person for s in dropped] == ["lars"]


def test_taken_back_it_frees_the_draft_and_leaves_nothing_said() -> None:
    on = replace(decided(OPEN), statements=ANSWERS)
    assert stage(OURS, on) is Stage.AVGJORT
    changes = deciding.take_back(seat("Gun", on), "23")
    for change in changes:
        on = change.apply(on, EVE)
    assert (on.decision("23"), on.statements) == (None, ())
    assert stage(OURS, on) is Stage.MOTTAGET
    with pytest.raises(NotDecided):
        deciding.take_back(seat("Gun", on), "23")


def test_a_decision_in_words_has_some_and_not_too_many() -> None:
    assert deciding.in_words(" Att ett.\n ") == "Att ett."
    with pytest.raises(EmptyText):
        deciding.in_words(" ")
    with pytest.raises(TextTooLong):
        deciding.in_words("x" * 2_001)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("23 ja, 18 nej, 2 avstår", (23, 18, 2)),
        ("18 nej, 23 ja", (23, 18, 0)),
        ("43 Ja mot 38 Nej. 3 ledamöter avstår från att rösta.", (43, 38, 3)),
        ("Ja: 7, nej: 4", (7, 4, 0)),
        ("ja 7 nej 4 avstår 1", (7, 4, 1)),
        ("7 röster för ja, 4 för nej, 0 avstod", (7, 4, 0)),
        ("10 Ja-röster och 3 Nej-röster", (10, 3, 0)),
    ],
)
def test_figures_are_read_as_people_write_them(text: str, figures: tuple[int, int, int]) -> None:
    assert read_figures(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7-4",
        "7 4",
        "7 ja",
        "7 ja, 3 ja, 4 nej",
        "7 ja, 4 nej, 2 frånvarande",
        "sju ja, fyra nej",
        "4 nej av 11",
    ],
)
def test_which_figure_is_which_is_never_guessed(text: str) -> None:
    with pytest.raises(UnknownDecision) as caught:
        read_figures(text)
    assert caught.value.why == "unread"


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
def test_figures_come_back_as_they_are_shown(ja: int, nej: int, avstar: int) -> None:
    assert read_figures(f"{ja} ja, {nej} nej, {avstar} avstår") == (ja, nej, avstar)


@given(st.text(max_size=80))
def test_any_text_is_figures_or_refused(text: str) -> None:
    with suppress(UnknownDecision):
        assert all(figure >= 0 for figure in read_figures(text))


def test_own_words_have_a_bilaga_of_their_own() -> None:
    worded = said("per", words="Ljus\n\nVi vill ha ljus.", party=True)
    bilaga = compose_statement(worded, OPEN)
    assert bilaga.lines == (
        "Reservation",
        "Ärende 23",
        "Per Lindqvist-Sjö m.fl. (M)",
        "Remiss av samverkansöverenskommelse",
        "Ljus",
        "Vi vill ha ljus.",
    )
    assert bilaga.diarienummer == "EKE 2026/71"
    with pytest.raises(EmptyText):
        compose_statement(said("per"), OPEN)
    with pytest.raises(TextTooLong):
        compose_statement(replace(worded, words="x" * 20_001), OPEN)


def test_a_seat_of_another_board_enters_nothing_here() -> None:
    elsewhere = Seat(replace(OPEN, id="annan"), OPEN.person("gun"))
    with pytest.raises(UnknownDecision):
        deciding.enter(elsewhere, (OURS, YLVAS), "23", WON)
