"""Writing the text: add, reword, move, remove, headings, and how much of it there may be."""

from __future__ import annotations

import pytest

from drafts.draft import Draft
from drafts.drafting import add_motivation, add_satser, move, remove, reword, set_heading
from drafts.errors import AlreadySent, Closed, GoneItem, TextMoved
from drafts.sending import withdraw
from drafts.text import TITLE, words_digest
from drafts.wording import APPROVE, IN_ADDITION, REMIT
from tests.people import a_draft, does, play, refused, sends

ONE, TWO, THREE = "Att ett.", "Att två.", "Att tre."
HEADED = (("Trygghet", True), ("Vi vill ha ljus.", False))


def satser_of(draft: Draft) -> list[str]:
    return [sats.text for sats in draft.text.satser]


def blocks_of(draft: Draft) -> list[tuple[str, bool]]:
    return [(block.text, block.heading) for block in draft.text.motivation]


def test_an_att_sats_is_added_at_the_end() -> None:
    assert satser_of(does(a_draft(ONE), "Lars", add_satser, (TWO,))) == [ONE, TWO]


def test_several_att_satser_are_added_in_order_as_one_change() -> None:
    draft = does(a_draft(ONE), "Lars", add_satser, (TWO, THREE))
    assert satser_of(draft) == [ONE, TWO, THREE]
    assert [sats.id for sats in draft.text.satser] == ["s2.0", "s3.0", "s3.1"]
    assert len(draft.past) == 2


def test_paragraphs_and_headings_are_added_to_the_motivation() -> None:
    draft = does(a_draft(motivation=HEADED), "Lars", add_motivation, (("Och bänkar.", False),))
    assert blocks_of(draft) == [*HEADED, ("Och bänkar.", False)]


def test_a_glued_paste_goes_on_where_the_last_paragraph_stopped() -> None:
    draft = a_draft(motivation=(("Vi vill ha", False),))
    draft = does(draft, "Lars", add_motivation, (("ljus.", False), ("Och bänkar.", False)), glued=True)
    assert blocks_of(draft) == [("Vi vill ha ljus.", False), ("Och bänkar.", False)]


def test_glue_on_an_empty_motivation_holds_nothing_together() -> None:
    draft = does(a_draft(), "Lars", add_motivation, HEADED, glued=True)
    assert blocks_of(draft) == [*HEADED]


def test_rewording_keeps_the_piece_and_its_place() -> None:
    draft = does(a_draft(ONE, TWO), "Lars", reword, "s2.0", words_digest(ONE), THREE)
    assert satser_of(draft) == [THREE, TWO]
    assert draft.text.satser[0].id == "s2.0"


def test_a_number_copied_with_the_words_is_dropped() -> None:
    """Numbers are given when shown, never stored."""
    assert satser_of(does(a_draft(ONE, TWO), "Lars", reword, "s2.1", words_digest(TWO), "2. Att tre.")) == [
        ONE,
        THREE,
    ]


def test_a_paragraph_may_begin_with_a_number() -> None:
    draft = a_draft(motivation=(("Vi vill.", False),))
    draft = does(draft, "Lars", reword, "p2.0", words_digest("Vi vill."), "3. juni är en fin dag.")
    assert blocks_of(draft) == [("3. juni är en fin dag.", False)]


def test_rewording_what_moved_underneath_shows_both_readings_and_overwrites_nothing() -> None:
    draft = does(a_draft(ONE, with_=["Karin"]), "Karin", reword, "s3.0", words_digest(ONE), TWO)
    moved = refused(TextMoved, draft, "Lars", reword, "s3.0", words_digest(ONE), "  Att   tre. ")
    assert (moved.item, moved.now, moved.wanted) == ("s3.0", TWO, THREE)


def test_removing_what_moved_underneath_shows_what_stands_there() -> None:
    draft = does(a_draft(ONE, with_=["Karin"]), "Karin", reword, "s3.0", words_digest(ONE), TWO)
    moved = refused(TextMoved, draft, "Lars", remove, "s3.0", words_digest(ONE))
    assert (moved.item, moved.now) == ("s3.0", TWO)


def test_the_title_is_reworded_like_any_piece() -> None:
    draft = does(a_draft(), "Lars", reword, TITLE, words_digest(""), "Ljus i parken")
    assert draft.text.title == "Ljus i parken"
    moved = refused(TextMoved, draft, "Lars", reword, TITLE, words_digest(""), "Mörker")
    assert (moved.item, moved.now, moved.wanted) == (TITLE, "Ljus i parken", "Mörker")


def test_an_att_sats_is_removed() -> None:
    assert satser_of(does(a_draft(ONE, TWO), "Lars", remove, "s2.0", words_digest(ONE))) == [TWO]


def test_a_paragraph_is_removed() -> None:
    draft = does(a_draft(motivation=HEADED), "Lars", remove, "p2.0", words_digest("Trygghet"))
    assert blocks_of(draft) == [HEADED[1]]


@pytest.mark.parametrize(
    ("item", "steps", "expected"),
    [
        ("s2.0", 1, [TWO, ONE, THREE]),
        ("s2.0", 2, [TWO, THREE, ONE]),
        ("s2.2", -1, [ONE, THREE, TWO]),
        ("s2.2", -2, [THREE, ONE, TWO]),
        ("s2.0", -1, [ONE, TWO, THREE]),
        ("s2.2", 1, [ONE, TWO, THREE]),
        ("s2.0", 99, [TWO, THREE, ONE]),
        ("s2.1", 0, [ONE, TWO, THREE]),
    ],
)
def test_moving_goes_up_and_down_and_stays_at_the_edge(item: str, steps: int, expected: list[str]) -> None:
    assert satser_of(does(a_draft(ONE, TWO, THREE), "Lars", move, item, steps)) == expected


def test_a_paragraph_moves_among_paragraphs() -> None:
    draft = does(a_draft(ONE, motivation=HEADED), "Lars", move, "p3.1", -5)
    assert blocks_of(draft) == [HEADED[1], HEADED[0]]
    assert satser_of(draft) == [ONE]


def test_a_paragraph_becomes_a_heading_and_back() -> None:
    draft = does(a_draft(motivation=HEADED), "Lars", set_heading, "p2.1", heading=True)
    assert blocks_of(draft) == [("Trygghet", True), ("Vi vill ha ljus.", True)]
    assert blocks_of(does(draft, "Lars", set_heading, "p2.1", heading=False)) == [*HEADED]


@pytest.mark.parametrize(
    "act",
    [
        (reword, "s9.0", words_digest(ONE), TWO),
        (remove, "s9.0", words_digest(ONE)),
        (move, "s9.0", 1),
        (remove, TITLE, words_digest("")),
        (move, TITLE, 1),
    ],
)
def test_a_piece_that_is_gone_takes_no_change(act: tuple[object, ...]) -> None:
    verb, *told = act
    refused(GoneItem, a_draft(ONE), "Lars", verb, *told)  # type: ignore[arg-type]


def test_a_heading_cannot_be_made_of_what_is_gone() -> None:
    refused(GoneItem, a_draft(ONE), "Lars", set_heading, "p9.0", heading=True)


@pytest.mark.parametrize("verb", [add_satser, add_motivation, reword, move, remove, set_heading])
def test_what_is_sent_or_withdrawn_is_not_written_in(verb: object) -> None:
    told: dict[object, tuple[object, ...]] = {
        add_satser: ((TWO,),),
        add_motivation: (HEADED,),
        reword: ("s2.0", words_digest(APPROVE), REMIT),
        move: ("s2.0", 1),
        remove: ("s2.0", words_digest(APPROVE)),
    }
    more = {"heading": True} if verb is set_heading else {}
    words = told.get(verb, ("s2.0",))
    sent = does(a_draft(APPROVE, signed=["Lars"]), "Lars", sends)
    refused(AlreadySent, sent, "Lars", verb, *words, **more)  # type: ignore[arg-type]
    refused(Closed, does(sent, "Lars", withdraw), "Lars", verb, *words, **more)  # type: ignore[arg-type]


def test_the_ready_phrases_are_taken_as_they_stand() -> None:
    draft = play(a_draft(), ("Lars", add_satser, (APPROVE, IN_ADDITION)))
    assert satser_of(draft) == [APPROVE, IN_ADDITION]
