"""The register: what a row may look like, what is wrong with one, and who keeps which id."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafts.errors import BadFile
from drafts.faults import Fault, What, Why
from drafts.people import Person, Role
from drafts.register import Asking, Register, read_csv_register
from drafts.upload import SIZE_LIMIT

HEAD = "namn,parti,roll,e-post,gruppledare"
SECRETARY = "Gun Palm,,sekreterare"
GUN = Person("", "Gun Palm", "", Role.SEKRETERARE)


def read(*rows: str, head: str = HEAD, known: tuple[Person, ...] = ()) -> Register:
    """The register of these rows, with a secretary at the end so that only the rows are judged."""
    return read_csv_register("\n".join([head, *rows, SECRETARY]).encode(), Asking(former=known))


def only(*rows: str) -> Person:
    register = read(*rows)
    assert register.faults == ()
    return register.people[0]


def faults(*rows: str) -> list[tuple[int, What, str]]:
    return [(f.line, f.what, f.value) for f in read(*rows).faults]


def why(data: bytes | str) -> str:
    with pytest.raises(BadFile) as refused:
        read_csv_register(data.encode() if isinstance(data, str) else data)
    return refused.value.why


def test_a_row_becomes_a_person() -> None:
    row = "Lars Berg,C,ledamot,lars@ekeby.example,ja"
    assert only(row) == Person("p1", "Lars Berg", "C", Role.LEDAMOT, "lars@ekeby.example", gruppledare=True)


def test_email_and_gruppledare_may_be_left_out() -> None:
    register = read_csv_register(b"namn,parti,roll\nLars Berg,C,ledamot\nGun Palm,,sekreterare")
    assert [p.name for p in register.people] == ["Lars Berg", "Gun Palm"]
    assert register.faults == ()


@pytest.mark.parametrize(
    "data",
    [
        "namn,parti,roll\nÅsa Öberg,C,ersättare\nGun Palm,,sekreterare".encode(),
        "\ufeffnamn,parti,roll\nÅsa Öberg,C,ersättare\nGun Palm,,sekreterare".encode(),
        "namn,parti,roll\nÅsa Öberg,C,ersättare\nGun Palm,,sekreterare".encode("cp1252"),
        "namn\tparti\troll\nÅsa Öberg\tC\tersättare\nGun Palm\t\tsekreterare".encode("utf-16"),
        "Namn;Parti;Roll\r\nÅsa Öberg;C;ersättare\r\nGun Palm;;sekreterare\r\n".encode(),
        "sep=;\r\nNAMN;PARTI;ROLL\r\n\r\n;;\r\nÅsa Öberg;C;ersättare\r\nGun Palm;;sekreterare".encode(),
        "roll\tparti\tnamn\nersattare\tC\tÅsa Öberg\nsekreterare\t\tGun Palm".encode(),
        "Name,Party,Role,Telefon\nÅsa Öberg,C,ersättare,070\nGun Palm,,sekreterare".encode(),
        '"namn", "parti", "roll"\n"Åsa  Öberg", "(c)", "Ersättare"\nGun Palm,,sekreterare'.encode(),
        "namn,parti,roll\nA\u030asa O\u0308berg,C,ersa\u0308ttare\nGun Palm,,sekreterare".encode(),
    ],
    ids=["utf-8", "bom", "cp1252", "utf-16", "excel", "sep", "tabs", "english", "quoted", "decomposed"],
)
def test_a_spreadsheets_many_ways_of_saving_are_one_register(data: bytes) -> None:
    register = read_csv_register(data)
    assert register.faults == ()
    assert register.people == (
        Person("p1", "Åsa Öberg", "C", Role.ERSATTARE),
        Person("p2", "Gun Palm", "", Role.SEKRETERARE),
    )


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("Ordförande", Role.ORDFORANDE),
        ("ordf.", Role.ORDFORANDE),
        ("Vice ordförande", Role.VICE_ORDFORANDE),
        ("1:e vice ordförande", Role.VICE_ORDFORANDE),
        ("2:a v. ordf", Role.VICE_ORDFORANDE),
        ("Andre vice ordforande", Role.VICE_ORDFORANDE),
        ("Ledamot", Role.LEDAMOT),
        ("ordinarie ledamot", Role.LEDAMOT),
        ("ersattare", Role.ERSATTARE),
        ("Ersättare", Role.ERSATTARE),
        ("suppleant", Role.ERSATTARE),
        ("sekr.", Role.SEKRETERARE),
        ("Nämndsekreterare", Role.SEKRETERARE),
    ],
)
def test_roles_are_known_by_their_usual_names(written: str, role: Role) -> None:
    assert only(f"Lars Berg,C,{written}").role is role


@pytest.mark.parametrize("written", ["ledamoten", "revisor", "tjänstgörande", "ledamot (C)", "§"])
def test_a_role_that_is_none_is_a_fault(written: str) -> None:
    assert faults(f"Lars Berg,C,{written}") == [(2, What.UNKNOWN_ROLE, written)]


@pytest.mark.parametrize(
    ("written", "party"),
    [
        ("(s)", "S"),
        ("c", "C"),
        ("( kd )", "KD"),
        ("Miljöpartiet de gröna", "MP"),
        ("EkP", "EkP"),
        ("ÖP", "ÖP"),
        ("Ö", "Ö"),
        ("Vå", "Vå"),
        ("-", "-"),
        ("–", "-"),
        ("Partilös", "-"),
    ],
)
def test_parties_are_written_as_minutes_write_them(written: str, party: str) -> None:
    assert only(f"Lars Berg,{written},ledamot").party == party


def test_a_local_party_in_two_spellings_is_one_party() -> None:
    people = read("Ylva Strand,EkP,ledamot", "Bo Lind,ekp,ersättare").people
    assert [p.party for p in people[:2]] == ["EkP", "EkP"]


def test_a_secretary_has_no_party() -> None:
    assert only("Eva Lund,S,sekreterare,,ja") == Person("p1", "Eva Lund", "", Role.SEKRETERARE)


@pytest.mark.parametrize(
    ("row", "what", "value"),
    [
        (",C,ledamot", What.MISSING_NAME, ""),
        ('"Berg, Lars, Eva",C,ledamot', What.BAD_NAME, "Berg, Lars, Eva"),
        ("Lars Berg (S),C,ledamot", What.BAD_NAME, "Lars Berg (S)"),
        ("Lars Berg 19500101-1234,C,ledamot", What.BAD_NAME, "Lars Berg (personnummer)"),
        ("1,C,ledamot", What.BAD_NAME, "1"),
        ("Lars Berg,,ledamot", What.MISSING_PARTY, "Lars Berg"),
        ("Lars Berg,Ekebys bästa parti,ledamot", What.BAD_PARTY, "Ekebys bästa parti"),
        ("Lars Berg,12,ledamot", What.BAD_PARTY, "12"),
        ("Lars Berg,C,", What.MISSING_ROLE, ""),
        ("Lars Berg,C,ledamot,lars@ekeby", What.BAD_EMAIL, "lars@ekeby"),
        ("Lars Berg,C,ledamot,a@b.se c@d.se", What.BAD_EMAIL, "a@b.se c@d.se"),
        ("Lars Berg,C,ledamot,,kanske", What.BAD_GRUPPLEDARE, "kanske"),
        ("Berg,Lars,C,ledamot,,,x", What.TOO_MANY_COLUMNS, "x"),
        ("Lars Berg,ledamot", What.TOO_FEW_COLUMNS, "Lars Berg, ledamot"),
        ('"Lars Berg,C,ledamot', What.BAD_QUOTES, '"Lars Berg,C,ledamot'),
    ],
)
def test_a_bad_row_is_told_by_line_and_costs_only_itself(row: str, what: What, value: str) -> None:
    register = read("Karin Falk,L,ledamot", row)
    told = [fault for fault in register.faults if fault.what is what]
    assert told == [Fault(3, what, value)]
    assert [p.name for p in register.people] == ["Karin Falk", "Gun Palm"]


def test_a_row_with_two_faults_tells_both() -> None:
    assert [what for _, what, _ in faults(",C,vaktmästare")] == [What.MISSING_NAME, What.UNKNOWN_ROLE]


def test_blank_lines_count_as_lines() -> None:
    assert faults("", ";;", "Lars Berg,C,vakt") == [(4, What.UNKNOWN_ROLE, "vakt")]


def test_a_line_beyond_reason_is_a_fault() -> None:
    assert [what for _, what, _ in faults("a\u0301\u0323" * 2_000)] == [What.TOO_LONG]


def test_one_person_on_two_rows_is_a_fault() -> None:
    assert faults("Lars Berg,C,ledamot", "LARS  BERG,(c),ersättare") == [
        (3, What.DUPLICATE_PERSON, "LARS BERG (C)")
    ]


def test_two_of_one_name_are_told_apart_by_party() -> None:
    assert faults("Lars Berg,C,ledamot", "Lars Berg,S,ledamot") == []


def test_a_register_needs_a_secretary() -> None:
    assert read_csv_register(b"namn,parti,roll\nLars Berg,C,ledamot").faults == (Fault(0, What.NO_SECRETARY),)


def test_a_board_has_one_chair() -> None:
    assert faults("Anna Holm,S,ordförande", "Lars Berg,C,ordf.") == [
        (0, What.TWO_CHAIRS, "Anna Holm (S) och Lars Berg (C)")
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Why.EMPTY),
        (b"\xef\xbb\xbf \n", Why.EMPTY),
        (b"namn,parti,roll\n", Why.EMPTY),
        (b"PK\x03\x04\x14\x00", Why.KIND),
        (b"namn,parti,roll\nL\x81rs,C,ledamot", Why.KIND),
        (b"\xff\xfea", Why.KIND),
        ("namn,parti,roll\nÃ…sa Ã–berg,C,ledamot", Why.ENCODING),
        ("Lars Berg,C,ledamot\nGun Palm,,sekreterare", Why.HEADER),
        ("namn,roll\nLars Berg,ledamot", Why.NO_PARTY),
        ("parti,roll\nC,ledamot", Why.NO_NAME),
        ("namn,parti\nLars Berg,C", Why.NO_ROLE),
        ("namn,parti,roll,name\nLars Berg,C,ledamot,Lars", Why.HEADER_TWICE),
        ("namn,parti,roll\n" + "Lars Berg,C,ledamot\n" * 2_001, Why.ROWS),
        (b"a" * (SIZE_LIMIT + 1), Why.SIZE),
    ],
)
def test_a_file_that_is_no_register_is_refused_whole(data: bytes | str, expected: Why) -> None:
    assert why(data) == expected


def test_who_has_an_id_keeps_it_when_role_and_party_change() -> None:
    known = (Person("p7", "Lars Berg", "C", Role.LEDAMOT),)
    people = read("Karin Falk,L,ledamot", "lars  berg,L,ordförande", known=known).people
    assert [(p.id, p.name) for p in people[:2]] == [("p8", "Karin Falk"), ("p7", "lars berg")]


def test_ids_of_those_who_left_are_given_to_nobody_else() -> None:
    known = read("Lars Berg,C,ledamot", "Karin Falk,L,ledamot").people
    people = read("Bo Lind,C,ledamot", known=known).people
    assert [p.id for p in people] == ["p4", "p3"]


@pytest.mark.parametrize(
    ("before", "now", "ids"),
    [
        (["S", "M"], ["M", "S"], ["p2", "p1"]),
        (["S", "M"], ["S", "C"], ["p1", "p2"]),  # the one who was M has changed party
        (["S"], ["M", "S"], ["p3", "p1"]),
        (["S"], ["M", "C"], ["p3", "p4"]),  # nobody knows which of them it was
        (["S", "M"], ["C"], ["p4"]),
    ],
)
def test_of_two_with_one_name_nobody_inherits_the_others_id(
    before: list[str], now: list[str], ids: list[str]
) -> None:
    known = read(*(f"Eva Ek,{party},ledamot" for party in before)).people
    people = read(*(f"Eva Ek,{party},ledamot" for party in now), known=known).people
    assert [p.id for p in people[:-1]] == ids


def test_of_two_states_of_one_person_the_later_counts() -> None:
    known = (
        Person("p1", "Eva Ek", "S", Role.LEDAMOT),
        Person("p1", "Eva Ek", "M", Role.LEDAMOT),
    )
    people = read("Eva Ek,S,ledamot", "Eva Ek,M,ledamot", known=known).people
    assert [p.id for p in people] == ["p2", "p1", "p3"]


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=12)
ROW = st.lists(
    CELL | st.sampled_from(["Lars Berg", "Eva Ek", "C", "-", "ledamot", "sekreterare", "ja", '"']), max_size=6
)
FILE = st.lists(ROW.map(",".join), max_size=8).map("\n".join)
GOOD = st.tuples(
    st.sampled_from(["Åsa Öberg", "Per-Olof Ek", "Eva Lind Falk", "Lars D’Ail", "Mats Fors"]),
    st.sampled_from(["S", "C", "EkP", "-"]),
    st.sampled_from(["ledamot", "ersättare"]),
)


@given(st.binary() | FILE.map(str.encode) | FILE.map(lambda rows: f"{HEAD}\n{rows}".encode()))
@example(b"\xff\xfe\x00\xd8")
@example(f"{HEAD}\n{','.join('x' * 300)}".encode())
def test_no_bytes_are_met_with_anything_but_a_register_or_bad_file(data: bytes) -> None:
    people: tuple[Person, ...] = ()
    with suppress(BadFile):
        people = read_csv_register(data).people
    assert all(person.id and person.name for person in people)


@given(st.lists(GOOD, min_size=1, max_size=5, unique_by=lambda row: row[:2]), st.data())
def test_good_rows_survive_bad_neighbours(good: list[tuple[str, str, str]], data: st.DataObject) -> None:
    bad = st.sampled_from(['"', ",,", "x", "Bo Lind,C,vakt", ",C,ledamot", "1,1,1,1,1,1,1", '"a"b,C,ledamot'])
    rows = [row for g in good for row in (data.draw(bad), ",".join(g))]
    assert [(p.name, p.party) for p in read(*rows).people[:-1]] == [(name, party) for name, party, _ in good]


@given(st.lists(GOOD, max_size=12), st.lists(GOOD, max_size=12))
def test_ids_are_unique_and_stay_when_the_register_is_read_again(
    first: list[tuple[str, str, str]], second: list[tuple[str, str, str]]
) -> None:
    before = read(*map(",".join, first)).people
    now = read(*map(",".join, second), known=before).people
    assert len({p.id for p in now}) == len(now)
    assert read(*map(",".join, second), known=(*before, *now)).people == now
    kept = {p.id: p.name for p in before}
    assert all(kept.get(p.id, p.name) == p.name for p in now)
