"""Which spaces stand where words are put into a text or struck from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.base.joins import appended, inserted, prepended, replaced, struck
from tests.drafts.texts import any_text


@pytest.mark.parametrize(
    ("text", "words", "new"),
    [  # at the |
        ("Vi ser brottsoffer|, ja.", "och vittnen", "Vi ser brottsoffer och vittnen, ja."),
        ("Vi ser brottsoffer|, ja.", ", vittnen", "Vi ser brottsoffer, vittnen, ja."),
        ("Vi ser |brottsoffer.", "alla", "Vi ser alla brottsoffer."),
        ("Vi ser| brottsoffer.", "alla", "Vi ser alla brottsoffer."),
        ("Vi ser |brottsoffer.", ", som sagt,", "Vi ser, som sagt, brottsoffer."),
        ("Ljus.| Mörker.", "Skymning.", "Ljus. Skymning. Mörker."),
        ("(|se bilaga)", "även", "(även se bilaga)"),
        ("(se bilaga|)", "2", "(se bilaga 2)"),
        ("sade ”nej|” i går", "tack", "sade ”nej tack” i går"),
        ("sade ”nej”| i går", "bestämt", "sade ”nej” bestämt i går"),
        ("sade |”nej” i går", "då", "sade då ”nej” i går"),
        ("Vi |ser.", "(också)", "Vi (också) ser."),
        ("och| region", "/eller", "och/eller region"),
        ("hem|tjänst", "-", "hem - tjänst"),
        ("|Ljus.", "Mer", "Mer Ljus."),
        ("|", "Ljus.", "Ljus."),
        ("rad ett\u2028|rad två", "ny", "rad ett\u2028ny rad två"),
    ],
)
def test_words_put_in(text: str, words: str, new: str) -> None:
    assert inserted(text.replace("|", ""), text.index("|"), words) == new


@pytest.mark.parametrize(
    ("text", "new"),
    [  # between [ and ]
        ("Vi ser [alla] brottsoffer.", "Vi ser brottsoffer."),
        ("Vi [ser], ja.", "Vi, ja."),
        ("ljus, [luft], rum", "ljus, rum"),
        ("ljus, [luft].", "ljus."),
        ("[Vi] ser.", "ser."),
        ("Vi [ser]", "Vi"),
        ("([se] bilaga)", "(bilaga)"),
        ("(se [bilaga])", "(se)"),
        ("Ljus. [Skymning.] Mörker.", "Ljus. Mörker."),
        ("ett\u2028[ny] två", "ett\u2028två"),
        ("ett [ny]\u2028två", "ett\u2028två"),
        ("ljus[, luft] och rum", "ljus och rum"),
        ("[Ljus.]", ""),
    ],
)
def test_words_struck(text: str, new: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert struck(text.replace("[", "").replace("]", ""), start, end) == new


def test_first_and_last_in_a_text() -> None:
    assert prepended("Ljus.", "Mer.") == "Mer. Ljus."
    assert appended("Ljus. ", "Mer.") == "Ljus. Mer. "
    assert appended("", "Mer.") == "Mer."


@given(any_text, st.data(), any_text)
def test_nothing_but_spaces_and_pauses_is_lost(text: str, data: st.DataObject, words: str) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    assert replaced(text, start, end, words) == text[:start] + words + text[end:]
    assert set(inserted(text, start, words)) == set(text) | set(words) | (
        {" "} & set(inserted(text, start, words))
    )
    left = struck(text, start, end)
    assert [c for c in left if c.isalnum()] == [c for c in text[:start] + text[end:] if c.isalnum()]
