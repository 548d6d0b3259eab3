"""What a tjänsteutlåtande says of its ärende is found."""

from __future__ import annotations

import pytest

from drafts.base.document import BaseDocument, Block, Cell, Kind
from drafts.base.finding import diarienummer, find, proposal


def h(text: str, level: int = 1) -> Block:
    return Block("", Kind.HEADING, text, level)


def p(text: str) -> Block:
    return Block("", Kind.PARAGRAPH, text)


def i(text: str, number: str = "", level: int = 1) -> Block:
    return Block("", Kind.ITEM, text, level, number)


def document(*blocks: Block, title: str = "Remiss av trygghetsplan") -> BaseDocument:
    return BaseDocument("a.docx", title, blocks)


SHAPES = (
    "NOD 2024/713",
    "NOD 2024/713-1.3",
    "KS 2024/740",
    "SLK-2024-00762",
    "KS KF/2024:248",
    "BUN/2025:107",
    "KS-2024-00708",
    "2024/BUN 0214",
    "KSN2024/31",
)
BARE = ("0497/22", "1.6-216/2013", "1.2.4-182-2013", "385-2012-2.2.2", "316-259/2012", "2024:123", "2024/77")


@pytest.mark.parametrize("shape", SHAPES + BARE)
@pytest.mark.parametrize(
    "said", ["Dnr {}", "Dnr: {}", "Diarienummer\t{}", "Diarienr: {}", "DNR {} ", "Ärendenr {}"]
)
def test_a_diarienummer_is_found_by_its_word_in_every_shape(shape: str, said: str) -> None:
    assert diarienummer(document(p("Norra förvaltningen"), p(said.format(shape)))) == shape
    assert (
        diarienummer(document(p("Text.")), [f"Sida 1 (6)\n{said.format(shape)}", said.format(shape)]) == shape
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_one_with_letters_is_found_alone(shape: str) -> None:
    assert diarienummer(document(p("Norra förvaltningen"), p(shape))) == shape


@pytest.mark.parametrize("shape", BARE)
def test_one_without_letters_needs_the_word(shape: str) -> None:
    """A date or a sum is as like."""
    assert diarienummer(document(p(shape), p("2024-05-13"))) == ""


def test_it_may_stand_in_the_next_cell() -> None:
    cells = [
        Block("", Kind.CELL, text, cell=Cell(1, 1, n))
        for n, text in enumerate(["Diarienummer", "NOD 2024/5"], 1)
    ]
    assert diarienummer(document(*cells)) == "NOD 2024/5"


def test_the_documents_own_comes_before_that_of_the_remiss_it_answers() -> None:
    answers = h("Svar på remiss från kommunstyrelsen, dnr KS 2024/740")
    assert diarienummer(document(answers, p("Dnr NOD 2024/713"))) == "NOD 2024/713"
    assert diarienummer(document(answers), ["Dnr NOD 2024/713"]) == "NOD 2024/713"
    assert diarienummer(document(answers), ["Norra förvaltningen\tDnr NOD 2024/713"]) == "NOD 2024/713"
    assert diarienummer(document(answers), ["Norra förvaltningen, dnr NOD 2024/713"]) == "NOD 2024/713"
    assert diarienummer(document(answers, p("2024-05-13\u2028Dnr\tNOD 2024/713"))) == "NOD 2024/713"
    assert diarienummer(document(answers, p("NOD 2024/713"))) == "NOD 2024/713"
    assert diarienummer(document(answers)) == "KS 2024/740"


@pytest.mark.parametrize(
    "text", ["Dnr", "Dnr: saknas", "tel. 08-123 456", "Beslut 2024-05-13", "3/4 av eleverna"]
)
def test_what_is_no_diarienummer(text: str) -> None:
    assert diarienummer(document(p(text))) == ""


@pytest.mark.parametrize(
    "heading",
    [
        "Förslag till beslut",
        "Förvaltningens förslag till beslut",
        "Stadsdelsförvaltningens förslag till beslut",
        "Kommunstyrelsens arbetsutskotts förslag till beslut",
        "FÖRSLAG TILL BESLUT:",
        "Förslag till beslut i kommunstyrelsen",
        "Förslag till ställningstagande",
        "1. Förslag till beslut",
        "Beslutsförslag",
    ],
)
def test_the_proposal_is_found_under_its_heading(heading: str) -> None:
    satser = (
        i("Nämnden godkänner planen.", "1."),
        i("Nämnden förklarar beslutet omedelbart justerat.", "2."),
    )
    found = proposal(
        document(h("Plan"), h(heading, 2), p("Nämnden beslutar:"), *satser, p("Eva Ek"), h("Skäl", 2))
    )
    assert found == ("Nämnden godkänner planen.", "Nämnden förklarar beslutet omedelbart justerat.")


def test_typed_numbers_go_and_what_is_below_an_item_belongs_to_it() -> None:
    under = (
        i("1.\tNämnden uppdrar åt förvaltningen att", ""),
        i("– höra skolan", "", 2),
        i("2. Nämnden tackar.", ""),
    )
    assert proposal(document(h("Förslag till beslut"), *under)) == (
        "Nämnden uppdrar åt förvaltningen att höra skolan",
        "Nämnden tackar.",
    )


def test_without_a_list_each_paragraph_is_a_decision_down_to_who_signs() -> None:
    under = (
        p("Nämnden beslutar följande:"),
        p("Nämnden överlämnar\u2028utlåtandet."),
        p("Eva Ek"),
        p("Slut."),
    )
    assert proposal(document(h("Förslag till beslut"), *under, h("Skäl"), p("Nej."))) == (
        "Nämnden överlämnar utlåtandet.",
    )


def test_a_heading_that_is_none_by_style_will_do() -> None:
    assert proposal(document(h("Plan"), p("Förslag till beslut"), p("Nämnden säger ja."))) == (
        "Nämnden säger ja.",
    )


def test_the_words_in_running_text_are_no_heading() -> None:
    text = p("Förvaltningens förslag till beslut innebär att planen antas.")
    assert proposal(document(h("Skäl"), text, i("Ett.", "1."))) == ()


def test_an_empty_one_is_passed_by() -> None:
    found = proposal(document(h("Förslag till beslut"), h("Beslutsförslag"), p("Nämnden säger ja.")))
    assert found == ("Nämnden säger ja.",)


def test_all_of_it_together() -> None:
    whole = document(p("Dnr NOD 2024/713"), h("Förslag till beslut"), p("Nämnden säger ja."))
    found = find(whole)
    assert (found.document, found.title) == (whole, "Remiss av trygghetsplan")
    assert (found.diarienummer, found.proposal) == ("NOD 2024/713", ("Nämnden säger ja.",))


def test_the_title_is_without_the_kind_of_document() -> None:
    assert find(document(title="Tjänsteutlåtande – Remiss av plan")).title == "Remiss av plan"
    assert find(document(title="Tjänsteskrivelser i nämnden")).title == "Tjänsteskrivelser i nämnden"
