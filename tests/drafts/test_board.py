"""The board: the fold of its changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafts.arende import TITLE_LIMIT, Arende, checked
from drafts.attendance import serves
from drafts.board import Board, Settings, fold
from drafts.board_changes import BoardChange, BoardNamed, RegisterSet
from drafts.errors import EmptyText, TextTooLong, UnknownArende, UnknownPerson
from drafts.log import Entry
from drafts.meeting_changes import ArendeSet, ServingSet
from tests.people import BOARD, CAST, DISA, EVENING, PARK, REMISS, person

CHANGES = (
    BoardNamed("Ekeby stadsdelsnämnd", Settings()),
    RegisterSet(CAST),
    ArendeSet(REMISS),
    ArendeSet(PARK),
)


def folded(*changes: BoardChange) -> Board:
    whole = (*CHANGES, *changes)
    return fold("ekeby", [Entry(n, EVENING, "gun", c) for n, c in enumerate(whole, 1)])


def test_a_board_is_the_fold_of_its_changes() -> None:
    assert folded() == replace(BOARD, seq=4)


def test_an_arende_set_again_takes_the_place_of_the_old() -> None:
    corrected = Arende("23", "Remiss av överenskommelse", paragraph="17", id="23")
    assert folded(ArendeSet(corrected)).arenden == (corrected, PARK)


def test_serving_is_set_and_taken_back() -> None:
    on = folded(ServingSet("23", "erik", serves=True))
    assert serves(on, "erik", "23")
    assert not serves(on, "erik", "24 A")
    assert not serves(on, "nora", "23")
    again = folded(ServingSet("23", "erik", serves=True), ServingSet("23", "erik", serves=True))
    assert again.services == on.services
    off = folded(ServingSet("23", "erik", serves=True), ServingSet("23", "erik", serves=False))
    assert not serves(off, "erik", "23")


def test_a_new_register_keeps_who_serves() -> None:
    assert serves(folded(ServingSet("23", "erik", serves=True), RegisterSet((*CAST, DISA))), "erik", "23")


def test_people_and_arenden_are_found_or_refused() -> None:
    assert BOARD.person("lars") == person("Lars")
    assert BOARD.arende("24 A") is PARK
    assert BOARD.find("disa") is None
    with pytest.raises(UnknownPerson):
        BOARD.person("disa")
    with pytest.raises(UnknownArende):
        BOARD.arende("24")


def test_the_secretaries_are_those_of_the_register() -> None:
    assert BOARD.secretaries == (person("Gun"),)


def test_an_arende_has_a_number_and_a_title() -> None:
    assert checked(PARK) is PARK
    assert PARK.label == "Ärende 24 A"
    for empty in (Arende("", "Titel"), Arende("1", "")):
        with pytest.raises(EmptyText):
            checked(empty)
    with pytest.raises(TextTooLong) as caught:
        checked(Arende("1", "x" * (TITLE_LIMIT + 1)))
    assert (caught.value.length, caught.value.limit) == (TITLE_LIMIT + 1, TITLE_LIMIT)
