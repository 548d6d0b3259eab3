"""What is referred to is there: the att-sats in the draft; heading, paragraph and page in the documents."""

from __future__ import annotations

import pytest

from drafts.amendment import Amendment, Shown
from drafts.base.document import BaseDocument, Block, Kind, Line
from drafts.text import Text
from tests.drafts.advice.asking import a_text, asked, in_motivation, stops_at

H, P, C = Kind.HEADING, Kind.PARAGRAPH, Kind.CELL
PLAN = BaseDocument(
    "plan.pdf",
    "Plan",
    (
        Block("b1", H, "Mål för parken", 1, lines=(Line(1, 1),)),
        Block("b2", P, "Ett.", lines=(Line(1, 2),)),
        Block("b3", H, "Träd.", 2, lines=(Line(2, 1),)),
        Block("b4", P, "Två.", lines=(Line(2, 2), Line(3, 1, 2))),
        Block("b5", C, "Tabell"),
        Block("b6", H, "Tider", 1),
    ),
)


def of_plan(words: str) -> list[str]:
    text = a_text(words)
    return [text.words(r.item)[r.start : r.end] for r in asked("reference", text, (), [PLAN])]


@pytest.mark.parametrize("words", ["Se att-sats 3.", "Se attsats 0.", "Den tredje att-satsen gäller."])
def test_an_att_sats_there_is_not(words: str) -> None:
    assert len(stops_at("reference", a_text("Att A.", "Att B.", motivation=[words]))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Se att-sats 2 och den sista att-satsen.",
        "Förvaltningens tredje att-sats och beslutssats 7 i tjänsteutlåtandet.",
        "Punkt 9 utgår, och varje att-sats får en egen rad.",
    ],
)
def test_one_there_is_or_somebody_elses(words: str) -> None:
    assert stops_at("reference", a_text("Att A.", "Att B.", motivation=[words])) == []


def test_amendments_are_att_satser_too_where_the_bilaga_has_them_so() -> None:
    amended = Amendment("a1", "0" * 64, ("Att stryka ”A”.", "Att stryka ”B”."))
    for shown, said in ((Shown.INSTRUCTIONS, []), (Shown.EXCERPTS, ["att-sats 3"])):
        plain = a_text("Att se att-sats 3.")
        assert stops_at("reference", Text("", plain.satser, (), (amended,), shown)) == said


@pytest.mark.parametrize(
    ("words", "stop"),
    [
        ("Att stryka meningen på sidan 4.", ["sidan 4"]),
        ("Att stryka meningen på sid. 3.", []),
        ("Att stryka rubriken ”Bänkar”.", ["rubriken ”Bänkar”"]),
        ("Att stryka rubriken ”mål för  parken”.", []),
        ("Att stryka rubriken ”Träd”.", []),
        ("Att lägga till rubriken ”Bänkar”.", []),
        ("Att under rubriken ”Mål för parken” stryka tredje stycket.", ["tredje stycket"]),
        ("Att under rubriken ”Mål för parken” stryka andra stycket.", []),
        ("Att stryka första stycket under rubriken ”Tider”.", ["första stycket"]),
        ("Att under rubriken ”Träd” stryka sista stycket.", []),
    ],
)
def test_heading_paragraph_and_page_of_the_documents(words: str, stop: list[str]) -> None:
    assert of_plan(words) == stop


def test_nothing_is_said_where_no_document_is_known() -> None:
    assert in_motivation("reference", "Se sidan 400 under rubriken ”Allt”, nionde stycket.") == []
    pageless = BaseDocument("plan.md", "Plan", PLAN.blocks[-1:])
    assert asked("reference", a_text("Se sidan 400."), (), [pageless]) == []


def test_the_motivations_own_headings_count() -> None:
    text = a_text("Att stå fast vid det som står under rubriken ”Vi vill”.", motivation=["# Vi vill", "Mer."])
    assert asked("reference", text, (), [PLAN]) == []
