"""By when? An assignment to look into something and come back says when.

The notes on att-satser: actor, verb, object and deadline. Any word of time will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.advice.deciding import LOOK_INTO
from drafts.advice.piece import Piece, Place

_ASSIGNS = re.compile(r"\b(?:i uppdrag(?= att\b)|uppdra(?:r|s)?(?= (?:åt|till)\b))", re.IGNORECASE)
_COME_BACK = re.compile(
    rf"\b(?:{'|'.join(LOOK_INTO)}|se över|ta fram|arbeta fram|lämna förslag|komma med)\b", re.IGNORECASE
)
_TIME = re.compile(
    r"senast|sammanträde|månad|kvartal|halvår|tertial|årlig|regelbund|löpande|omgående|snarast|skyndsam|genast"
    r"|omedelbar|samband med|budget|bokslut|verksamhetsberättelse|mandatperiod|vecka|veckor|\bdagar"
    r"|\b(?:före|innan|inom|när|varje|år|året|åren|våren|hösten|sommaren|vintern|årsskiftet|först)\b"
    r"|\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b|\b20\d\d",
    re.IGNORECASE,
)


def find(piece: Piece) -> Iterator[Place]:
    if piece.decides and _COME_BACK.search(piece.bare) and not _TIME.search(piece.bare):
        yield from (Place(*found.span()) for found in _ASSIGNS.finditer(piece.bare))
