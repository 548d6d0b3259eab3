"""An att-sats ends with a full stop, or with a colon where it opens the free text.

The notes on Stockholm's bilagor: "Full stop each"; Myndigheternas skrivregler, chapter 10.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.advice.piece import Part, Piece, Place

_CLOSING = "”\"’'»«)] "
_LOOSE_END = re.compile(r"(?:[\s,;–-]|\b(?:och|samt)\b)+$")


def find(piece: Piece) -> Iterator[Place]:
    if piece.part is not Part.SATS or not any(map(str.isalpha, piece.words)) or _ends(piece.words):
        return
    kept = piece.words[: _loose(piece.words)]
    if any(map(str.isalpha, kept)):
        start = len(kept) - 1
        yield Place(start, len(piece.words), kept[start:] + ("" if _ends(kept) else "."))


def _ends(words: str) -> bool:
    return words.rstrip(_CLOSING).endswith((".", "!", "?", ":", "…"))


def _loose(words: str) -> int:
    """Where the comma, dash or conjunction begins that would have led on to the next att-sats."""
    tail = _LOOSE_END.search(words, max(0, len(words) - 40))
    return tail.start() if tail else len(words)
