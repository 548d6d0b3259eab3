"""What is wrong in a file, in words."""

from __future__ import annotations

import re

import pytest

from drafts.errors import BadFile
from drafts.faults import BadLine, Fault, What, Why
from drafts.people import Role
from handlers.faults import tell_bad_file, tell_faults
from handlers.templates import messages

FOLDER = {"folder_missing", "folder_file_missing"}  # said by bot/boards/folder.py


def test_every_fault_has_its_words_and_no_words_are_left_over() -> None:
    said = {name.removeprefix("faults.") for name in messages() if name.startswith("faults.")}
    assert said == {what.value for what in What} | {f"file_{why}" for why in Why} | FOLDER


@pytest.mark.parametrize("what", list(What))
def test_a_fault_says_where_and_what_to_do(what: What) -> None:
    (told,) = tell_faults([Fault(7, what, "Värdet")])
    whole_file = {What.NO_SECRETARY, What.TWO_CHAIRS, What.MISSING_BOARD_NAME} | {
        What.TWO_SHEETS,
        What.NO_ORGAN,
    }
    assert told.startswith("Rad 7: ") is (what not in whole_file)
    assert re.search(
        r"\b(Skriv|skriv|Rätta|Ta bort|Lägg till|Korta|Ge|Låt|Kontrollera|Varje|Gör|Dela)\b", told
    )
    assert told.endswith(".")
    assert "\n" not in told


@pytest.mark.parametrize("why", list(Why))
def test_a_file_that_is_refused_is_told_why(why: Why) -> None:
    told = tell_bad_file(BadLine(why, 7))
    assert told[-1] in ".)"
    assert told.count(".") >= 2
    assert "\n" not in told


def test_the_line_is_told_where_it_is_known() -> None:
    assert tell_bad_file(BadLine(Why.SYNTAX, 7)).startswith("Filen går inte att läsa på rad 7. ")
    assert tell_bad_file(BadFile(Why.SYNTAX)).startswith("Filen går inte att läsa. ")


def test_faults_are_told_in_the_order_of_the_file() -> None:
    faults = [Fault(7, What.MISSING_NAME), Fault(3, What.BAD_YES_NO, "kanske"), Fault(0, What.NO_SECRETARY)]
    assert [told.split()[:2] for told in tell_faults(faults)] == [
        ["Registret", "har"],
        ["Rad", "3:"],
        ["Rad", "7:"],
    ]


def test_an_unknown_role_is_told_with_those_there_are() -> None:
    (told,) = tell_faults([Fault(7, What.UNKNOWN_ROLE, "ledamoten")])
    assert told == (
        "Rad 7: rollen ”ledamoten” finns inte. "
        "Skriv ordförande, vice ordförande, ledamot, ersättare eller sekreterare."
    )
    assert all(role.value in told for role in Role)


def test_what_was_written_is_shortened_and_cannot_become_markup() -> None:
    (told,) = tell_faults([Fault(2, What.BAD_NAME, "<b>" + "x" * 5_000)])
    assert "<" not in told
    assert "&lt;b&gt;" in told
    assert len(told) < 300
