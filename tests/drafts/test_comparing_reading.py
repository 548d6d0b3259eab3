"""How a comparison reads: whole sentences and paragraphs, nothing for what shows nothing, moves as moves."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.comparing import Op, Span, compare, raw
from tests.drafts.texts import FAMILY, NBSP, SHY

SAFE = "Det bör även säkerställas att parken har belysning hela året."
CLEAN = "Det bör även säkerställas att torget städas varje vecka."
PARK = "Nämnden ska följa upp planen för parken varje år tillsammans med de boende."
COST = "Förvaltningen redovisar kostnaderna för belysningen senast i mars."
YOUNG = "Fritidsgården håller öppet till klockan tio även under sommarlovet."


def shown(spans: tuple[Span, ...]) -> str:
    """`Att [-bifalla-][+avslå+] motionen.`"""
    marks = {Op.KEPT: "{}", Op.STRUCK: "[-{}-]", Op.ADDED: "[+{}+]"}
    return "".join(marks[span.op].format(span.text) for span in spans)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # two sentences that begin alike
        (CLEAN, f"{SAFE} {CLEAN}", f"[+{SAFE} +]{CLEAN}"),
        (f"{SAFE} {CLEAN} {PARK}", f"{SAFE} {PARK}", f"{SAFE}[- {CLEAN}-] {PARK}"),
        # a paragraph put behind, before or between leaves the others alone
        (PARK, f"{PARK}\n{COST}", f"{PARK}[+\n{COST}+]"),
        (PARK, f"{COST}\n{PARK}", f"[+{COST}\n+]{PARK}"),
        (f"{PARK}\n\n{YOUNG}", f"{PARK}\n\n{COST}\n\n{YOUNG}", f"{PARK}\n\n[+{COST}\n\n+]{YOUNG}"),
        # what ends as the other begins within a word: the word goes whole
        (f"Att{PARK}", PARK, f"[-AttNämnden-][+Nämnden+]{PARK.removeprefix('Nämnden')}"),
        # little is shared: the one is read, and then the other
        (PARK, YOUNG, f"[-{PARK}-][+{YOUNG}+]"),
        # a word kept between two changes goes with them, if it says nothing by itself
        ("Vi vill se över skolan i centrum.", "Vi vill bygga skolan på torget.",
         "Vi vill [-se över-][+bygga+] skolan [-i centrum-][+på torget+]."),
        ("Nämnden ska utreda och redovisa frågan.", "Nämnden ska pröva och avgöra frågan.",
         "Nämnden ska [-utreda och redovisa-][+pröva och avgöra+] frågan."),
        # a row is added to from its "och"
        ("Stöd till brottsoffer och anhöriga.", "Stöd till brottsoffer och vittnen och anhöriga.",
         "Stöd till brottsoffer[+ och vittnen+] och anhöriga."),
        # a sign is told with its word
        ("Vi vill ha ljus i hela parken.", "Vi vill ha ljus i hela parken!",
         "Vi vill ha ljus i hela [-parken.-][+parken!+]"),
    ],
)  # fmt: skip
def test_what_a_reader_sees(old: str, new: str, expected: str) -> None:
    assert shown(compare(old, new)) == expected


def test_a_moved_paragraph_is_struck_whole_and_added_whole() -> None:
    spans = compare(f"{PARK}\n\n{COST}\n\n{YOUNG}\n", f"{COST}\n\n{YOUNG}\n\n{PARK}\n")
    changed = [(span.op, span.text.strip()) for span in spans if span.op is not Op.KEPT]
    assert changed == [(Op.STRUCK, PARK), (Op.ADDED, PARK)]


def test_of_a_moved_sentence_the_others_stay() -> None:
    spans = compare(f"{PARK} {COST} {YOUNG}", f"{COST} {YOUNG} {PARK}")
    changed = [(span.op, span.text.strip()) for span in spans if span.op is not Op.KEPT]
    assert changed == [(Op.STRUCK, PARK), (Op.ADDED, PARK)]


@pytest.mark.parametrize(
    "new",
    [
        PARK.replace(" ", NBSP),
        PARK.replace(" ", "\n"),
        PARK.replace("för ", "för\r\n"),
        PARK.replace(" ", "  "),
        f"\ufeff{PARK}\n",
    ],
)
def test_white_space_marks_no_word(new: str) -> None:
    changed = [span.text for span in compare(PARK, new) if span.op is not Op.KEPT]
    assert changed
    assert not "".join(changed).strip(" \r\n\ufeff\u00a0")


@pytest.mark.parametrize(
    "written",
    [f"sam{SHY}verkan", unicodedata.normalize("NFD", "samåkning"), "sam-\nverkan"],
)
def test_a_word_written_otherwise_is_changed_alone(written: str) -> None:
    """It reads the same, and both texts are rebuilt."""
    plain = unicodedata.normalize("NFC", written.replace(SHY, "").replace("-\n", ""))
    spans = compare(f"Vi vill ha mer {written} i år.", f"Vi vill ha mer {plain} i år.")
    assert shown(spans) == f"Vi vill ha mer [-{written}-][+{plain}+] i år."


def test_words_that_only_look_different_hold_sentences_in_place() -> None:
    odd = unicodedata.normalize("NFD", PARK)
    spans = compare(f"{odd} {COST}", f"{PARK} {YOUNG} {COST}")
    assert Span(Op.ADDED, f" {YOUNG}") in spans


bits = st.sampled_from(
    [
        "Att", "att", "kommunen", "år", "a\u030ar", "\u030a", FAMILY, "👍", "👍🏽", "🇸🇪", "🇸🇮", "1️⃣", "❤️",
        "हिन्दी", " ", " ", " ", "\n", "\n\n", "\r", "\r\n", "\f", "\t", "\u2028", "\x85", NBSP, SHY,
        "\u200b", "\u200d", "-\n", f"{SHY}\n", " \u0301", ".", ". ", ",", "-", "”", "(", "sam", "verkan",
        f"sam{SHY}verkan", f"{SAFE} ", f"{CLEAN} ", PARK,
    ]
)  # fmt: skip
tricky = st.lists(bits, max_size=25).map("".join)


@given(tricky, tricky)
def test_both_texts_come_back_to_the_byte(old: str, new: str) -> None:
    for spans in (compare(old, new), raw(old, new)):
        assert "".join(span.text for span in spans if span.op is not Op.ADDED) == old
        assert "".join(span.text for span in spans if span.op is not Op.STRUCK) == new


@given(tricky)
def test_a_text_is_kept_when_compared_with_itself(text: str) -> None:
    assert compare(text, text) == raw(text, text) == ((Span(Op.KEPT, text),) if text else ())


@given(tricky, tricky)
def test_no_border_is_within_a_word_or_what_shows_as_one_character(old: str, new: str) -> None:
    for other in (Op.ADDED, Op.STRUCK):
        parts = [span.text for span in compare(old, new) if span.op is not other]
        assert not [pair for pair in pairwise(parts) if _within(pair[0][-2:], pair[1][0])]


def _within(before: str, right: str) -> bool:
    left = before[-1]
    joins = unicodedata.category(right)[0] == "M" or "🏻" <= right <= "🏿" or right == "\u200d"
    alone = unicodedata.category(left) in {"Cc", "Cf", "Zl"} and left != "\u200d"
    emoji = before in {"👨\u200d", "👩\u200d"} and unicodedata.category(right) == "So"
    letters = left.isalnum() and right.isalnum()
    return (joins and not alone) or emoji or letters or (left, right) == ("\r", "\n")


@given(st.lists(st.sampled_from([SAFE, CLEAN, PARK, COST, YOUNG]), min_size=1, max_size=6), st.data())
def test_where_paragraphs_begin_marks_no_word(sentences: list[str], data: st.DataObject) -> None:
    joints = st.lists(st.sampled_from([" ", "\n", "\n\n"]), min_size=len(sentences), max_size=len(sentences))
    old, new = ("".join(map("".join, zip(sentences, data.draw(joints), strict=True))) for _ in range(2))
    assert not [span for span in compare(old, new) if span.op is not Op.KEPT and span.text.strip()]
