"""A sentence of more than thirty words is hard to take in, and harder to vote on.

Språklagen (2009:600) 11 §: the language of public bodies is cultivated, simple and comprehensible. Quoted
words are not counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.advice.piece import Part, Piece, Place
from drafts.sentences import sentences

LIMIT = 30  # words

_WORD = re.compile(r"\w+(?:[-–:.,/’']\w+)*")


def find(piece: Piece) -> Iterator[Place]:
    if piece.part not in {Part.SATS, Part.PARAGRAPH}:
        return
    for start, end in sentences(piece.words):
        if sum(1 for _ in _WORD.finditer(piece.bare, start, end)) > LIMIT:
            yield Place(start, end)
