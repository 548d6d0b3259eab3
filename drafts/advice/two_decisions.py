"""One decision an att-sats: two that *och* or *samt* joins can only be answered together.

KL 5:53–56: what the chair puts is answered ja or nej. *Godkänna och överlämna* of one thing is one decision,
and so is one assignment in several parts (*i uppdrag att … och att …*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.advice.deciding import DECIDE, DECIDES
from drafts.advice.piece import Piece, Place

_ATT = re.compile(r"\batt\b", re.IGNORECASE)
_AND = re.compile(
    rf"(?<!\w)(\w+),? (?:och|samt) (?:dessutom |även )?(?:att|{'|'.join((*DECIDE, *DECIDES))})(?!\w)",
    re.IGNORECASE,
)
_VERBS = frozenset((*DECIDE, *DECIDES))


def find(piece: Piece) -> Iterator[Place]:
    if not piece.decides:
        return
    begins = 1 if _ATT.match(piece.bare) else 0
    first_inner = next((m.start() for n, m in enumerate(_ATT.finditer(piece.bare)) if n >= begins), None)
    for found in _AND.finditer(piece.bare):
        inner = first_inner is not None and first_inner < found.end() - len("att")
        if not inner and found[1].lower() not in {"att", *_VERBS}:
            yield Place(found.end(1), found.end())
