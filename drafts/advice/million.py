"""*mnkr* and not *mkr*: millions and billions of kronor cannot be taken for each other.

Myndigheternas skrivregler, foreword of the 5th edition; Språkrådet's frågelåda: tkr, mnkr, mdkr.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.advice.piece import Piece, Place

_MONEY = re.compile(r"(?<![\w-])(?:(mkr|milj\.? ?kr|msek)|mdr\.? ?kr)(?![\w-])", re.IGNORECASE)


def find(piece: Piece) -> Iterator[Place]:
    for found in _MONEY.finditer(piece.bare):
        yield Place(*found.span(), "mnkr" if found[1] else "mdkr")
