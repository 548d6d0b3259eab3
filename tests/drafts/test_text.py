"""The pieces of a text, their places and their digests."""

from __future__ import annotations

import pytest

from drafts.errors import GoneItem
from drafts.text import TITLE, AttSats, Block, Text, inserted, words_digest

TEXT = Text(
    "Titel",
    (AttSats("s1.0", "Att ett."), AttSats("s1.1", "Att två.")),
    (Block("p2.0", "Ljus", heading=True), Block("p2.1", "Vi vill.")),
)


def test_a_number_is_where_it_stands_now() -> None:
    assert [TEXT.number(id_) for id_ in ("s1.0", "s1.1", "p2.0", "p2.1")] == [1, 2, 1, 2]
    assert TEXT.moved("s1.1", 0).number("s1.0") == 2
    assert TEXT.without("p2.0").number("p2.1") == 1


def test_words_are_those_of_the_piece_or_the_title() -> None:
    assert TEXT.words("s1.1") == "Att två."
    assert TEXT.words(TITLE) == "Titel"


@pytest.mark.parametrize("gone", ["s9.0", "", "1"])
def test_what_is_gone_is_not_there(gone: str) -> None:
    for look in (TEXT.item, TEXT.words, TEXT.number):
        with pytest.raises(GoneItem):
            look(gone)


def test_a_change_of_one_piece_leaves_the_others() -> None:
    reworded = TEXT.reworded("s1.0", "Att tre.")
    assert (reworded.satser[1], reworded.motivation, reworded.title) == (
        TEXT.satser[1],
        TEXT.motivation,
        TEXT.title,
    )
    assert TEXT.reworded("p2.0", "Mörker").motivation[0] == Block("p2.0", "Mörker", heading=True)
    assert TEXT.moved("p2.1", 0).satser == TEXT.satser


def test_beyond_the_end_is_the_end() -> None:
    assert TEXT.moved("s1.0", 99).satser == (TEXT.satser[1], TEXT.satser[0])


def test_a_piece_is_put_behind_another_or_last() -> None:
    new = (AttSats("s3.0", "Att tre."),)
    first, second = TEXT.satser
    assert inserted(TEXT.satser, new, after="s1.0") == (first, *new, second)
    assert inserted(TEXT.satser, new, after="") == (first, second, *new)
    assert inserted(TEXT.satser, new, after="gone") == (first, second, *new)


def test_a_digest_tells_words_apart() -> None:
    assert len(words_digest("Att ett.")) == 12
    assert len({words_digest(words) for words in ("", "Att", "att", "Att ")}) == 4
