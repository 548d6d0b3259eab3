"""The same kallelse by different producers, in different layouts: every ärende is found as it is written."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from bot.readers.formats import read
from bot.readers.formats import read_sheets as opened
from drafts.csv_sheet import csv_sheet
from drafts.faults import What
from drafts.kallelse.facts import Facts
from drafts.kallelse.reading import Kallelse, read_document, read_sheets
from drafts.kallelse.tabled import COLUMNS
from drafts.upload import text_of
from tests.bot.readers.producers import needs_office
from tests.bot.readers.tables import (
    Made,
    documents,
    needs_calc,
    office_documents,
    office_spreadsheets,
    spreadsheets,
)
from tests.kallelser import LAYOUTS, LETTERED, expected

PRODUCERS = ("python-docx", "markdown", "text", "typst")
OFFICE = ("libreoffice docx", "libreoffice pdf")
FACTS = Facts(date(2026, 3, 5), time(18), "Almhamns medborgarhus, sal Eken", datetime(2026, 3, 4, 12))  # noqa: DTZ001 — the place's clock

ROWS = [
    ["Västra Almhamns stadsdelsnämnd", "", "", "", ""],
    ["Ärendelista 2026-03-05 kl. 18.00", "", "", "", ""],
    ["", "", "", "", ""],
    ["Nr", "Ärende", "Dnr", "Handlingar", "Föredragande"],
    *(
        [
            int(it.number) if it.number.isdigit() else it.number,
            it.title,
            it.dnr,
            "; ".join(it.files),
            it.speaker,
        ]
        if it.number
        else [it.title, "", "", "", ""]
        for it in LETTERED
    ),
    ["", "", "", "", ""],
    ["Antal ärenden: 11", "", "", "", ""],
]


def check(kallelse: Kallelse, layout: str) -> None:
    found = [(a.number, a.title, a.diarienummer) for a in kallelse.agenda.arenden]
    assert found == expected(layout)
    assert kallelse.agenda.faults == ()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("producer", PRODUCERS)
def test_a_kallelse_is_read_whoever_made_it(producer: str, layout: str) -> None:
    made = documents()[producer][layout]
    kallelse = read_document(read(made.data, made.name).document)
    check(kallelse, layout)
    assert kallelse.facts == FACTS


@needs_office
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("producer", OFFICE)
def test_a_kallelse_by_libreoffice_is_read(producer: str, layout: str) -> None:
    made = office_documents()[producer][layout]
    kallelse = read_document(read(made.data, made.name).document)
    check(kallelse, layout)
    assert kallelse.facts == FACTS


@pytest.mark.parametrize("producer", spreadsheets([["a"]]))
def test_a_kallelse_in_a_spreadsheet_is_read(producer: str) -> None:
    check(sheet_read(spreadsheets(ROWS)[producer]), "tabled")


@needs_calc
def test_a_kallelse_in_a_spreadsheet_by_libreoffice_is_read() -> None:
    for made in office_spreadsheets(ROWS).values():
        check(sheet_read(made), "tabled")


def sheet_read(made: Made) -> Kallelse:
    sheets = opened(made.data, made.name) or (csv_sheet(text_of(made.data), COLUMNS),)
    return read_sheets(sheets)


def test_handlingar_and_proposals_are_read_where_they_stand() -> None:
    made = documents()["python-docx"]["headed"]
    agenda = read_document(read(made.data, made.name).document).agenda
    remiss = next(arende for arende in agenda.arenden if arende.number == "6")
    assert remiss.proposal.split("\n") == [
        "Stadsdelsnämnden överlämnar förvaltningens tjänsteutlåtande som svar på remissen.",
        "Stadsdelsnämnden förklarar beslutet omedelbart justerat.",
    ]
    assert [name for number, name in agenda.files if number == "6"] == [
        "Tjänsteutlåtande remiss",
        "Överenskommelsen",
    ]


def test_columns_without_lines_lose_no_arende_and_what_they_lose_is_told() -> None:
    """A PDF says nothing of which words stand in one row: what was not put together is quoted."""
    made = documents()["typst, no lines"]["columns"]
    agenda = read_document(read(made.data, made.name).document).agenda
    assert [(a.number, a.title) for a in agenda.arenden] == [it[:2] for it in expected("columns")]
    assert [fault.what for fault in agenda.faults] == [What.NOT_READ]
    assert agenda.faults[0].value == "VAH 2026/150"
