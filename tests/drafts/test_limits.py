"""Neither nothing nor too much: how short and how long a text and its pieces may be."""

from __future__ import annotations

import pytest

from drafts.drafting import add_motivation, add_satser, reword
from drafts.errors import EmptyText, TextTooLong, TooMany
from drafts.text import TITLE, words_digest
from drafts.words import BLOCK_LIMIT, MOTIVATION_LIMIT, SATS_LIMIT, SATSER_LIMIT, TITLE_LIMIT
from tests.people import a_draft, does, refused

ONE, TWO = "Att ett.", "Att två."
HEADED = (("Trygghet", True), ("Vi vill ha ljus.", False))


@pytest.mark.parametrize("nothing", ["", "  \n ", "\u00ad\u200b", "\u200d", "\ufe0f"])
def test_empty_text_is_refused(nothing: str) -> None:
    draft = a_draft(ONE, motivation=HEADED)
    refused(EmptyText, draft, "Lars", add_satser, (TWO, nothing))
    refused(EmptyText, draft, "Lars", add_motivation, ((nothing, False),))
    refused(EmptyText, draft, "Lars", reword, "s2.0", words_digest(ONE), nothing)
    refused(EmptyText, draft, "Lars", reword, TITLE, words_digest(""), nothing)


def test_nothing_at_all_is_no_change() -> None:
    refused(EmptyText, a_draft(ONE), "Lars", add_satser, ())
    refused(EmptyText, a_draft(ONE), "Lars", add_motivation, ())
    refused(EmptyText, a_draft(ONE, motivation=HEADED), "Lars", add_motivation, (), glued=True)


def test_each_piece_has_its_limit() -> None:
    draft = a_draft(ONE, motivation=HEADED)
    for verb, told, limit in (
        (add_satser, (("x" * (SATS_LIMIT + 1),),), SATS_LIMIT),
        (add_motivation, ((("x" * (BLOCK_LIMIT + 1), False),),), BLOCK_LIMIT),
        (reword, ("s2.0", words_digest(ONE), "x" * (SATS_LIMIT + 1)), SATS_LIMIT),
        (reword, ("p3.0", words_digest("Trygghet"), "x" * (BLOCK_LIMIT + 1)), BLOCK_LIMIT),
        (reword, (TITLE, words_digest(""), "x" * (TITLE_LIMIT + 1)), TITLE_LIMIT),
    ):
        found = refused(TextTooLong, draft, "Lars", verb, *told)
        assert (found.length, found.limit) == (limit + 1, limit)


def test_what_is_just_long_enough_is_taken() -> None:
    draft = does(a_draft(), "Lars", add_satser, ("x" * SATS_LIMIT,))
    assert draft.text.satser[0].text == "x" * SATS_LIMIT


def test_glue_makes_no_paragraph_longer_than_one_may_be() -> None:
    draft = a_draft(motivation=(("x" * (BLOCK_LIMIT - 1), False),))
    found = refused(TextTooLong, draft, "Lars", add_motivation, (("x", False),), glued=True)
    assert (found.length, found.limit) == (BLOCK_LIMIT + 1, BLOCK_LIMIT)


def test_there_are_at_most_a_hundred_att_satser() -> None:
    draft = a_draft(*(f"Att {n}." for n in range(SATSER_LIMIT - 1)))
    assert refused(TooMany, draft, "Lars", add_satser, (ONE, TWO)).limit == SATSER_LIMIT
    assert len(does(draft, "Lars", add_satser, (ONE,)).text.satser) == SATSER_LIMIT


def test_the_motivation_as_a_whole_has_a_limit() -> None:
    full = (("x" * BLOCK_LIMIT, False),) * (MOTIVATION_LIMIT // BLOCK_LIMIT - 1)
    draft = a_draft(motivation=(*full, ("y" * (BLOCK_LIMIT - 5), False)))
    found = refused(TextTooLong, draft, "Lars", add_motivation, (("z" * 6, False),))
    assert (found.length, found.limit) == (MOTIVATION_LIMIT + 1, MOTIVATION_LIMIT)
    draft = does(draft, "Lars", add_motivation, (("z" * 5, False),))
    found = refused(TextTooLong, draft, "Lars", reword, "p3.0", words_digest("z" * 5), "z" * 6)
    assert (found.length, found.limit) == (MOTIVATION_LIMIT + 1, MOTIVATION_LIMIT)
