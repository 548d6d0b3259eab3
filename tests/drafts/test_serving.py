"""Which ersättare serve, and in whose place."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.attendance import Away, away, serves, services_in, takes_part
from drafts.board import Board
from drafts.decision import Decision, Outcome
from drafts.errors import MayNotSetServing, NothingChanged, Refusal, UnknownArende, UnknownPerson
from drafts.meeting import Service
from drafts.meeting_changes import JavSet, PresenceSet, ServingSet
from drafts.meeting_errors import (
    ArendeDecided,
    ErsattareAway,
    MeetingOver,
    NotErsattare,
    NotInPlace,
    PlaceTaken,
)
from drafts.people import Person
from drafts.presence import be_absent, be_present, set_jav
from drafts.serving import call_in, places, stand_down
from tests.people import CAST, EVENING, called, person, seat

TONIGHT = called(absent=frozenset({"lars"}))


def calls(on: Board, *told: str, by: str = "Gun") -> Board:
    return call_in(seat(by, on), *told).apply(on, EVENING)


def serving(board: Board, arende: str) -> dict[str, str]:
    return {s.person: s.instead_of for s in services_in(board, arende)}


def test_an_ersattare_serves_in_one_arende_or_the_whole_meeting() -> None:
    assert serving(calls(TONIGHT, "23", "nora", "lars"), "24 A") == {}
    whole = calls(TONIGHT, "_1", "nora", "lars")
    assert serving(whole, "23") == serving(whole, "24 A") == {"nora": "lars"}
    assert takes_part(whole, person("Nora"), "23")


def test_an_ersattare_who_serves_the_meeting_may_stand_down_in_an_arende() -> None:
    whole = calls(TONIGHT, "_1", "nora", "lars")
    board = stand_down(seat("Gun", whole), "23", "nora").apply(whole, EVENING)
    assert serving(board, "23") == {}
    assert serving(board, "24 A") == {"nora": "lars"}


def test_whose_place_is_taken_takes_no_part() -> None:
    board = calls(called(), "23", "nora", "lars")
    assert away(board, "lars", "23") is Away.ERSATT
    assert away(board, "lars", "24 A") is None


def test_one_place_is_filled_by_one() -> None:
    for scope in ("_1", "23"):
        board = calls(TONIGHT, scope, "nora", "lars")
        with pytest.raises(PlaceTaken):
            call_in(seat("Gun", board), scope, "erik", "lars")


def test_an_ersattare_is_in_one_place_at_a_time() -> None:
    board = calls(calls(TONIGHT, "_1", "nora", "lars"), "_1", "nora", "karin")
    assert serving(board, "23") == {"nora": "karin"}
    board = calls(board, "23", "nora", "mats")
    assert serving(board, "23") == {"nora": "mats"}
    assert serving(board, "24 A") == {"nora": "karin"}


def test_for_an_arende_another_takes_over_from_who_has_the_meeting() -> None:
    board = calls(calls(TONIGHT, "_1", "nora", "lars"), "23", "erik", "lars")
    assert serving(board, "23") == {"erik": "lars"}
    assert serving(board, "24 A") == {"nora": "lars"}


def test_the_place_of_a_javig_ledamot_is_filled_in_that_arende() -> None:
    board = calls(replace(called(), jav=frozenset({("23", "karin")})), "23", "erik", "karin")
    assert serving(board, "23") == {"erik": "karin"}
    assert away(board, "karin", "23") is Away.JAV
    assert takes_part(board, person("Karin"), "24 A")


def test_an_ersattare_who_is_not_there_serves_nowhere() -> None:
    board = replace(called(absent=frozenset({"lars", "erik"})), jav=frozenset({("23", "nora")}))
    for scope, who in (("23", "erik"), ("_1", "erik"), ("23", "nora")):
        with pytest.raises(ErsattareAway):
            call_in(seat("Gun", board), scope, who, "lars")
    whole = calls(board, "_1", "nora", "lars")
    assert not serves(whole, "nora", "23")
    assert serving(whole, "24 A") == {"nora": "lars"}


def test_who_serves_and_falls_away_leaves_the_place_to_another() -> None:
    board = calls(TONIGHT, "23", "nora", "lars")
    board = replace(board, jav=frozenset({("23", "nora")}))
    assert serving(calls(board, "23", "erik", "lars"), "23") == {"erik": "lars"}


@pytest.mark.parametrize("name", [p.first_name for p in CAST])
def test_secretary_and_chair_call_in_and_a_gruppledare_the_own(name: str) -> None:
    by = seat(name, TONIGHT)
    leads = by.person.gruppledare
    may = {
        who: name in {"Gun", "Anna"} or (leads and by.person.party == person(who).party)
        for who in ("Erik", "Nora", "Olle")
    }
    for who, scope in product(may, ("23", "_1")):
        if may[who]:
            assert call_in(by, scope, person(who).id).serves
        else:
            with pytest.raises(MayNotSetServing):
                call_in(by, scope, person(who).id)


def test_a_gruppledare_puts_no_other_partys_ledamot_aside() -> None:
    lars = seat("Lars", called())
    for place in ("karin", "anna"):
        with pytest.raises(MayNotSetServing):
            call_in(lars, "23", "nora", place)
    assert call_in(lars, "23", "nora", "lars") == ServingSet("23", "nora", serves=True, instead_of="lars")
    assert [p.id for p in places(lars, "23", person("Nora"))] == ["lars"]


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        (NotErsattare, ("23", "karin", "lars")),
        (MayNotSetServing, ("23", "gun", "lars")),
        (NotInPlace, ("23", "erik", "nora")),
        (NotInPlace, ("23", "erik", "gun")),
        (NotInPlace, ("23", "erik", "erik")),
        (UnknownPerson, ("23", "erik", "disa")),
        (UnknownPerson, ("23", "disa", "lars")),
        (UnknownArende, ("99", "erik", "lars")),
        (UnknownArende, ("_9", "erik", "lars")),
    ],
)
def test_who_is_no_ersattare_and_what_is_no_place(refusal: type[Refusal], told: tuple[str, ...]) -> None:
    by = seat("Anna" if refusal is MayNotSetServing else "Gun", TONIGHT)
    if refusal is MayNotSetServing:
        refusal = NotErsattare  # the chair may say who serves; of a secretary nobody can
    with pytest.raises(refusal):
        call_in(by, *told)


def test_what_is_so_already_changes_nothing() -> None:
    board = calls(TONIGHT, "23", "nora", "lars")
    with pytest.raises(NothingChanged):
        call_in(seat("Gun", board), "23", "nora", "lars")
    with pytest.raises(NothingChanged):
        stand_down(seat("Gun", TONIGHT), "23", "nora")


def test_of_what_is_decided_only_the_secretary_says_it_otherwise() -> None:
    decided = replace(TONIGHT, decisions=(("23", Decision(Outcome.FORVALTNINGEN, EVENING)),))
    for scope in ("23", "_1"):
        with pytest.raises(ArendeDecided):
            call_in(seat("Anna", decided), scope, "nora", "lars")
        assert call_in(seat("Gun", decided), scope, "nora", "lars")
    assert call_in(seat("Anna", decided), "24 A", "nora", "lars")


def test_when_the_meeting_is_closed_it_is_too_late() -> None:
    board = calls(called(), "23", "nora", "lars")
    over = replace(board, meetings=called(closed=EVENING).meetings)
    for scope in ("23", "_1"):
        with pytest.raises(MeetingOver):
            call_in(seat("Gun", over), scope, "erik", "karin")
        with pytest.raises(MeetingOver):
            stand_down(seat("Gun", over), scope, "nora")


def first_names(found: tuple[Person, ...]) -> list[str]:
    return [p.first_name for p in found]


def test_places_of_those_who_are_away_come_first_the_own_partys_before_others() -> None:
    board = called(absent=frozenset({"mats", "per"}))
    assert first_names(places(seat("Gun", board), "_1", person("Olle")))[:3] == ["Per", "Mats", "Anna"]
    assert first_names(places(seat("Gun", board), "_1", person("Nora")))[:3] == ["Per", "Mats", "Lars"]
    filled = calls(board, "_1", "olle", "per")
    assert "Per" not in first_names(places(seat("Gun", filled), "_1", person("Nora")))


def test_who_comes_back_finds_the_place_taken() -> None:
    board = replace(calls(TONIGHT, "23", "nora", "lars"), jav=frozenset({("23", "nora")}))
    board = replace(calls(board, "23", "erik", "lars"), jav=frozenset())
    assert serving(board, "23") == {"erik": "lars"}


acts = st.lists(
    st.tuples(
        st.sampled_from(["call", "call", "call", "down", "jav", "absent", "there"]),
        st.sampled_from(["23", "24 A", "_1"]),
        st.sampled_from(["erik", "nora", "olle"]),
        st.sampled_from(["lars", "karin", "mats"]),
    ),
    max_size=12,
)


@given(acts)
def test_whatever_is_said_a_place_has_one_and_an_ersattare_one_place(told: list[tuple[str, ...]]) -> None:
    board = called()
    for act in told:
        with suppress(Refusal):
            board = acted(board, *act)
        for arende in ("23", "24 A"):
            found = services_in(board, arende)
            assert len({s.person for s in found}) == len({s.instead_of for s in found}) == len(found)
            assert not {s.instead_of for s in found if takes_part(board, person_of(s.instead_of), arende)}


def person_of(id_: str) -> Person:
    return next(p for p in CAST if p.id == id_)


def acted(board: Board, act: str, scope: str, who: str, place: str) -> Board:
    gun = seat("Gun", board)
    arende = "23" if scope == "_1" else scope
    verbs: dict[str, Callable[[], ServingSet | JavSet | PresenceSet]] = {
        "call": lambda: call_in(gun, scope, who, place),
        "down": lambda: stand_down(gun, scope, who),
        "jav": lambda: set_jav(gun, arende, who, jav=(arende, who) not in board.jav),
        "absent": lambda: be_absent(gun, "_1", who),
        "there": lambda: be_present(gun, "_1", who),
    }
    return verbs[act]().apply(board, EVENING)


def test_an_old_log_names_no_place() -> None:
    board = replace(called(), services=(Service("23", "erik"),))
    assert serving(board, "23") == {"erik": ""}
