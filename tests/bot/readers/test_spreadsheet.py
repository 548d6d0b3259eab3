"""Workbooks: what their cells become, what is merged in them, and those that nobody should open."""
# ruff: noqa: E501 — a row is a line

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from bot.readers.formats import read_sheets
from bot.readers.sandbox import read_tables, read_upload
from drafts.errors import BadFile
from drafts.faults import Fault, What, Why
from drafts.people import Person, Role
from drafts.register import Asking, Register, read_csv_register, read_register
from drafts.table import SheetRow
from tests.bot.readers.tables import (
    Made,
    Rows,
    converted,
    needs_calc,
    office_spreadsheets,
    spreadsheets,
    workbook,
)

PEOPLE = (
    Person("p1", "Åsa Öberg", "S", Role.ORDFORANDE, "asa@ekeby.example"),
    Person("p2", "Lars Berg", "C", Role.LEDAMOT, "lars@ekeby.example"),
    Person("p3", "Nora Lund", "EkP", Role.ERSATTARE),
    Person("p4", "Gun Palm", "", Role.SEKRETERARE),
)
EXPORT: Rows = [
    ["Förtroendemannaregister", "", "", "", "", "", "", "", ""],
    ["Utskrivet 2026-03-01", "", "", "", "", "", "", "", ""],
    ["Personnummer", "Efternamn", "Förnamn", "Partibeteckning", "Organ", "Befattning", "Fr.o.m.", "T.o.m.", "E-postadress"],
    ["19500101-1234", "Öberg", "Åsa", "Socialdemokraterna", "Ekeby stadsdelsnämnd", "Ordförande", "2023-01-01", "2026-12-31", "asa@ekeby.example"],
    ["19600202-1234", "Berg", "Lars", "C", "Ekeby stadsdelsnämnd", "Ledamot", "2023-01-01", "2026-12-31", "lars@ekeby.example"],
    ["19700303-1234", "Lund", "Nora", "EkP", "Stadsdelsnämnden Ekeby", "Ersättare", "2023-01-01", "", ""],
    ["19700303-1234", "Lund", "Nora", "EkP", "Kulturnämnden", "Ledamot", "2023-01-01", "", ""],
    ["19800404-1234", "Gren", "Ulf", "M", "Ekeby stadsdelsnämnd", "Ledamot", "2019-01-01", "2022-12-31", ""],
    ["19900505-1234", "Palm", "Gun", "", "Ekeby stadsdelsnämnd", "Nämndsekreterare", "", "", ""],
    ["Antal poster", 6, "", "", "", "", "", "", ""],
]  # fmt: skip
ASKING = Asking(organ="Ekeby stadsdelsnämnd", today=date(2026, 3, 5))


def register(made: Made) -> Register:
    if sheets := read_sheets(made.data, made.name):
        return read_register(sheets, ASKING)
    return read_csv_register(made.data, ASKING)


def check(found: Register) -> None:
    assert found.people == PEOPLE
    assert found.faults == ()
    assert found.over == ("Ulf Gren",)
    assert found.elsewhere == ("Kulturnämnden",)
    assert found.personnummer
    assert "1234" not in repr(found)


@pytest.mark.parametrize("producer", spreadsheets([["a"]]))
def test_an_export_is_read_whatever_it_is_saved_as(producer: str) -> None:
    check(register(spreadsheets(EXPORT)[producer]))


@needs_calc
def test_an_export_saved_by_libreoffice_is_read() -> None:
    for made in office_spreadsheets(EXPORT).values():
        check(register(made))


async def test_a_workbook_is_read_at_arms_length() -> None:
    found = await read_tables(workbook(EXPORT), "r.xlsx")
    assert isinstance(found, tuple)
    check(read_register(found, ASKING))
    with pytest.raises(BadFile) as bad:
        await read_upload(workbook(EXPORT), "r.xlsx")
    assert bad.value.why == Why.NOT_A_DOCUMENT


def rows(data: bytes, name: str = "k.xlsx") -> list[SheetRow]:
    return [row for sheet in read_sheets(data, name) for row in sheet.rows]


def test_cells_are_what_they_show() -> None:
    line = [23.0, 4.1, "23 A", True, date(2026, 11, 1), datetime(2026, 3, 5, 18, 0), time(18, 30), " a \n b "]  # noqa: DTZ001 — Excel knows no zone
    assert rows(workbook([line])) == [
        SheetRow(1, ("23", "4.1", "23 A", "ja", "2026-11-01", "2026-03-05 18:00", "18:30", "a\nb"))
    ]


def test_empty_rows_count_and_hidden_sheets_do_not() -> None:
    book = Workbook()
    assert book.active is not None
    book.active["B3"] = "Nr"
    hidden = book.create_sheet("Dold")
    hidden["A1"] = "Nr"
    hidden.sheet_state = "hidden"
    saved = BytesIO()
    book.save(saved)
    assert rows(saved.getvalue()) == [SheetRow(3, ("", "Nr"))]


MERGED: Rows = [["Namn", "Parti", "Roll"], ["Lars Berg", "C", "ledamot"], ["Nora Lund", None, "ersättare"]]


def test_what_is_merged_down_a_column_counts_for_each_row() -> None:
    people = read_register(read_sheets(workbook(MERGED, ["B2:B3"]), "k.xlsx")).people
    assert [(person.name, person.party) for person in people] == [("Lars Berg", "C"), ("Nora Lund", "C")]


@needs_calc
@pytest.mark.parametrize("to", ["xls", "xlsx"])
def test_merged_cells_are_known_whoever_saved_them(to: str) -> None:
    data = converted({"k": workbook(MERGED, ["B2:B3"])}, "xlsx", to)["k"]
    assert rows(data, f"k.{to}")[2] == SheetRow(3, ("Nora Lund", "C", "ersättare"), (1,))


@needs_calc
def test_what_an_ods_does_not_say_is_a_fault_and_no_guess() -> None:
    """The library reads no merged cells there."""
    data = converted({"k": workbook(MERGED, ["B2:B3"])}, "xlsx", "ods")["k"]
    assert Fault(3, What.MISSING_PARTY, "Nora Lund") in read_register(read_sheets(data, "k.ods")).faults


def test_two_people_in_one_merged_cell_are_a_fault() -> None:
    lines = [*MERGED[:2], [None, "M", "ersättare"], ["Gun Palm", "", "sekreterare"]]
    found = read_register(read_sheets(workbook(lines, ["A2:A3"]), "k.xlsx"))
    assert found.faults == (Fault(3, What.MERGED, "Lars Berg"),)


def why(data: bytes, name: str = "k.xlsx") -> str:
    with pytest.raises(BadFile) as bad:
        read_sheets(data, name)
    return bad.value.why


def packed(**parts: bytes) -> bytes:
    """The workbook with other parts in it."""
    data = BytesIO(workbook(MERGED))
    with ZipFile(data, "a", ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"", "k.xlsx", Why.DAMAGED),
        (b"PK\x03\x04", "k.xlsx", Why.DAMAGED),
        (b"PK\x03\x04", "k.ods", Why.DAMAGED),
        (b"Namn;Parti", "k.xls", Why.DAMAGED),
        (workbook(MERGED)[:-200], "k.xlsx", Why.DAMAGED),
        (packed(**{"xl/vbaProject.bin": b"Sub"}), "k.xlsx", Why.MACROS),
        (packed(**{"xl/embeddings/a.bin": b"x"}), "k.xlsx", Why.EMBEDDED),
        (packed(**{"xl/media/a.bin": b"\0" * 50_000_000}), "k.xlsx", Why.DOCUMENT_SIZE),
        (packed(**{"xl/a.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "k.xlsx", Why.DAMAGED),
        (workbook([["Nr"]] * 2_100), "k.xlsx", Why.SHEET_SIZE),
        (workbook([["Nr"] * 300]), "k.xlsx", Why.SHEET_SIZE),
        (workbook([["Nr"]], others={f"B{n}": [["Nr"]] for n in range(30)}), "k.xlsx", Why.SHEET_SIZE),
        (workbook([]), "k.xlsx", Why.EMPTY),
    ],
)
def test_a_workbook_that_is_none_or_too_much_is_refused(data: bytes, name: str, expected: Why) -> None:
    assert why(data, name) == expected


async def test_a_cell_far_out_costs_the_reader_and_nobody_else() -> None:
    """What it holds between is nothing, and would be gigabytes."""
    book = Workbook()
    assert book.active is not None
    book.active["A1"], book.active["XFD1048576"] = "Nr", "Hej"
    saved = BytesIO()
    book.save(saved)
    with pytest.raises(BadFile) as bad:
        await read_tables(saved.getvalue(), "k.xlsx")
    assert bad.value.why in {Why.UNREADABLE, Why.SHEET_SIZE}
