"""However much there is to tell of changes, hits and amendments, a message holds it."""

from __future__ import annotations

import pytest

from drafts.comparing import Op, Span
from handlers.amendments import PAGE, Listed
from handlers.carrying import SHOWN as CARRIED
from handlers.drawn import LIMIT, MARKS, fits, marks, units
from handlers.finding import LABEL, Found, Wanted, hit_label
from handlers.passages import Passage, told
from handlers.placing import NAME
from handlers.searching import SHOWN
from handlers.telling import size
from handlers.templates import say

WILD = Passage("P" * NAME, tuple(Span(op, "å" * 400) for _ in range(60) for op in (Op.STRUCK, Op.ADDED)))


@pytest.mark.parametrize("places", [0, 1, 3, 4, 12, 500])
@pytest.mark.parametrize("satser", [0, 1, 3, 12, 2_000])
def test_there_is_room_beside_the_passages(places: int, satser: int) -> None:
    text = told((WILD,) * places, ("ö" * 2_000,) * satser)
    assert units(text) <= LIMIT - 1_000
    assert marks(text) <= MARKS - 10


def test_all_hits_at_their_longest_are_told() -> None:
    (hit,) = Wanted("w" * 200).hits("b" * 200 + " " + "w" * 200 + " " + "a" * 200)
    found = Found("D" * 300, "P" * NAME, "¶ 3.6.1", hit, ("block", "d", "h", "b1"))
    assert fits(say("outlining.found", words="w" * 300, count=999, places=[found] * SHOWN, more=987))
    assert size(hit_label(12, found)) <= LABEL + 14


def test_all_amendments_of_a_page_at_their_longest_are_told() -> None:
    one = Listed("a1", "D" * 300, "P" * NAME, 400, "s" * 2_000, worded=False)
    assert fits(say("amendments.all", count=100, listed=[one] * PAGE, first=85, open=True))


def test_what_was_carried_over_and_what_was_left_are_told_at_their_longest() -> None:
    listing = say("carrying.listing", satser=["s" * 2_000] * CARRIED, more=300)
    assert units(listing) < LIMIT // 2 - 400


@pytest.mark.parametrize(
    ("words", "text", "around"),
    [
        ("sand", "Sanden byts.", ("", "Sand", "en byts.")),
        ("10 000", "Stöd på 10\u00a0000 kronor", ("Stöd på ", "10\u00a0000", " kronor")),
        ("samverkan", "God sam\u00adverkan", ("God ", "sam\u00adverkan", "")),
        ("a.c", "abc a.c", ("abc ", "a.c", "")),
    ],
)
def test_words_are_found_as_people_type_them(words: str, text: str, around: tuple[str, str, str]) -> None:
    (hit,) = Wanted(words).hits(text)
    assert (hit.before, hit.words, hit.after) == around
