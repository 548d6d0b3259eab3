"""The agenda, and a board's own sheet: how they are read, and what is wrong with a row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.agenda import Agenda, AgendaRow, read_agenda
from drafts.arende import Arende
from drafts.board import Settings
from drafts.board_sheet import read_board_sheet
from drafts.faults import Fault, What
from drafts.upload import Field

GOOD = {"ärende": "23", "titel": "Remiss av kulturplan"}


def read(*rows: dict[str, str]) -> Agenda:
    """The agenda of these rows, on lines 1, 11, 21…"""
    return read_agenda([AgendaRow(1 + 10 * n, row) for n, row in enumerate(rows)])


def test_a_row_becomes_an_arende() -> None:
    row = {
        "ärende": "23",
        "titel": "Remiss  av\nkulturplan",
        "diarienummer": "EKE 2026/71-1.3",
        "paragraf": "§ 42",
        "förslag": "Nämnden godkänner planen.\nNämnden lägger den till handlingarna.",
    }
    assert read(row) == Agenda(
        (
            Arende(
                "23",
                "Remiss av kulturplan",
                "EKE 2026/71-1.3",
                "42",
                "Nämnden godkänner planen.\nNämnden lägger den till handlingarna.",
            ),
        ),
        (),
    )


@pytest.mark.parametrize(
    "row",
    [
        {"Arende": "23", "Titel": "Kulturplan", "Dnr": "E 1", "§": "42", "Forslag": "Ja."},
        {"nummer": "Ärende 23", "rubrik": "Kulturplan", "dnr": "E 1", "Paragraf": "42", "förslag": "Ja."},
        {"number": "23", "title": "Kulturplan", "diarienummer": "E 1", "paragraph": "§42", "proposal": "Ja."},
    ],
)
def test_keys_have_several_names(row: dict[str, str]) -> None:
    assert read(row) == Agenda((Arende("23", "Kulturplan", "E 1", "42", "Ja."),), ())


@pytest.mark.parametrize("number", ["1 X", "9 a", "23 A", "007", "4.2", "11/26"])
def test_numbers_stay_as_written(number: str) -> None:
    assert read(GOOD | {"ärende": number}).arenden[0].number == number


@pytest.mark.parametrize(
    ("row", "what", "value"),
    [
        ({}, What.NOT_AN_ARENDE, ""),
        ({"titel": "Kulturplan"}, What.MISSING_NUMBER, "Kulturplan"),
        (GOOD | {"ärende": "övrigt"}, What.BAD_NUMBER, "övrigt"),
        (GOOD | {"ärende": "9:1"}, What.BAD_NUMBER, "9:1"),
        (GOOD | {"ärende": "1234567890123"}, What.BAD_NUMBER, "1234567890123"),
        ({"ärende": "23"}, What.MISSING_TITLE, "23"),
        ({"ärende": "23", "titel": " "}, What.MISSING_TITLE, "23"),
        (GOOD | {"titel": "x" * 301}, What.TOO_LONG, "x" * 301),
        (GOOD | {"tittel": "Kulturplan"}, What.UNKNOWN_KEY, "tittel"),
    ],
)
def test_a_bad_row_is_told_by_line_and_costs_only_itself(row: dict[str, str], what: What, value: str) -> None:
    agenda = read(GOOD | {"ärende": "1"}, row, GOOD | {"ärende": "2"})
    assert agenda.faults == (Fault(11, what, value),)
    assert [a.number for a in agenda.arenden] == ["1", "2"]


def test_one_thing_said_twice_is_a_fault() -> None:
    told = [(f.what, f.value) for f in read(GOOD | {"dnr": "E 1", "diarienummer": "E 2"}).faults]
    assert told == [(What.DUPLICATE_KEY, "dnr"), (What.DUPLICATE_KEY, "diarienummer")]


@pytest.mark.parametrize("again", ["9 A", "9a", "9  a"])
def test_two_arenden_of_one_number_are_a_fault(again: str) -> None:
    agenda = read(GOOD | {"ärende": "9 A"}, GOOD | {"ärende": again})
    assert [f.what for f in agenda.faults] == [What.DUPLICATE_NUMBER]
    assert len(agenda.arenden) == 1


@given(
    st.lists(st.dictionaries(st.sampled_from(["ärende", "titel", "dnr", "§", "x"]) | st.text(), st.text()))
)
def test_every_row_is_an_arende_or_a_fault(rows: list[dict[str, str]]) -> None:
    agenda = read(*rows)
    assert len(agenda.arenden) + len({f.line for f in agenda.faults}) == len(rows)


def test_a_board_says_its_name_and_how_it_differs() -> None:
    fields = [
        Field(1, "namn", "Ekeby  kulturnämnd"),
        Field(2, "stil", "Stockholm"),
        Field(3, "Ersättaryttrande", "nej"),
        Field(4, "motivering_öppnar_underskrifter", "Nej"),
        Field(5, "gallring_inlämnade", "90"),
        Field(6, "gallring_ej_inlämnade", " 14 "),
        Field(7, "personuppgiftsansvarig", "Ekeby kulturnämnd, kultur@ekeby.example"),
    ]
    sheet = read_board_sheet(fields)
    assert sheet.name == "Ekeby kulturnämnd"
    assert sheet.settings == Settings(
        ersattaryttrande=False,
        motivation_reopens=False,
        retention_days=90,
        unsent_days=14,
        controller="Ekeby kulturnämnd, kultur@ekeby.example",
    )
    assert sheet.faults == ()


def test_all_but_the_name_may_be_left_out() -> None:
    sheet = read_board_sheet([Field(1, "namn", "Kulturnämnden"), Field(2, "stil", "")])
    assert (sheet.settings, sheet.faults) == (Settings(), ())


@pytest.mark.parametrize(
    ("key", "value", "what", "told"),
    [
        ("stil", "barock", What.UNKNOWN_STYLE, "barock"),
        ("ersattaryttrande", "ibland", What.BAD_YES_NO, "ibland"),
        ("namn", "Skolnämnden", What.DUPLICATE_KEY, "namn"),
        ("färg", "blå", What.UNKNOWN_KEY, "färg"),
        ("gallring_inlämnade", "31", What.BAD_DAYS, "31"),
        ("gallring_ej_inlämnade", "aldrig", What.BAD_DAYS, "aldrig"),
        ("personuppgiftsansvarig", "x" * 301, What.TOO_LONG, "x" * 301),
    ],
)
def test_a_setting_that_cannot_be_read_is_told_and_the_usual_one_stands(
    key: str, value: str, what: What, told: str
) -> None:
    sheet = read_board_sheet([Field(1, "namn", "Kulturnämnden"), Field(2, key, value)])
    assert sheet.faults == (Fault(2, what, told),)
    assert (sheet.name, sheet.settings) == ("Kulturnämnden", Settings())


def test_a_board_chooses_among_the_styles_there_are() -> None:
    fields = [Field(1, "namn", "Kulturnämnden"), Field(2, "stil", "Göteborg")]
    sheet = read_board_sheet(fields, {"stockholm", "goteborg"})
    assert (sheet.settings.style, sheet.faults) == ("goteborg", ())
    assert read_board_sheet(fields, {"stockholm"}).faults == (Fault(2, What.UNKNOWN_STYLE, "Göteborg"),)


def test_a_board_needs_a_name() -> None:
    assert read_board_sheet([]).faults == (Fault(0, What.MISSING_BOARD_NAME),)
    long = read_board_sheet([Field(1, "namn", "x" * 201)])
    assert [f.what for f in long.faults] == [What.MISSING_BOARD_NAME, What.TOO_LONG]
