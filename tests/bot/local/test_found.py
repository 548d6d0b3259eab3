"""What is found in plain words, against TDLib's finding."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.local.found import find_entities
from tests.bot.local import tdlib

PIECES = [
    *("/nytt", "/start", "@lars", "@la", "@yrka_lokal_bot", "/att@yrka_bot", "x.se", "http://x.invalid/a"),
    *(
        "https://t.me/yrka?start=abc",
        "example.com/path",
        "a@b.se",
        "#tagg",
        "#1",
        "$USD",
        " ",
        "\n",
        ".",
        ",",
    ),
    *("(", ")", "/", "@", "#", "å", "😀", "-", "_", ":8080", "www.", "?", "!", "<", ">", "1", "192.168.0.1"),
    *(
        "file.pdf",
        "3.2",
        "kl.",
        "t.ex.",
        "stockholm.se",
        ":",
        "[",
        "]",
        "'",
        '"',
        "~",
        "*",
        "–",
        "…",
        "«",
        "»",
    ),
]
# apart, so that two pieces do not make an ending our short list of endings lacks
SENTENCES = st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)
TIGHT = st.lists(st.sampled_from([piece for piece in PIECES if "." not in piece]), max_size=6).map("".join)
NOT_OURS = {"phone_number", "bank_card_number", "media_timestamp"}


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(SENTENCES | TIGHT)
def test_commands_mentions_and_links_are_found_where_tdlib_finds_them(text: str) -> None:
    theirs = tuple(entity for entity in tdlib.find(text) if entity.type not in NOT_OURS)
    assert find_entities(text) == theirs


@pytest.mark.parametrize(
    "text",
    [
        "/start abc",
        "hej /att@foo_bot x",
        "å/nytt /nytt/x </nytt> /nytt-x /ny_tt",
        "Se https://insynsverige.se/stockholm/protokoll (bilaga 3).",
        "Dnr KS 2026/123, se sid. 4–5. T.ex. 3.2.1 och bilaga.pdf",
        "skriv till namnd@stockholm.se eller @larsb",
        "t.me/yrka_lokal_bot?start=abc_-9.",
        "kommunen.stockholm och http://intra.kommunen/x(1)",
    ],
)
def test_ordinary_lines(text: str) -> None:
    assert find_entities(text) == tdlib.find(text)
