"""From draft to Bilaga: what stands in it, in order."""

from __future__ import annotations

import pytest

from drafts.authors import invite
from drafts.bilaga import Heading, Item, Paragraph
from drafts.composing import compose, dated
from drafts.draft import Draft, Kind
from drafts.drafting import add_satser, reword
from drafts.sending import send_back
from drafts.text import TITLE, words_digest
from drafts.wording import APPROVE, APPROVE_IN_PART, IN_ADDITION, LABELS, OPENING, READY, opens_free_text
from drafts.words import one_line, satser
from tests.people import BOARD, EVENING, REMISS, a_draft, board, does, sends

HEADED = (("Vi är positiva.", False), ("Unga i riskzon", True), ("En målsättning läggs till.", False))


def test_the_attachment_stands_as_boards_write_it() -> None:
    draft = a_draft(APPROVE_IN_PART, IN_ADDITION, motivation=HEADED, with_=["Erik", "Karin"])
    bilaga = compose(draft, BOARD, EVENING)
    assert bilaga.lines == (
        "Remiss av samverkansöverenskommelse",
        "Ärende 23",
        "Lars Berg (C)",
        "Karin Rosén Falk (L)",
        "Erik Ahl (KD) e.y.",
        "Förslag till beslut",
        "1. Att delvis godkänna förvaltningens förslag till beslut.",
        "2. Därutöver anföra följande:",
        "Vi är positiva.",
        "Unga i riskzon",
        "En målsättning läggs till.",
    )
    assert (bilaga.diarienummer, bilaga.at, bilaga.version) == ("EKE 2026/71", EVENING, 1)


def test_free_text_is_opened_by_the_att_sats_that_announces_it() -> None:
    assert compose(a_draft(APPROVE, IN_ADDITION, motivation=HEADED), BOARD, EVENING).blocks == (
        Heading("Förslag till beslut"),
        Item(1, APPROVE),
        Item(2, IN_ADDITION),
        Paragraph("Vi är positiva."),
        Heading("Unga i riskzon", 3),
        Paragraph("En målsättning läggs till."),
    )


@pytest.mark.parametrize("row", [(APPROVE,), (IN_ADDITION, APPROVE), ()])
def test_else_a_motivation_has_a_heading_of_its_own(row: tuple[str, ...]) -> None:
    blocks = compose(a_draft(*row, motivation=HEADED[:1]), BOARD, EVENING).blocks
    assert blocks[len(row) + 1 :] == (Heading("Motivering"), Paragraph("Vi är positiva."))


def test_where_there_is_no_motivation_there_is_no_heading_for_it() -> None:
    for row in ((APPROVE,), (APPROVE, IN_ADDITION)):
        blocks = compose(a_draft(*row), BOARD, EVENING).blocks
        assert [block for block in blocks if isinstance(block, Heading)] == [Heading("Förslag till beslut")]


def test_a_statement_is_free_text_under_its_own_name() -> None:
    draft = a_draft(kind=Kind.UTTALANDE, motivation=HEADED[:2])
    assert compose(draft, BOARD, EVENING).blocks == (
        Heading("Särskilt uttalande"),
        Paragraph("Vi är positiva."),
        Heading("Unga i riskzon", 3),
    )


@pytest.mark.parametrize("kind", [*Kind])
def test_nothing_that_was_signed_is_left_out(kind: Kind) -> None:
    """Whatever kind of draft it is written in."""
    draft = a_draft(APPROVE, motivation=HEADED, kind=kind)
    lines = compose(draft, BOARD, EVENING).lines
    assert all(any(item.text in line for line in lines) for item in draft.text.items)


def test_a_title_of_its_own_stands_before_the_arendes() -> None:
    draft = does(a_draft(APPROVE), "Lars", reword, TITLE, words_digest(""), "Ljus i parken")
    assert compose(draft, BOARD, EVENING).title == "Ljus i parken"
    assert compose(a_draft(APPROVE), BOARD, EVENING).title == REMISS.title


def test_the_version_is_the_one_it_becomes() -> None:
    sent = does(a_draft(APPROVE, signed=["Lars"]), "Lars", sends)
    again = does(sent, "Gun", send_back, 1, "Titeln.")
    assert compose(again, BOARD, EVENING).version == 2


def test_the_same_draft_is_the_same_bilaga() -> None:
    def made() -> Draft:
        return a_draft(APPROVE, motivation=HEADED, with_=["Erik"])

    assert compose(made(), BOARD, EVENING) == compose(made(), BOARD, EVENING)
    assert compose(made(), BOARD, EVENING) != compose(made(), board(serving=["Erik"]), EVENING)


def test_a_signed_draft_is_dated_by_its_last_signature() -> None:
    """Whatever happens besides, so that what is confirmed and what is sent are the same bytes."""
    signed = a_draft(APPROVE, with_=["Karin"], signed=["Lars", "Karin"])
    assert dated(signed, BOARD) == signed.at
    invited = does(signed, "Lars", invite, "lingon", EVENING)
    assert dated(invited, BOARD) == signed.at
    assert dated(does(invited, "Lars", sends), BOARD) == signed.at


def test_an_unsigned_draft_is_dated_by_its_last_change() -> None:
    draft = does(a_draft(APPROVE, signed=["Lars"]), "Lars", add_satser, (IN_ADDITION,))
    assert dated(draft, BOARD) == draft.at


@pytest.mark.parametrize("phrase", [*READY.values(), *sum(OPENING.values(), ())])
def test_a_ready_phrase_needs_no_tidying(phrase: str) -> None:
    assert satser(phrase) == (phrase,)
    assert one_line(phrase, 100) == phrase
    assert does(a_draft(), "Lars", add_satser, (phrase,)).text.satser[0].text == phrase


def test_only_a_colon_opens_free_text() -> None:
    assert [key for key, phrase in READY.items() if opens_free_text(phrase)] == ["darutover"]


def test_every_kind_has_a_name() -> None:
    assert set(LABELS) == set(Kind)
    assert len(set(LABELS.values())) == len(Kind)
