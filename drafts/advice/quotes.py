"""A quotation that is opened is closed, by the same mark: ”…”.

Myndigheternas skrivregler, chapter 10, and Svenska skrivregler: the opening and the closing mark are alike.
Straight marks all through are let be; mixed with ”…” it is hard to see where an amendment's wording ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.advice.piece import Piece, Place

_MARK = re.compile(r"[”“„]|(?<!\d)\"|(?<=\d)\"(?![\s\w])")  # 27" is an inch
_ANGLED = re.compile(r"[«»]")


def find(piece: Piece) -> Iterator[Place]:
    marks = list(_MARK.finditer(piece.words))
    angled = list(_ANGLED.finditer(piece.words))
    yield from (Place(*row[-1].span()) for row in (marks, angled) if len(row) % 2)
    if len({mark[0] for mark in marks} | {"”"} & set(piece.words)) > 1 or any(m[0] in "“„" for m in marks):
        yield from (Place(*mark.span(), "”") for mark in marks if mark[0] != "”")
