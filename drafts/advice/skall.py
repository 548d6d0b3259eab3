"""*Ska* and not *skall*.

Myndigheternas skrivregler 4.2.2 (7th edition, Ds 2009:38); laws have said *ska* since 2007.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.advice.piece import Piece, Place, like

_SKALL = re.compile(r"(?<![\w-])skall(?![\w-])", re.IGNORECASE)


def find(piece: Piece) -> Iterator[Place]:
    for found in _SKALL.finditer(piece.bare):
        yield Place(*found.span(), like(found[0], "ska"))
