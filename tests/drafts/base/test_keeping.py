"""A reply on a phone changes what it says, and nothing that cannot be seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.base.keeping import kept

NBSP, SHY, HYPHEN, BREAK = "\u00a0", "\u00ad", "\u2011", "\u2028"


@pytest.mark.parametrize(
    ("old", "typed", "wanted"),
    [
        (f"10{NBSP}000 kronor", "10 000 kronor", f"10{NBSP}000 kronor"),
        (f"10{NBSP}000 kronor", "20 000 kronor", "20 000 kronor"),
        (f"sam{SHY}verkan sker", "god samverkan sker", f"god sam{SHY}verkan sker"),
        (f"e{HYPHEN}post", "e-post dagligen", f"e{HYPHEN}post dagligen"),
        (f"Ett.{BREAK}Två.", "Ett. Tre.", "Ett. Tre."),
        (f"Ett.{BREAK}Två. Tre.", "Noll. Ett. Två.", f"Noll. Ett.{BREAK}Två."),
        ("\tIndraget.", "Indraget ord.", "\tIndraget ord."),
        ("cafe\u0301 i parken", "café i stadsparken", "cafe\u0301 i stadsparken"),
        ("Två  mellanslag ", "Två mellanslag", "Två  mellanslag "),
        ("a b a", "a a", "a a"),
        ("", "nytt", "nytt"),
    ],
)
def test_what_cannot_be_seen_stays(old: str, typed: str, wanted: str) -> None:
    assert kept(old, typed) == wanted


@given(st.text(f"ab {NBSP}{SHY}{BREAK}\t", max_size=30))
def test_the_same_words_are_the_same_text(old: str) -> None:
    typed = " ".join(old.replace(SHY, "").split())
    if len(typed.split()) == len(old.split()):
        assert kept(old, typed) == (old if typed else typed)


@given(st.text("ab ", max_size=30), st.text("abc", min_size=1, max_size=9))
def test_what_is_typed_is_what_is_said(old: str, typed: str) -> None:
    assert kept(old, typed).split() == typed.split()
