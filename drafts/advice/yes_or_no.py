"""An att-sats can be answered ja or nej: it asks nothing, leaves no choice open and only wishes for nothing.

KL 5:53–56: the chair puts each proposal so that it can be answered ja or nej. First and second choice
(*i första hand … i andra hand …*) are two proposals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.advice.deciding import DECIDE, DECIDES
from drafts.advice.piece import Piece, Place

_OPEN = re.compile(
    rf"\balternativt (?=(?:att|{'|'.join((*DECIDE, *DECIDES))})\b)"
    r"|\b(?:nämnden|styrelsen|vi) (?:tycker|hoppas|undrar|funderar|vill gärna)\b|\?(?=\s*$)",
    re.IGNORECASE,
)
# The first of each pair counts where the second follows it.
_CHOICES = tuple(
    (re.compile(rf"\b{one}\b", re.IGNORECASE), re.compile(rf"\b{other}\b", re.IGNORECASE))
    for one, other in (("antingen", "eller"), ("i första hand", "i andra hand"))
)


def find(piece: Piece) -> Iterator[Place]:
    if not piece.decides:
        return
    yield from (Place(m.start(), m.start() + len(m[0].rstrip())) for m in _OPEN.finditer(piece.bare))
    for one, other in _CHOICES:
        if (found := one.search(piece.bare)) and other.search(piece.bare, found.end()):
            yield Place(*found.span())
