"""Reading a kallelse: how ärenden are written, what is named a fault, and what the meeting's facts are."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.arende import Arende
from drafts.base.document import Block
from drafts.errors import BadFile
from drafts.faults import Fault, What, Why
from drafts.kallelse.facts import Facts, facts_in
from drafts.kallelse.reading import Kallelse, read_document, read_sheets
from drafts.table import Sheet, SheetRow
from tests.corpus import document, h, i, p, table

MANY = [p(f"{n}. Ärende nummer {n}") for n in range(1, 13)]


def read(*blocks: Block) -> Kallelse:
    return read_document(document("k.docx", "Kallelse", blocks))


def sheet(*rows: tuple[str, ...], merged: dict[int, tuple[int, ...]] | None = None) -> Sheet:
    """Rows from line 1; `merged` columns by line."""
    lines = (SheetRow(n, row, (merged or {}).get(n, ())) for n, row in enumerate(rows, 1))
    return Sheet("Blad1", tuple(lines))


def numbers(kallelse: Kallelse) -> list[str]:
    return [arende.number for arende in kallelse.agenda.arenden]


def faults(kallelse: Kallelse) -> list[tuple[int, What, str]]:
    return [(fault.line, fault.what, fault.value) for fault in kallelse.agenda.faults]


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("23. Remiss av kulturplan", "23", "Remiss av kulturplan"),
        ("23) Remiss av kulturplan", "23", "Remiss av kulturplan"),
        ("23\tRemiss av kulturplan", "23", "Remiss av kulturplan"),
        ("Ärende 23  Remiss av kulturplan", "23", "Remiss av kulturplan"),
        ("Ärende nr 23: Remiss av kulturplan", "23", "Remiss av kulturplan"),
        ("Punkt 23 – Remiss av kulturplan", "23", "Remiss av kulturplan"),
        ("§ 23 Remiss av kulturplan", "23", "Remiss av kulturplan"),
        ("23 § Remiss av kulturplan", "23", "Remiss av kulturplan"),
        ("9 A. Remiss av kulturplan", "9 A", "Remiss av kulturplan"),
        ("Ärende 9a Remiss av kulturplan", "9a", "Remiss av kulturplan"),
        ("1 X. Remiss av kulturplan", "1 X", "Remiss av kulturplan"),
    ],
)
def test_an_arende_begins_with_its_number(line: str, number: str, title: str) -> None:
    assert read(p(line)).agenda.arenden == (Arende(number, title),)


@pytest.mark.parametrize(
    ("lines", "dnr"),
    [
        (["4. Kulturplan (KUN 2026/71)"], "KUN 2026/71"),
        (["4. Kulturplan (dnr 0497/22)"], "0497/22"),
        (["4. Kulturplan, dnr KUN 2026/71-1.3"], "KUN 2026/71-1.3"),
        (["4. Kulturplan\tKUN 2026/71"], "KUN 2026/71"),
        (["4. Kulturplan", "Dnr: 2026/BUN 0214"], "2026/BUN 0214"),
        (["4. Kulturplan", "KS KF/2026:248"], "KS KF/2026:248"),
        (["4. Kulturplan\u2028Diarienummer SLK-2026-00762"], "SLK-2026-00762"),
        (["4. Kulturplan", "Dnr: XYZ 12"], "XYZ 12"),
    ],
)
def test_a_diarienummer_stands_beside_or_below(lines: list[str], dnr: str) -> None:
    assert read(*map(p, lines)).agenda == read(p("4. Kulturplan"), p(f"Dnr {dnr}")).agenda
    (arende,) = read(*map(p, lines)).agenda.arenden
    assert (arende.title, arende.diarienummer) == ("Kulturplan", dnr)


def test_a_title_may_go_on_on_the_next_line() -> None:
    titles = [
        arende.title
        for arende in read(
            p("1. Remiss av överenskommelse om samverkan mellan"),
            p("Almhamns stad och polisen"),
            p("2. Svar på skrivelse"),
            p("om lekparken"),
            p("3. Budget"),
        ).agenda.arenden
    ]
    assert titles == [
        "Remiss av överenskommelse om samverkan mellan Almhamns stad och polisen",
        "Svar på skrivelse om lekparken",
        "Budget",
    ]


def test_numbered_decisions_below_an_arende_are_its_proposal() -> None:
    kallelse = read(
        p("11. Kulturplan"),
        p("Förslag till beslut"),
        p("1. Nämnden godkänner planen."),
        p("2. Nämnden lägger den till handlingarna."),
        p("12. Budget"),
    )
    assert numbers(kallelse) == ["11", "12"]
    assert kallelse.agenda.arenden[0].proposal == (
        "Nämnden godkänner planen.\nNämnden lägger den till handlingarna."
    )
    assert faults(kallelse) == []


def test_formal_items_are_arenden_and_groups_are_not() -> None:
    kallelse = read(
        h("Formalia"), p("1. Upprop"), p("2. Val av justerare"), h("Beslutsärenden"), p("3. Budget"),
        h("Anmälningsärenden"), p("4. Protokoll"), i("Protokoll från rådet", "a)"),
        p("Välkomna!"), p("Eva Ek"),
    )  # fmt: skip
    assert numbers(kallelse) == ["1", "2", "3", "4"]
    assert kallelse.agenda.files == (("4", "Protokoll från rådet"),)
    assert faults(kallelse) == []


@pytest.mark.parametrize("line", ["3 mars 2026 Studiebesök", "18.00 Sammanträdet öppnas", "15 minuters paus"])
def test_dates_and_times_are_no_arenden(line: str) -> None:
    assert numbers(read(*MANY[:3], p(line), *MANY[3:5])) == ["1", "2", "3", "4", "5"]


def test_a_number_twice_is_named() -> None:
    assert faults(read(*MANY[:4], p("4. Något annat"), *MANY[4:])) == [(0, What.DUPLICATE_NUMBER, "4")]


def test_a_line_that_lacks_its_number_is_named() -> None:
    assert faults(read(*MANY[:4], p("Remiss av kulturplan"), *MANY[5:])) == [
        (0, What.MISSING_NUMBER, "Remiss av kulturplan")
    ]


def test_a_hole_in_the_series_is_named() -> None:
    assert faults(read(*MANY[:4], *MANY[5:7], *MANY[8:])) == [(0, What.HOLE, "5 och 8")]


def test_a_choice_of_arenden_has_no_holes() -> None:
    assert faults(read(p("Ärende 9 A Förskola"), p("Ärende 23 Remiss"), p("Ärende 24 Lekplats"))) == []


def test_an_arende_without_a_title_is_named() -> None:
    assert faults(read(*MANY[:3], p("Ärende 4"))) == [(0, What.MISSING_TITLE, "4")]


def test_what_belongs_nowhere_is_quoted() -> None:
    kallelse = read(*MANY[:4], p("Något helt annat, som ingen kan placera."), *MANY[4:])
    assert faults(kallelse) == [(0, What.UNPLACED, "Något helt annat, som ingen kan placera.")]
    assert len(kallelse.agenda.arenden) == 12


def test_a_text_behind_the_agenda_is_not_read() -> None:
    """The papers themselves follow in the same file."""
    papers = [p(f"Nämnden har länge arbetat med sak {n}.") for n in range(30)]
    assert faults(read(*MANY, h("Tjänsteutlåtande"), *papers)) == [(0, What.NOT_READ, "Tjänsteutlåtande")]


@pytest.mark.parametrize("blocks", [[p("Hej")], [p("• Upprop"), p("• Budget")]])
def test_a_document_without_arenden_is_refused(blocks: list[Block]) -> None:
    with pytest.raises(BadFile) as bad:
        read(*blocks)
    assert bad.value.why == Why.NO_ARENDEN


TABLE = ("Nr", "Ärende", "Dnr", "Handlingar")


def test_a_table_may_have_a_title_groups_and_a_summary() -> None:
    kallelse = read_sheets([
        sheet(("Kultur­nämnden", "", "", ""), TABLE, ("Beslut", "", "", ""), ("1", "Upprop", "", ""),
              ("2", "Plan", "KUN 2026/7", "Plan.pdf"), ("", "", "", "Bilaga.pdf"), ("Antal: 2", "", "", ""))
    ])  # fmt: skip
    assert kallelse.agenda.arenden == (Arende("1", "Upprop"), Arende("2", "Plan", "KUN 2026/7"))
    assert kallelse.agenda.files == (("2", "Plan.pdf"), ("2", "Bilaga.pdf"))
    assert faults(kallelse) == []


@pytest.mark.parametrize(
    "header",
    [
        ("Ärende", "Titel"),
        ("Ärendenr", "Rubrik"),
        ("§", "Ärende"),
        ("Punkt", "Ärendemening"),
        ("Nr.", "ÄRENDE"),
    ],
)
def test_arende_is_the_number_or_the_title_as_what_stands_beside_it_says(header: tuple[str, str]) -> None:
    assert read_sheets([sheet(header, ("4", "Plan"))]).agenda.arenden == (Arende("4", "Plan"),)


def test_a_column_alone_holds_both() -> None:
    assert read_sheets([sheet(("Ärende", "Dnr"), ("4. Plan", ""))]).agenda.arenden == (Arende("4", "Plan"),)


@pytest.mark.parametrize(
    ("row", "what", "value"),
    [
        (("", "Plan", "KUN 2026/7", ""), What.MISSING_NUMBER, "Plan"),
        (("1", "Plan", "", ""), What.DUPLICATE_NUMBER, "1"),
        (("2", "", "KUN 2026/7", ""), What.MISSING_TITLE, "2"),
        (("2026-11-01", "Plan", "", ""), What.DATE_IN_CELL, "2026-11-01"),
        (("2", "Plan", "2026-11-01", ""), What.DATE_IN_CELL, "2026-11-01"),
        (("2", "Plan", "nov-26", ""), What.DATE_IN_CELL, "nov-26"),
        (("två", "Plan", "", ""), What.BAD_NUMBER, "två"),
    ],
)
def test_a_rows_fault_is_told_with_its_number(row: tuple[str, ...], what: What, value: str) -> None:
    kallelse = read_sheets([sheet(TABLE, ("1", "Upprop", "", ""), row)])
    assert faults(kallelse) == [(3, what, value)]
    assert numbers(kallelse) == ["1"]


def test_an_arende_merged_over_its_handlingar_is_one() -> None:
    rows = (TABLE, ("1", "Plan", "", "A.pdf"), ("1", "Plan", "", "B.pdf"))
    kallelse = read_sheets([sheet(*rows, merged={3: (0, 1)})])
    assert kallelse.agenda.files == (("1", "A.pdf"), ("1", "B.pdf"))
    assert faults(kallelse) == []
    assert faults(read_sheets([sheet(*rows)])) == [(3, What.DUPLICATE_NUMBER, "1")]


def test_two_titles_under_one_merged_number_are_a_fault() -> None:
    rows = (TABLE, ("1", "Plan", "", ""), ("1", "Budget", "", ""))
    told = faults(read_sheets([sheet(*rows, merged={3: (0,)})]))
    assert (3, What.MERGED, "1") in told


def test_two_sheets_that_fit_are_told() -> None:
    one = sheet(TABLE, ("1", "Plan", "", ""))
    other = Sheet("Gammal", one.rows)
    assert faults(read_sheets([one, other])) == [(0, What.TWO_SHEETS, "Blad1 och Gammal")]
    assert faults(read_sheets([Sheet("Om", (SheetRow(1, ("Hej",)),)), one])) == []


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([("Nr", "Dnr"), ("1", "KUN 2026/1")], Why.NO_TITLE),
        ([("Titel", "Dnr"), ("Plan", "KUN 2026/1")], Why.NO_NUMBER),
        ([("Hej", "Hopp"), ("1", "2")], Why.HEADER),
        ([TABLE], Why.EMPTY),
    ],
)
def test_a_table_that_is_no_agenda_is_refused(rows: list[tuple[str, ...]], why: Why) -> None:
    with pytest.raises(BadFile) as bad:
        read_sheets([sheet(*rows)])
    assert bad.value.why == why


@pytest.mark.parametrize(
    ("lines", "facts"),
    [
        (["Torsdag den 5 mars 2026 kl. 18.00"], Facts(date(2026, 3, 5), time(18))),
        (["Datum: 2026-03-05", "Tid: 18:30–21:00"], Facts(date(2026, 3, 5), time(18, 30))),
        (["5/3 2026, klockan 18", "Plats\tSal Eken"], Facts(date(2026, 3, 5), time(18), "Sal Eken")),
        (["Lokal", "Rådhuset"], Facts(place="Rådhuset")),
        (["den 31 februari 2026 kl. 25.70"], Facts()),
        (
            ["5 mars 2026", "Yrkanden lämnas senast den 4 mars kl. 12"],
            Facts(date(2026, 3, 5), stop=datetime(2026, 3, 4, 12)),  # noqa: DTZ001 — the place's clock
        ),
        (["Stopptid: 2026-03-04"], Facts(stop=datetime(2026, 3, 4, 23, 59))),  # noqa: DTZ001 — as above
    ],
)
def test_the_meetings_facts_are_read_where_they_stand(lines: list[str], facts: Facts) -> None:
    assert facts_in(lines, lines) == facts


@pytest.mark.parametrize(
    "words", ["förslag ", "1.", "a \t", "(", "VAH 2026/1 ", "kl. 1", "nämnden s ", "12 mars "]
)
def test_a_line_made_to_be_slow_is_read_at_once(words: str) -> None:
    start = perf_counter()
    read(p("1. Upprop"), p(words * 20_000), p(f"2. {words * 20_000}"), *[p("a")] * 5_000)
    assert perf_counter() - start < 10


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=30)
LINE = TEXT | st.sampled_from(
    ["1. Upprop", "Ärende 2", "§ 3 Plan", "Dnr X 1", "Handlingar:", "5 Bo", "Förslag till beslut"]
)


@given(
    st.lists(
        LINE.map(p)
        | LINE.map(h)
        | st.lists(LINE, min_size=1, max_size=4).map(lambda c: table(1, tuple(c))[0])
    )
)
def test_whatever_stands_in_it_is_an_agenda_or_a_bad_file(blocks: list[Block]) -> None:
    with suppress(BadFile):
        kallelse = read(*blocks)
        assert all(arende.number and arende.title for arende in kallelse.agenda.arenden)
        assert all(isinstance(fault, Fault) for fault in kallelse.agenda.faults)
