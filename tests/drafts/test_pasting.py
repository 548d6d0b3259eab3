"""From a pasted text to paragraphs and headings."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given

from drafts.drafting import add_motivation
from drafts.errors import EmptyText, TextTooLong
from drafts.pasting import Piece, cut_in_sentence, goes_on, pieces
from drafts.words import BLOCK_LIMIT
from tests.drafts.texts import any_text, letters
from tests.people import a_draft, does

POSITIVE = (
    "Överlag ställer vi oss positiva till samverkansöverenskommelsen men några"
    " samverkansområden bör kompletteras. Det bör även säkerställas att"
    " förvaltningarnas organisation samordnas."
)
FOURTH = (
    "Under denna rubrik bör en fjärde målsättning läggas till om att unga som"
    " utvecklat extremt våldsbeteende ska få god behandling."
)


def read(pasted: str) -> list[Piece]:
    return list(pieces(dedent(pasted)))


def test_a_message_is_a_paragraph() -> None:
    assert read("Vi vill ha ljus.") == [("Vi vill ha ljus.", False)]


def test_in_a_chat_a_line_end_is_a_new_paragraph() -> None:
    assert read("Vi vill ha ljus.\nOch bänkar.") == [("Vi vill ha ljus.", False), ("Och bänkar.", False)]


def test_lines_of_print_are_one_paragraph() -> None:
    assert read("""
        Överlag ställer vi oss positiva till samverkansöverenskommelsen men några
        samverkansområden bör kompletteras. Det bör även säkerställas att
        förvaltningarnas organisation samordnas.
    """) == [
        (POSITIVE, False),
    ]


def test_a_short_line_above_a_text_is_its_heading() -> None:
    assert read("""
        Unga i riskzon för destruktivt beteende
        Under denna rubrik bör en fjärde målsättning läggas till om att unga som
        utvecklat extremt våldsbeteende ska få god behandling.
    """) == [
        ("Unga i riskzon för destruktivt beteende", True),
        (FOURTH, False),
    ]


def test_a_short_line_standing_alone_heads_what_follows() -> None:
    assert read("Trygghet\n\nVi vill ha ljus.") == [("Trygghet", True), ("Vi vill ha ljus.", False)]


def test_nothing_is_headed_by_the_last_line() -> None:
    assert read("Vi vill ha ljus.\n\nTack") == [("Vi vill ha ljus.", False), ("Tack", False)]


@pytest.mark.parametrize("line", ["Vi vill ha ljus.", "och bänkar", "Därutöver:", "Är det tryggt?", "X" * 91])
def test_a_sentence_is_no_heading(line: str) -> None:
    assert read(f"{line}\n\nVi vill mer.")[0] == (line, False)


@pytest.mark.parametrize("mark", ["# ", "## ", "#\u00a0"])
def test_a_heading_may_be_marked(mark: str) -> None:
    assert read(f"{mark}trygghet nu.") == [("trygghet nu.", True)]
    assert read(f"Vi vill.\n{mark}Ljus\nMer ljus.") == [
        ("Vi vill.", False),
        ("Ljus", True),
        ("Mer ljus.", False),
    ]


@pytest.mark.parametrize("words", ["#trygghet är viktigt.", "#1 på listan.", "#", "##"])
def test_a_hashtag_is_a_word(words: str) -> None:
    assert read(words) == [(words, False)]


def test_a_list_of_long_items_stays_a_list() -> None:
    items = [f"– att förvaltningen ser över belysningen vid samtliga lekplatser i område {n}" for n in "ABC"]
    assert read("\n".join(items)) == [(item, False) for item in items]


@pytest.mark.parametrize("nothing", ["", "\n \n", "\u00ad", "\u200d\n\ufe0f"])
def test_nothing_pasted_is_refused(nothing: str) -> None:
    with pytest.raises(EmptyText):
        pieces(nothing)


def test_a_paragraph_beyond_reason_is_refused() -> None:
    with pytest.raises(TextTooLong) as caught:
        pieces("Kort.\n\n" + "x" * (BLOCK_LIMIT + 1))
    assert (caught.value.length, caught.value.limit) == (BLOCK_LIMIT + 1, BLOCK_LIMIT)


def test_only_a_long_message_goes_on_in_the_next() -> None:
    assert goes_on("x" * 4096)
    assert goes_on("x" * 3000)
    assert not goes_on("x" * 2999)


@pytest.mark.parametrize("end", [".", "!", "?", ":", ".”", '."', "»", ". "])
def test_a_closed_sentence_was_not_cut(end: str) -> None:
    assert not cut_in_sentence(f"Vi vill ha ljus{end}")


def test_an_open_sentence_was_cut() -> None:
    assert cut_in_sentence("Vi vill ha ljus och")
    assert not cut_in_sentence("")


def test_a_text_cut_by_the_client_is_glued_where_it_was_cut() -> None:
    sentence = "Vi vill ha ljus i parken och längs hela stråket. "
    whole = (sentence * 90).strip()
    cut = whole.rindex(" ", 0, 4096)
    first, rest = whole[:cut], whole[cut:]
    assert goes_on(first)
    assert cut_in_sentence(first)
    draft = a_draft(motivation=pieces(first))
    draft = does(draft, "Lars", add_motivation, pieces(rest), glued=True)
    assert [block.text for block in draft.text.motivation] == [whole]


@given(any_text)
def test_nothing_that_shows_is_lost(text: str) -> None:
    try:
        found = pieces(text)
    except EmptyText:
        assert letters(text) == ""
        return
    left = letters("".join(words for words, _ in found))
    if any(heading for _, heading in found):
        assert left.replace("#", "") == letters(text).replace("#", "")
    else:
        assert left == letters(text)


@given(any_text)
def test_a_paragraph_read_again_is_itself(text: str) -> None:
    try:
        found = pieces(text)
    except EmptyText:
        return
    for words, _heading in found:
        assert "\n" not in words
        assert [again for again, _ in pieces(words)] == [words]
