"""Who is to do it? Something that is to be looked into has somebody named to do so.

The notes on att-satser: actor, verb, object and deadline. Only of what somebody has to carry out afterwards:
*att överenskommelsen kompletteras* is done by the decision itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.advice.deciding import LOOK_INTO
from drafts.advice.piece import Piece, Place

_TO_DO = re.compile(
    r"\b(?:utred|undersök|kartlägg|utvärdera|inventera|redovisa|återredovisa|återrapportera|analysera)(?:s|as)\b"
    r"|\b(?:ses över|tas fram|följs upp|arbetas fram|uppdras att|ge i uppdrag att|uppdra att)\b"
    r"|\bman\b"
    rf"|^Att (?:{'|'.join(LOOK_INTO)}|se över|ta fram|arbeta fram)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"förvaltning|nämnd|styrels|kontor|direktör|chef|utskott|fullmäktige|bolag|verket|polis|region|presidi"
    r"|beredning|myndighet|ordförande|sekretera|förening|entreprenör|leverantör|rektor|revisor"
    r"|\b(?:kommunen|staden|rådet|åt|tillsammans med)\b|\bAB\b",
    re.IGNORECASE,
)


def find(piece: Piece) -> Iterator[Place]:
    if piece.decides and not _SOMEBODY.search(piece.bare):
        yield from (Place(*found.span()) for found in _TO_DO.finditer(piece.bare))
