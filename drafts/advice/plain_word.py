"""The plain word for the stiff one: *ersättare*, *avslå*, *få*, *se till*.

The kind of words in Statsrådsberedningen's Svarta listan (PM 2011:1), ord och fraser som kan ersättas i
författningsspråk; tips for minutes in polistidningen (2011/12): *suppleant* → *ersättare*, *lämna utan
bifall* → *avslå*. *Yrkande* or *förslag* is the house's own choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.advice.piece import Piece, Place, like

PLAIN = {
    "suppleant": "ersättare",
    "suppleanten": "ersättaren",
    "suppleantens": "ersättarens",
    "suppleanter": "ersättare",
    "suppleanters": "ersättares",
    "suppleanterna": "ersättarna",
    "suppleanternas": "ersättarnas",
    "erhålla": "få",
    "erhåller": "får",
    "erhöll": "fick",
    "erhållit": "fått",
    "erforderlig": "nödvändig",
    "erforderligt": "nödvändigt",
    "erforderliga": "nödvändiga",
    "erfordras": "behövs",
    "huruvida": "om",
    "jämväl": "även",
    "medelst": "med",
    "tillse att": "se till att",
    "tillser att": "ser till att",
    "emedan": "eftersom",
    "ehuru": "även om",
    "ånyo": "på nytt",
    "förefinns": "finns",
    "förefinnas": "finnas",
    "vidtaga": "vidta",
}
_REJECT = {
    "lämna": "avslå",
    "lämnas": "avslås",
    "lämnar": "avslår",
    "lämnat": "avslagit",
    "lämnats": "avslagits",
    "lämnade": "avslog",
    "lämnades": "avslogs",
}
_STIFF = re.compile(
    rf"(?<![\w-])(?:{'|'.join(sorted(PLAIN, key=len, reverse=True))})(?![\w-])", re.IGNORECASE
)
_UNAPPROVED = re.compile(
    rf"(?<![\w-])({'|'.join(_REJECT)})(?![\w-])((?: (?!utan )[^\s.,;:!?]+){{0,12}}) utan bifall(?![\w-])",
    re.IGNORECASE,
)


def find(piece: Piece) -> Iterator[Place]:
    for found in _STIFF.finditer(piece.bare):
        yield Place(*found.span(), like(found[0], PLAIN[_plain(found[0])]))
    for found in _UNAPPROVED.finditer(piece.bare):
        yield Place(*found.span(1), like(found[1], _REJECT[_plain(found[1])]))
        yield Place(found.end(2), found.end(), "")


def _plain(word: str) -> str:
    """As the lists have it: a regex that looks past capitals takes dotless i and long s for i and s, too."""
    return word.lower().replace("ı", "i").replace("ſ", "s")
