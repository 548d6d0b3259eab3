"""Registers as förtroendemannaregister export them; and that an updated one keeps everybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from drafts.faults import Fault, What
from drafts.organs import is_organ
from drafts.people import Person, Role
from drafts.register import Asking, Register, read_csv_register, whole
from drafts.register_kept import packed, unpacked

TODAY = date(2026, 3, 5)
GUN = Person("p9", "Gun Palm", "", Role.SEKRETERARE, "gun@ekeby.example")
LARS = Person("p1", "Lars Berg", "C", Role.LEDAMOT, "lars@ekeby.example", gruppledare=True)
EVA = Person("p2", "Eva Ek", "S", Role.ERSATTARE, "eva@ekeby.example")
ASKING = Asking((LARS, EVA, GUN), organ="Ekeby kulturnämnd", today=TODAY)


def read(*rows: str, asking: Asking = ASKING) -> Register:
    return read_csv_register("\n".join(rows).encode(), asking)


def names(register: Register) -> list[str]:
    return [person.name for person in register.people]


@pytest.mark.parametrize(
    "rows",
    [
        ("Förnamn;Efternamn;Parti;Befattning", "Lars;Berg;C;Ledamot"),
        ("Namn;Partiförkortning;Funktion", '"Berg, Lars";C;Ledamot'),
        ("Namn;Parti;Uppdrag", "Lars Berg (C);;Ledamot"),
        ("Namn;Parti;Uppdrag", "Lars Berg (C);Centerpartiet;Ledamot"),
        ("Namn;Parti;Uppdrag;Roll", "Lars Berg;C;Kulturfrågor;Ledamot"),
        ("Namn;Parti;Roll", "Lars Berg;C;Ledamot", "Namn;Parti;Roll", "Summa;1;"),
        ("Ekeby kommun;;", "Namn;Parti;Roll", "Lars Berg;C;ledamot"),
    ],
)
def test_a_name_a_party_and_a_role_are_found_in_the_usual_columns(rows: tuple[str, ...]) -> None:
    register = read(*rows)
    assert register.faults == ()
    assert register.people == (LARS, GUN)


def test_whoever_chairs_may_stand_as_ledamot_too() -> None:
    register = read("Namn;Parti;Roll", "Lars Berg;C;Ledamot", "Lars Berg;C;Ordförande")
    assert [(p.name, p.role) for p in register.people] == [
        ("Lars Berg", Role.ORDFORANDE),
        ("Gun Palm", Role.SEKRETERARE),
    ]


def test_rows_of_other_organs_are_left_out_and_said_so() -> None:
    register = read(
        "Namn;Parti;Roll;Nämnd", "Lars Berg;C;Ledamot;Ekeby kulturnämnd", "Bo Lind;M;kejsare;Bygg"
    )
    assert (names(register), register.elsewhere, register.faults) == (
        ["Lars Berg", "Gun Palm"],
        ("Bygg",),
        (),
    )


def test_a_register_of_other_organs_alone_is_refused_with_their_names() -> None:
    register = read(
        "Namn;Parti;Roll;Organ", "Lars Berg;C;Ledamot;Byggnämnden", "Bo Lind;M;Ledamot;Skolnämnden"
    )
    assert register.faults == (Fault(0, What.NO_ORGAN, "Byggnämnden och Skolnämnden"),)
    assert register.people == ()


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("Ekeby kulturnämnd", True),
        ("EKEBY KULTURNÄMND", True),
        ("Kulturnämnden Ekeby", True),
        ("Kulturnämnden i Ekeby", False),
        ("Ekebys kulturnämnd", True),
        ("Ekeby kulturnämnds arbetsutskott", False),
        ("Kulturnämnden", False),
    ],
)
def test_an_organ_has_its_name_in_several_forms(written: str, same: bool) -> None:
    assert is_organ(written, "Ekeby kulturnämnd") is same


@pytest.mark.parametrize(
    ("head", "time", "stays"),
    [
        ("Mandattid t.o.m.", "2026-12-31", True),
        ("T.o.m.", "2026-03-05", True),
        ("T.o.m.", "2026-03-04", False),
        ("Tom", "2025", False),
        ("Tom", "2026", True),
        ("Från", "2026-04-01", False),
        ("Fr o m", "20260301", True),
        ("Period", "2023-2026", True),
        ("Mandatperiod", "2019–2022", False),
        ("Mandattid", "2023-01-01 – 2026-12-31", True),
        ("Mandattid", "2022-10-15 - tills vidare", True),
        ("Mandattid", "", True),
    ],
)
def test_whose_time_it_is_not_is_left_out_and_said_so(head: str, time: str, stays: bool) -> None:
    register = read(f"Namn;Parti;Roll;{head}", f"Lars Berg;C;Ledamot;{time}", "Eva Ek;S;Ersättare;")
    assert register.faults == ()
    assert ("Lars Berg" in names(register), register.over) == (stays, () if stays else ("Lars Berg",))


def test_a_time_that_is_none_is_a_fault() -> None:
    register = read("Namn;Parti;Roll;T.o.m.", "Lars Berg;C;Ledamot;snart")
    assert Fault(2, What.BAD_PERIOD, "snart") in register.faults


def test_no_personnummer_is_kept_or_told() -> None:
    register = read(
        "Personnummer;Namn;Parti;Roll",
        "19500101-1234;Lars Berg;C;Ledamot",
        "195001011234;Eva Ek 500101-1234;S;Ersättare",
        "500101-1234;",
        '500101-1234;"Bo;M;Ledamot',
    )
    assert register.personnummer
    assert "1234" not in repr(register)
    assert [fault.what for fault in register.faults] == [What.BAD_NAME, What.TOO_FEW_COLUMNS, What.BAD_QUOTES]


def test_the_secretary_stays_where_a_register_has_none() -> None:
    register = read("Namn;Parti;Roll", "Lars Berg;C;Ledamot")
    assert register.people == (LARS, GUN)
    assert register.secretaries == ("Gun Palm",)


def test_what_a_file_has_no_column_for_is_as_it_was() -> None:
    assert read("Namn;Parti;Roll", "Lars Berg;M;Ledamot").people[0] == replace(LARS, party="M")
    cleared = read("Namn;Parti;Roll;E-post;Gruppledare", "Lars Berg;C;Ledamot;;").people[0]
    assert cleared == replace(LARS, email="", gruppledare=False)


HEAD = "Namn;Parti;Roll;E-post"


@pytest.mark.parametrize(
    ("row", "id_"),
    [
        ("Eva Ek;S;Ledamot;eva@ekeby.example", "p2"),  # another role
        ("Eva Ek;M;Ersättare;eva@ekeby.example", "p2"),  # another party
        ("Eva Strand;S;Ersättare;eva@ekeby.example", "p2"),  # another surname
        ("Eva Strand;M;Ledamot;EVA@ekeby.example", "p2"),
        ("Eva Strand;S;Ersättare;", "p10"),  # nobody knows
        ("Bo Strand;S;Ersättare;eva@ekeby.example", "p10"),  # the address was handed on
    ],
)
def test_whoever_has_changed_keeps_what_hangs_on_them(row: str, id_: str) -> None:
    assert read(HEAD, row).people[0].id == id_


def test_of_two_with_one_address_nobody_inherits() -> None:
    rows = ("Eva Strand;S;Ledamot;eva@ekeby.example", "Eva Lund;S;Ledamot;eva@ekeby.example")
    assert [person.id for person in read(HEAD, *rows).people] == ["p10", "p11", "p9"]


def test_who_left_and_comes_back_is_the_same() -> None:
    gone = replace(ASKING, people=(LARS, GUN), former=(EVA,))
    assert read(HEAD, "Lars Berg;C;Ledamot;", "Eva Ek;S;Ledamot;", asking=gone).people[1].id == "p2"
    assert (
        read(HEAD, "Lars Berg;C;Ledamot;", "Eva Alm;S;Ledamot;eva@ekeby.example", asking=gone).people[1].id
        == "p2"
    )


def test_what_is_kept_until_confirmed_comes_back_and_finds_its_ids_anew() -> None:
    register = read(HEAD, "Eva Strand;S;Ersättare;eva@ekeby.example")
    people = unpacked(packed(register.people))
    assert people == register.people
    later = Asking((LARS, GUN), (replace(EVA, id="p5"),))
    assert [person.id for person in whole(Register((), ()), people, later).people] == ["p5", "p9"]
