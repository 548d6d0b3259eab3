"""Texts as people and machines make them, for Hypothesis; and what in them counts as nothing."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

NBSP, SHY, ZWSP, BOM, NEL = "\u00a0", "\u00ad", "\u200b", "\ufeff", "\x85"
FAMILY = "👨‍👩‍👧"
DECOMPOSED = "a\u030a a\u0308 o\u0308 e\u0301"  # å ä ö é, in NFD

_bits = st.sampled_from(
    [
        "Att", "att", "kommunen", "Åsö", "a\u030a", "o\u0308", "\u030a", FAMILY, "👍🏽", "🇸🇪", "1️⃣",
        "\U0001fae9", "❤️",
        " ", " ", " ", "\n", "\n\n", "\r\n", "\t", "\v", NBSP, SHY, ZWSP, BOM, NEL, "\u2028", "\u200d",
        "\x00", ".", ":", ",", "-", "–", "•", "#", "# ", "## ", "#tagg", "1.", "2) ", "- ", "12. ",
        "”", "(S)", "samverkansöverenskommelsen kompletteras i enlighet med vad som anförs",
    ]
)  # fmt: skip
typed = st.lists(_bits | st.text(max_size=3), max_size=30).map("".join)
lines = st.lists(st.text("abcåäö ÅÄÖ.#-1", max_size=120), max_size=8).map("\n".join)
any_text = typed | lines | st.text(max_size=60)


def visible(text: str) -> str:
    """What no tidying may lose: every character that shows, composed, without white space."""
    kept = "".join(c for c in text if not c.isspace() and not _formless(c))
    return unicodedata.normalize("NFC", kept)


def letters(text: str) -> str:
    """As `visible`, without the marks that alone make no character, and the joiner."""
    return "".join(c for c in visible(text) if unicodedata.category(c)[0] != "M" and c != "\u200d")


def _formless(char: str) -> bool:
    code = ord(char)
    nowhere = code % 0x10000 >= 0xFFFE or 0xFDD0 <= code < 0xFDF0
    return nowhere or (unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs"} and char != "\u200d")
