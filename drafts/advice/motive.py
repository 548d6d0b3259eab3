"""Reasons stand in the motivation: an att-sats says what is decided, not why.

The notes on att-satser: "reasons outside". If the reason is in the decision, whoever agrees with the one and
not with the other cannot answer ja or nej (KL 5:53–56). A purpose ("en plan för att …") is no reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.advice.piece import Piece, Place

_BECAUSE = re.compile(
    r"\b(?:eftersom|emedan|därför att|mot bakgrund av att|med hänsyn till att|med tanke på att)\b"
    r"|(?<=, )(?:då (?=(?:det|den|de|detta|dessa|denna|vi|man|många|flera|alla|ingen|inga)\b)|för att\b)",
    re.IGNORECASE,
)


def find(piece: Piece) -> Iterator[Place]:
    if piece.decides:
        for found in _BECAUSE.finditer(piece.bare):
            yield Place(found.start(), found.start() + len(found[0].rstrip()))
