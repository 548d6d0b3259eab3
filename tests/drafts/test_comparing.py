"""Comparing two texts: whole words, and always both texts again."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafts.comparing import Op, Span, compare
from tests.drafts.texts import FAMILY, any_text


def old_of(spans: tuple[Span, ...]) -> str:
    return "".join(span.text for span in spans if span.op is not Op.ADDED)


def new_of(spans: tuple[Span, ...]) -> str:
    return "".join(span.text for span in spans if span.op is not Op.STRUCK)


def shown(old: str, new: str) -> str:
    """`Att [-bifalla-][+avslå+] motionen.`"""
    marks = {Op.KEPT: "{}", Op.STRUCK: "[-{}-]", Op.ADDED: "[+{}+]"}
    return "".join(marks[span.op].format(span.text) for span in compare(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Att bifalla motionen.", "Att bifalla motionen.", "Att bifalla motionen."),
        ("Att bifalla motionen.", "Att avslå motionen.", "Att [-bifalla-][+avslå+] motionen."),
        ("Att bifalla motionen.", "Att bifalla motionen nu.", "Att bifalla motionen[+ nu+]."),
        ("Att genast bifalla motionen.", "Att bifalla motionen.", "Att[- genast-] bifalla motionen."),
        ("senast juni 2026 ska det stå klart", "senast maj 2027 ska det stå klart",
         "senast [-juni 2026-][+maj 2027+] ska det stå klart"),
        ("Vi vill ha ljus.", "Helt andra ord här", "[-Vi vill ha ljus.-][+Helt andra ord här+]"),
        ("", "Ljus", "[+Ljus+]"),
        ("Ljus", "", "[-Ljus-]"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_what_became_of_a_text(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("parken", "parkens"),
        ("brottsoffer", "brottsofferjour"),
        ("a\u030ar", "a\u0308r"),
        ("fo\u0308r", "for"),
        (FAMILY, "👨‍👩‍👦"),
        ("👍🏽", "👍🏿"),
        ("👍", "👍🏽"),
        ("🇸🇪", "🇸🇮"),
        ("❤️", "❤️‍🔥"),
        ("1️⃣", "1"),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0073\U000e0065\U000e007f"),
    ],
)
def test_no_word_letter_or_emoji_is_cut(old: str, new: str) -> None:
    """Nor where å, ä and ö come as a letter and a mark, or an emoji is many characters."""
    before, after = f"Vi vill ha det så {old} som möjligt.", f"Vi vill ha det så {new} som möjligt."
    assert shown(before, after) == f"Vi vill ha det så [-{old}-][+{new}+] som möjligt."


@given(any_text, any_text)
def test_the_spans_rebuild_both_texts(old: str, new: str) -> None:
    spans = compare(old, new)
    assert (old_of(spans), new_of(spans)) == (old, new)


@given(st.text(), st.text())
def test_the_spans_rebuild_any_unicode(old: str, new: str) -> None:
    spans = compare(old, new)
    assert (old_of(spans), new_of(spans)) == (old, new)


@given(any_text, any_text)
def test_no_span_is_empty(old: str, new: str) -> None:
    assert all(span.text for span in compare(old, new))


words = st.sampled_from(
    ["Att", "att", "år", "a\u030ar", "o\u0308ns", FAMILY, "👍🏽", "🇸🇪", "🇸🇮", "2026", "m.fl.", "(S)"]
)
sentences = st.lists(words, max_size=12).map(" ".join)


@given(sentences, sentences)
def test_every_border_between_spans_is_a_border_between_words(old: str, new: str) -> None:
    for text, ops in ((old, {Op.KEPT, Op.STRUCK}), (new, {Op.KEPT, Op.ADDED})):
        parts = [span.text for span in compare(old, new) if span.op in ops]
        for left, right in pairwise(parts):
            assert not _inside(left[-1], right[0]), (text, left, right)


def _inside(left: str, right: str) -> bool:
    joins = unicodedata.category(right) in {"Mn", "Me"} or "\u200d" in (left, right)
    flag = all("\U0001f1e6" <= char <= "\U0001f1ff" for char in (left, right))
    return joins or flag or "🏻" <= right <= "🏿" or (left.isalnum() and right.isalnum())


@given(st.lists(words, min_size=4).map(" ".join), words)
@example("Att Att Att Att Att Att", "Att")
def test_a_word_appended_marks_nothing_above(text: str, more: str) -> None:
    spans = compare(text, f"{text} {more}")
    assert [span.op for span in spans] == [Op.KEPT, Op.ADDED]
