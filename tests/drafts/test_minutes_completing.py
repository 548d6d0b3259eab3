"""What the secretary writes into the minutes: fields of the ärende, the decision, the chair's order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafts.board import Board
from drafts.decision import Decision, Outcome
from drafts.draft import Kind
from drafts.errors import NothingChanged, OnlySecretary, StaleButton, TextTooLong, UnknownArende
from drafts.meeting_errors import NotDecided
from drafts.minutes.completing import Field, complete, written
from drafts.minutes.gathering import facts_of
from drafts.minutes.order import Order, order_of
from drafts.minutes.ordering import confirm, forget, put_first
from tests.drafts.test_minutes_gathering import AT, CALLED, a_sent, decided
from tests.people import MEETING, seat

DRAFTS = (
    a_sent("Lars"),
    a_sent("Karin", id_="u2"),
    a_sent("Mats", id_="u3", kind=Kind.TILLAGG),
    a_sent("Ylva", id_="u4", kind=Kind.ATERREMISS),
)


def completed(field: Field, text: str, on: Board = CALLED, who: str = "Gun") -> Board:
    return complete(seat(who, on), "23", field, text).apply(on, AT)


@pytest.mark.parametrize(
    ("field", "text", "kept"),
    [
        (Field.PARAGRAPH, " § 41 ", "41"),
        (Field.PARAGRAPH, "41 A", "41 A"),
        (Field.SUMMARY, "Kort.\n\nOch  gott.", "Kort.\n\nOch gott."),
        (Field.PROPOSAL, "Nämnden godkänner.\nÄrendet läggs till handlingarna.", None),
    ],
)
def test_a_field_of_the_arende_is_written_and_emptied(field: Field, text: str, kept: str | None) -> None:
    on = completed(field, text)
    assert written(on, "23", field) == (kept or text)
    assert written(completed(field, "", on), "23", field) == ""
    with pytest.raises(NothingChanged):
        completed(field, text, on)


def test_what_is_longer_than_any_minutes_is_refused() -> None:
    for field in (Field.PARAGRAPH, Field.SUMMARY, Field.PROPOSAL):
        with pytest.raises(TextTooLong):
            completed(field, "o" * 20_000)


@pytest.mark.parametrize("field", Field)
def test_only_the_secretary_writes(field: Field) -> None:
    with pytest.raises(OnlySecretary):
        completed(field, "41", decided(), who="Anna")
    with pytest.raises(UnknownArende):
        complete(seat("Gun", CALLED), "99", field, "41")


def test_the_decision_is_given_words_also_when_the_meeting_is_closed_and_what_was_said_stands() -> None:
    with pytest.raises(NotDecided):
        completed(Field.WORDS, "Nämnden bordlägger ärendet.")
    on = replace(decided(), meetings=(replace(MEETING, closed=AT),))
    after = completed(Field.WORDS, "Nämnden avstyrker.", on)
    assert after.decision("23") == Decision(Outcome.FORVALTNINGEN, AT, words="Nämnden avstyrker.")
    assert written(completed(Field.WORDS, "", after), "23", Field.WORDS) == ""
    with pytest.raises(NothingChanged):
        completed(Field.WORDS, "Nämnden avstyrker.", after)


def order(on: Board) -> Order:
    return order_of(facts_of(on, DRAFTS, "23"))


def test_the_proposals_stand_in_the_usual_order_until_the_chair_says_otherwise() -> None:
    assert order(CALLED) == Order((4,), (0, 1, 2), (3,))


def test_each_is_put_before_the_others_of_its_sort() -> None:
    gun = seat("Gun", CALLED)
    on = put_first(gun, DRAFTS, "23", "u2").apply(CALLED, AT)
    assert order(on) == Order((4,), (2, 0, 1), (3,))
    again = put_first(seat("Gun", on), DRAFTS, "23", "u1").apply(on, AT)
    assert order(again).main == (1, 2, 0)
    back = put_first(seat("Gun", again), DRAFTS, "23", "").apply(again, AT)
    assert order(back).main == (0, 1, 2)


def test_what_is_confirmed_stays_when_more_comes_in_and_is_forgotten_when_asked() -> None:
    on = confirm(seat("Gun", CALLED), DRAFTS[1:2], "23").apply(CALLED, AT)
    assert order(on).main == (0, 2, 1)
    assert forget(seat("Gun", on), "23").apply(on, AT).orders == ()


def test_the_order_is_the_secretarys_and_of_proposals_that_are_there() -> None:
    for verb in (put_first, lambda *told: confirm(*told[:-1]), lambda by, *_told: forget(by, "23")):
        with pytest.raises(OnlySecretary):
            verb(seat("Anna", CALLED), DRAFTS, "23", "u1")
    with pytest.raises(StaleButton):
        put_first(seat("Gun", CALLED), DRAFTS, "23", "u9")
    with pytest.raises(StaleButton):
        put_first(seat("Gun", CALLED), DRAFTS[:1], "23", "u2")
