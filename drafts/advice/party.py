"""*Anna Holm (S)*: a space before the bracket, none inside it, and the party in capitals.

Myndigheternas skrivregler 8.7.2 (7th edition, Ds 2009:38) on the parties' initials; the notes on minutes:
`Förnamn Efternamn (P)`, also after *m.fl.* A letter in brackets that follows no name is no party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.advice.piece import Piece, Place

_BRACKET = re.compile(r"\( ?(sd|kd|mp|s|m|c|v|l) ?\)", re.IGNORECASE)
_NEAR = 80  # characters before the bracket in which a name stands


def find(piece: Piece) -> Iterator[Place]:
    for found in _BRACKET.finditer(piece.bare):
        before = piece.bare[max(0, found.start() - _NEAR) : found.start()]
        right = f"({found[1].upper()})"
        glued = before[-1:].strip() != ""
        if (glued or found[0] != right) and _follows_name(before, glued and found[0] == right):
            yield Place(*found.span(), f" {right}" if glued else right)


def _follows_name(before: str, surely: bool) -> bool:
    """First and last name, or m.fl.; one name is enough where `(S)` itself is surely a party."""
    last = before.split()[-2:]
    if before.rstrip().endswith(("m.fl.", "m fl", "m.fl")):
        return True
    named = [word[:1].isupper() for word in last]
    return len(named) > surely and all(named[-1:] if surely else [len(named) > 1, *named])
