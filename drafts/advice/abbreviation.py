"""*m.fl.* and not *m fl*: abbreviations of several words have their full stops and no spaces.

Myndigheternas skrivregler, chapter 8 (7th edition, Ds 2009:38), as the municipalities' language handbooks
have it too. *dvs.* and *osv.* stand as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.advice.piece import Piece, Place

_SEVERAL = (
    "fr o m",
    "t o m",
    "d v s",
    "o s v",
    "p g a",
    "m a o",
    "m fl",
    "m m",
    "t ex",
    "bl a",
    "s k",
    "f n",
)
_GLUED = {"mfl": "m.fl.", "pga": "p.g.a."}


def _pattern(words: str) -> str:
    first, *rest = words.split()
    gap = r"(?:\. ?| )"
    return gap.join((f"[{first[0]}{first[0].upper()}]{first[1:]}", *rest))


_FOUND = re.compile(rf"(?<![\w.-])(?:({'|'.join(map(_pattern, _SEVERAL))})|({'|'.join(_GLUED)}))\.?(?![\w-])")


def find(piece: Piece) -> Iterator[Place]:
    for found in _FOUND.finditer(piece.bare):
        right = _GLUED.get(found[2]) or re.sub(r"\. ?| ", ".", found[1]) + "."
        if found[0] != right:
            yield Place(*found.span(), right)
