"""The att-satser of one list open alike: all with *Att*, or none.

The notes on att-satser. *Att* + infinitive beside *Att* + subject + present passive is how Stockholm writes,
and so is a last one without *Att* that opens the free text: neither is mixed. Göteborg and Lomma leave *Att*
out or write it small, which is as good when they all do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.advice.deciding import DECIDE, LOOK_INTO
from drafts.advice.piece import Part, Piece, Place
from drafts.text import Text
from drafts.wording import opens_free_text

_ATT = re.compile(r"[Aa]tt(?!\w)")
_WORD = re.compile(r"\w+")
_INFINITIVES = frozenset((*DECIDE, *LOOK_INTO, "delvis", "se", "ta"))


def find(piece: Piece) -> Iterator[Place]:
    if piece.part is not Part.SATS or opens_free_text(piece.words):
        return
    large, small, without = _openings(piece.whole.text)
    opening, word = _ATT.match(piece.words), _WORD.match(piece.words)
    usual = "Att" if large >= small else "att"
    if opening and without > large + small:
        yield Place(*opening.span())
    elif opening and opening[0] != usual:
        yield Place(*opening.span(), usual)
    elif word and not opening and large + small >= max(1, without):
        yield Place(*word.span(), _with_att(usual, word[0]))


def _with_att(usual: str, first: str) -> str | None:
    """*Att* before an infinitive; what else opens a sentence may have to be turned around after it."""
    return f"{usual} {first.lower()}" if first.lower() in _INFINITIVES else None


def _openings(text: Text) -> tuple[int, int, int]:
    """How many open with *Att*, with *att* and with neither; those that open the free text aside."""
    satser = [sats.text for sats in text.satser if not opens_free_text(sats.text)]
    openings = [found[0] for words in satser if (found := _ATT.match(words))]
    return openings.count("Att"), openings.count("att"), len(satser) - len(openings)
