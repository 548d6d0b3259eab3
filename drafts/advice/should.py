"""An att-sats decides: *ska*, or simply the present tense, and not *bör*.

The notes on att-satser: each is a decision, answerable ja or nej (KL 5:53–56); what one thinks ought to be
belongs to the motivation. An att-sats that passes an opinion on (*anföra att …*) may say *bör*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.advice.piece import Piece, Place

_SHOULD = re.compile(r"(?<=\w )(?:bör|borde)(?![\w-])")


def find(piece: Piece) -> Iterator[Place]:
    if piece.decides:
        for found in _SHOULD.finditer(piece.bare):
            yield Place(*found.span(), "ska")
