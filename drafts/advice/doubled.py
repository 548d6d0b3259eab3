"""A verb, or *att*, that stands there twice when a sentence was mended: *ska besluta avger*, *att att*.

From amendments as really adopted (*Kommunfullmäktige ska besluta avger följande yttrande*); språklagen
(2009:600) 11 §.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.advice.deciding import DECIDE, DECIDES
from drafts.advice.piece import Piece, Place

_TWICE = re.compile(r"\b(att|och|samt|ska|skall|bör|besluta|beslutar)(?:\s\1\b)+(?![\w-])", re.IGNORECASE)
_TWO_VERBS = re.compile(
    rf"\b(?:ska|skall|bör|kan|får) (?:avge|{'|'.join(DECIDE)}) (?:avger|är|har|{'|'.join(DECIDES)})\b"
    r"|\bbesluta(?:r)? att besluta\b",
    re.IGNORECASE,
)


def find(piece: Piece) -> Iterator[Place]:
    yield from (Place(*m.span(), m[1]) for m in _TWICE.finditer(piece.bare))
    yield from (Place(*m.span()) for m in _TWO_VERBS.finditer(piece.bare))
