"""How it is worded that blocks come, go, are replaced or move; and what changes throughout."""
# ruff: noqa: E501 — an att-sats is a line

from __future__ import annotations

from dataclasses import replace

import pytest

from drafts.base.document import FIRST, BaseDocument, Block, Cell, Kind
from drafts.phrasing import phrase, phrase_everywhere
from tests.corpus import AGREEMENT, BYLAWS, LETTER, PLAN, POLICY, ROUTINES, STATUTE, h, i, p


def put(base: BaseDocument, after: str, *blocks: Block) -> BaseDocument:
    return base.inserted(after, *(replace(block, id=f"n{n}") for n, block in enumerate(blocks, 1)))


def row(table: int, number: int, *texts: str) -> list[Block]:
    return [Block("", Kind.CELL, text, cell=Cell(table, number, n)) for n, text in enumerate(texts, 1)]


def cells(base: BaseDocument, table: int, number: int = 0) -> list[str]:
    """The ids of a table's cells, or of one of its rows'."""
    return [b.id for b in base.blocks if b.cell and b.cell.table == table and number in {0, b.cell.row}]


def satser(base: BaseDocument, new: BaseDocument) -> tuple[str, ...]:
    return tuple(instruction.text for instruction in phrase(base, new))


SUB = i("minst en förening,", "–", 2)


@pytest.mark.parametrize(
    ("base", "after", "blocks", "sats"),
    [
        # a paragraph
        (AGREEMENT, "b4", [p("Nytt.")], "Att under rubriken ”Bakgrund” lägga till följande stycke efter första stycket (sida 1, rad 6): ”Nytt.”"),
        (AGREEMENT, "b3", [p("Nytt.")], "Att lägga till följande stycke först under rubriken ”Bakgrund”: ”Nytt.”"),
        (ROUTINES, "b9", [p("Nytt.")], "Att under rubriken ”Socialnämnden”, underrubriken ”Ansvar”, lägga till följande stycke efter första stycket: ”Nytt.”"),
        (LETTER, FIRST, [p("Nytt.")], "Att lägga till följande stycke först i dokumentet: ”Nytt.”"),
        (LETTER, "b5", [p("Nytt.")], "Att lägga till följande stycke efter andra punkten: ”Nytt.”"),
        (PLAN, "b15", [p("Nytt.")], "Att lägga till följande stycke efter tabellen under rubriken ”Mål”: ”Nytt.”"),
        (STATUTE, "b12", [p("Nytt.")], "Att i 2 kap. 11 § lägga till följande stycke efter första stycket: ”Nytt.”"),
        (STATUTE, "b12", [p("11 a § Nytt.")], "Att lägga till följande paragraf efter 2 kap. 11 §: ”11 a § Nytt.”"),
        (BYLAWS, "b11", [p("Nytt.")], "Att lägga till följande stycke först i 14 §: ”Nytt.”"),
        (LETTER, "b1", [p("Det kallas ”lagom”.")], "Att lägga till följande stycke efter första stycket: »Det kallas ”lagom”.«"),
        # the very same beside itself
        (LETTER, "b1", [p("Nämnden vill att busslinje 7 går kvar.")], "Att ersätta första stycket med följande stycken: ”Nämnden vill att busslinje 7 går kvar.” och ”Nämnden vill att busslinje 7 går kvar.”"),
        # several
        (LETTER, "b1", [p("Ett."), p("Två."), p("Tre.")], "Att lägga till följande stycken efter första stycket: ”Ett.”, ”Två.” och ”Tre.”"),
        # an item
        (AGREEMENT, "b12", [i("Nytt.")], "Att under rubriken ”Unga i riskzon” lägga till följande punkt efter punkt 3 (sida 2, rad 4): ”Nytt.”"),
        (PLAN, "b32", [i("Ett."), i("Två.")], "Att under rubriken ”Åtgärder”, första listan, lägga till följande punkter efter andra punkten: ”Ett.” och ”Två.”"),
        (POLICY, "b14", [SUB], "Att i avsnitt 3.6.1, punkt b, lägga till följande underpunkt efter andra underpunkten: ”minst en förening,”."),
        (STATUTE, "b3", [i("sova,")], "Att i 1 kap. 2 § lägga till följande punkt efter första stycket: ”sova,”."),
        (ROUTINES, "b2", [i("Nytt.")], "Att under rubriken ”Skolnämnden”, underrubriken ”Ansvar”, lägga till följande punkt före första stycket: ”Nytt.”"),
        (PLAN, "b30", [i("Nytt.")], "Att lägga till följande punkt först under rubriken ”Åtgärder”: ”Nytt.”"),
        (POLICY, FIRST, [i("Nytt.")], "Att lägga till följande punkt före rubriken ”Inledning”: ”Nytt.”"),
        # a heading
        (AGREEMENT, "b18", [h("Ikraftträdande", 2)], "Att lägga till rubriken ”Ikraftträdande” före rubriken ”Uppföljning”."),
        (AGREEMENT, "b4", [h("Ikraftträdande", 2)], "Att under rubriken ”Bakgrund” lägga till rubriken ”Ikraftträdande” efter första stycket (sida 1, rad 6)."),
        (AGREEMENT, "b21", [h("Ikraftträdande", 2)], "Att lägga till rubriken ”Ikraftträdande” sist i dokumentet."),
        # of several kinds
        (AGREEMENT, "b18", [h("Kostnader", 2), p("Vi delar."), i("Hälften var")], "Att lägga till följande före rubriken ”Uppföljning”: rubriken ”Kostnader”, stycket ”Vi delar.” och punkten ”Hälften var”."),
        # in a table
        (PLAN, "b12", row(1, 4, "Elbilar", "Nämnden", "2029"), "Att i tabellen under rubriken ”Mål” lägga till följande rad efter rad 3: ”Elbilar”, ”Nämnden” och ”2029”."),
        (PLAN, "b29", [Block("", Kind.CELL, "40 %", cell=Cell(3, 3, 2))], "Att i andra tabellen under rubriken ”Kostnader”, rad 3, kolumn 2, lägga till ”40 %”."),
    ],
)  # fmt: skip
def test_what_is_added(base: BaseDocument, after: str, blocks: list[Block], sats: str) -> None:
    new = put(base, after, *blocks)
    assert satser(base, new) == (sats,)
    assert phrase(base, new)[0].blocks == tuple(f"n{n}" for n, _ in enumerate(blocks, 1))


@pytest.mark.parametrize(
    ("base", "gone", "sats"),
    [
        (AGREEMENT, ["b5"], "Att under rubriken ”Bakgrund” stryka andra stycket (sida 1, rad 8)."),
        (LETTER, ["b2", "b3"], "Att stryka andra och tredje styckena."),
        (AGREEMENT, ["b11"], "Att under rubriken ”Unga i riskzon” stryka punkt 2 (sida 2, rad 3)."),
        (AGREEMENT, ["b10", "b11", "b12"], "Att under rubriken ”Unga i riskzon” stryka punkterna 1, 2 och 3."),
        (PLAN, ["b36"], "Att under rubriken ”Åtgärder”, andra listan, stryka andra punkten."),
        (POLICY, ["b13", "b14"], "Att i avsnitt 3.6.1, punkt b, stryka första och andra underpunkterna."),
        (STATUTE, ["b11"], "Att i 2 kap. 2 § stryka andra stycket."),
        (STATUTE, ["b10", "b11"], "Att stryka 2 kap. 2 §."),
        (STATUTE, ["b8", "b9", "b10", "b11", "b12", "b13"], "Att stryka 2 kap."),
        (BYLAWS, ["b8", "b9", "b10"], "Att stryka 13 §."),
        (BYLAWS, ["b8"], "Att stryka rubriken ”13 §”."),
        (AGREEMENT, ["b3"], "Att stryka rubriken ”Bakgrund”."),
        (AGREEMENT, ["b3", "b4", "b5"], "Att stryka avsnittet ”Bakgrund”."),
        (ROUTINES, ["b8", "b9", "b10"], "Att stryka avsnittet ”Ansvar” under rubriken ”Socialnämnden”."),
        (ROUTINES, ["b15", "b16"], "Att stryka det andra avsnittet ”Övrigt”."),
        (POLICY, ["b17", "b18"], "Att stryka avsnitt 3.6.2."),
        (PLAN, cells(PLAN, 1), "Att stryka tabellen under rubriken ”Mål”."),
        (PLAN, cells(PLAN, 1, 3), "Att i tabellen under rubriken ”Mål” stryka rad 3."),
        (PLAN, ["b9"], "Att i tabellen under rubriken ”Mål”, rad 2, kolumn 3, stryka ”2027”."),
    ],
)  # fmt: skip
def test_what_is_struck(base: BaseDocument, gone: list[str], sats: str) -> None:
    new = base.without(gone)
    assert satser(base, new) == (sats,)
    assert phrase(base, new)[0].blocks == tuple(gone)


def test_a_cell_is_emptied_and_stays() -> None:
    sats = "Att i tabellen under rubriken ”Mål”, rad 2, kolumn 3, stryka ”2027”."
    emptied = PLAN.reworded("b9", "")
    assert satser(PLAN, emptied) == (sats,)
    assert len(satser(emptied, emptied.reworded("b4", "Nytt."))) == 1


@pytest.mark.parametrize(
    ("base", "old", "blocks", "sats"),
    [
        (LETTER, "b2", [p("Nytt.")], "Att ersätta andra stycket med följande: ”Nytt.”"),
        (LETTER, "b2", [p("Ett."), p("Två.")], "Att ersätta andra stycket med följande stycken: ”Ett.” och ”Två.”"),
        (AGREEMENT, "b11", [i("Nytt.")], "Att under rubriken ”Unga i riskzon” ersätta punkt 2 (sida 2, rad 3) med följande: ”Nytt.”"),
        (AGREEMENT, "b3", [h("Historia", 2)], "Att ändra rubriken ”Bakgrund” till ”Historia”."),
    ],
)  # fmt: skip
def test_what_is_put_in_its_place(base: BaseDocument, old: str, blocks: list[Block], sats: str) -> None:
    assert satser(base, put(base, old, *blocks).without([old])) == (sats,)


def test_what_becomes_of_another_kind_is_struck_and_added() -> None:
    new = put(LETTER, "b2", h("Linje 7")).without(["b2"])
    assert satser(LETTER, new) == (
        "Att lägga till rubriken ”Linje 7” efter första stycket.",
        "Att stryka andra stycket.",
    )


@pytest.mark.parametrize(
    ("base", "moving", "after", "sats"),
    [
        (LETTER, ["b1"], "b3", "Att flytta första stycket till efter tredje stycket."),
        (LETTER, ["b3"], FIRST, "Att flytta tredje stycket till först i dokumentet."),
        (AGREEMENT, ["b5"], "b3", "Att under rubriken ”Bakgrund” flytta andra stycket (sida 1, rad 8) till före första stycket (sida 1, rad 6)."),
        (AGREEMENT, ["b4"], "b19", "Att under rubriken ”Bakgrund” flytta första stycket (sida 1, rad 6) till först under rubriken ”Uppföljning”."),
        (AGREEMENT, ["b4"], "b20", "Att under rubriken ”Bakgrund” flytta första stycket (sida 1, rad 6) till efter första stycket under rubriken ”Uppföljning” (sida 3, rad 1)."),
        (AGREEMENT, ["b12"], "b9", "Att under rubriken ”Unga i riskzon” flytta punkt 3 (sida 2, rad 4) till efter andra stycket (sida 2, rad 1)."),
        (AGREEMENT, ["b10", "b11"], "b18", "Att under rubriken ”Unga i riskzon” flytta punkterna 1 och 2 till efter punkt 3 under rubriken ”Utsatta brottsoffer” (sida 2, rad 11)."),
        (AGREEMENT, ["b3", "b4", "b5"], "b18", "Att flytta avsnittet ”Bakgrund” till före rubriken ”Uppföljning”."),
        (STATUTE, ["b11"], "b13", "Att i 2 kap. 2 § flytta andra stycket till efter 2 kap. 12 a § första stycket."),
        (BYLAWS, ["b6"], "b9", "Att i 2 § flytta andra stycket till efter 13 § första stycket."),
    ],
)  # fmt: skip
def test_what_is_moved(base: BaseDocument, moving: list[str], after: str, sats: str) -> None:
    assert satser(base, base.moved(moving, after)) == (sats,)


def test_what_changes_throughout_is_one_sats() -> None:
    new = AGREEMENT
    for id_ in ("b4", "b8"):
        new = new.reworded(id_, new.block(id_).text.replace("polisen", "räddningstjänsten"))
    (instruction,) = phrase(AGREEMENT, new)
    assert instruction.text == "Att ändra samtliga förekomster av ”polisen” till ”räddningstjänsten”."
    assert instruction.blocks == ("b4", "b8")


def test_what_is_left_standing_somewhere_does_not_change_throughout() -> None:
    new = AGREEMENT.reworded("b4", AGREEMENT.block("b4").text.replace("polisen", "räddningstjänsten"))
    assert satser(AGREEMENT, new) == (
        "Att under rubriken ”Bakgrund”, första stycket (sida 1, rad 6), ändra ”polisen” till ”räddningstjänsten”.",
    )


def test_every_place_of_a_change_throughout() -> None:
    found = phrase_everywhere(AGREEMENT, "brottsoffer", "målsägande")
    assert found
    assert found.instruction.text == "Att ändra samtliga förekomster av ”brottsoffer” till ”målsägande”."
    assert [(o.block, o.start, o.end) for o in found.places] == [
        ("b13", 8, 19),
        ("b16", 5, 16),
        ("b18", 12, 23),
    ]
    assert found.document.block("b13").text == "Utsatta målsägande"
    assert phrase_everywhere(AGREEMENT, "offer", "gåva") is None


def test_a_document_of_which_nothing_is_left_is_replaced() -> None:
    new = replace(LETTER, blocks=(replace(p("Helt nytt."), id="n1"), replace(i("punkt"), id="n2")))
    (instruction,) = phrase(LETTER, new)
    assert (
        instruction.text
        == "Att ersätta dokumentet i sin helhet med följande: stycket ”Helt nytt.” och punkten ”punkt”."
    )
    assert instruction.blocks == ("b1", "b2", "b3", "b4", "b5", "b6", "n1", "n2")


def test_the_satser_come_in_reading_order() -> None:
    reworded = LETTER.reworded("b3", LETTER.block("b3").text.replace("lika", "jämnt"))
    new = put(reworded, "b3", p("Nytt.")).without(["b1", "b5"])
    assert satser(LETTER, new) == (
        "Att stryka första stycket.",
        "Att i tredje stycket ändra ”lika” till ”jämnt”.",
        "Att lägga till följande stycke efter tredje stycket: ”Nytt.”",
        "Att stryka andra punkten.",
    )
