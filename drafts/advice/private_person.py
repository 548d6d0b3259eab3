"""No private person by name in a proposal: it becomes a public record, and is published.

Dataskyddsförordningen (EU) 2016/679 art. 5.1 c (no more than what is needed); the notes on linting: proposal
texts that name private persons. Those on the register may be named, and so may whoever bears a party or an
office. Streets, schools and prizes bear names too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.advice.first_names import FIRST_NAMES
from drafts.advice.piece import Piece, Place

_RUN = re.compile(
    r"(?<![\w’'-])[A-ZÅÄÖ][\w’'-]*(?: [A-ZÅÄÖ][\w’'-]*)+"
)  # words with capitals, one after the other
_WORD = re.compile(r"[^ ]+")
_OFFICE = re.compile(
    r"(?:ordföranden?|rådet|ministern?|kungen|drottningen|prins|prinsessan|landshövding\w*|direktören?|chefen"
    r"|rektorn?|professorn?|författaren?|konstnären?|arkitekten?|skulptören?|sankt|S:t|talmannen|ledamoten"
    r"|ersättaren|sekreteraren|revisorn?|presidenten|kyrkoherden?|biskop\w*|generalsekreterare\w*) $",
    re.IGNORECASE,
)
_BEARS = re.compile(
    r"s?,? ?(?:m\.?\s?fl\.? ?)?\([\w-]{1,12}\)"
    r"| (?:\w{0,30}(?:gata|väg|plats|park|skola|torg|pris|fond|hus)|kyrka"
    r"|församling|stiftelse|gränd|backe|plan|led|minne|gymnasium|universitet|stig|allé|trappor"
    r"|trappa|bro|kaj|gård|museum|institut)(?:en|et|n|s)?\b"
)
_PLACE = re.compile(
    r"(?:gata|gatan|vägen|väg|torget|torg|parken|park|skolan|platsen|plats|gården|gränd|kyrkan|huset|hallen|stigen|backen"
    r"|bron|kajen|husen|gymnasiet|institutet|stiftelsen|fonden|priset|museet|församling|universitet|\bAB|stift|Vasa)s?$",
    re.IGNORECASE,
)
_NEAR = 40  # characters before a name in which an office stands


def find(piece: Piece) -> Iterator[Place]:
    known = {word for name in piece.whole.names for word in (name, f"{name}s")}
    for start, end in _names(piece.words):
        if piece.words[start:end] not in known and not _is_public(piece.words, start, end):
            yield Place(start, end)


def _names(words: str) -> Iterator[tuple[int, int]]:
    """From a first name to the end of the capitals, where a surname follows: *Maria Magdalena* has none."""
    for run in _RUN.finditer(words):
        parts = [part.span() for part in _WORD.finditer(words, *run.span())]
        first = next((n for n, (a, b) in enumerate(parts) if words[a:b] in FIRST_NAMES), len(parts))
        if any(words[a:b] not in FIRST_NAMES for a, b in parts[first + 1 :]):
            yield parts[first][0], run.end()


def _is_public(words: str, start: int, end: int) -> bool:
    name, before = words[start:end], words[max(0, start - _NEAR) : start]
    return bool(_PLACE.search(name) or _BEARS.match(words, end) or _OFFICE.search(before))
