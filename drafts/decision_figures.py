"""The figures of a votering as people write them: which figure is which is read, never guessed."""

from __future__ import annotations

import re

from drafts.meeting_errors import UnknownDecision

# `23 ja, 18 nej, 2 avstår`; `43 Ja mot 38 Nej. 3 ledamöter avstår från att rösta.`
_BEFORE = re.compile(
    r"(\d{1,4})\s*(?:st\.?\s+)?(?:ledam(?:ot|öter)\s+|röst(?:er)?\s+)?(?:för\s+)?(ja|nej|avst\w*)\b"
)
_AFTER = re.compile(r"\b(ja|nej|avst\w*)(?:-?röster)?\s*[:=]?\s*(\d{1,4})\b")  # `Ja: 23, nej: 18`


def read_figures(text: str) -> tuple[int, int, int]:
    """Ja, nej and avstår; who abstained may be left out. UnknownDecision (`unread`) where it is unclear."""
    line = text.casefold()
    for found in (_BEFORE.findall(line), [pair[::-1] for pair in _AFTER.findall(line)]):
        figures = {word[:2]: int(number) for number, word in found}
        written = len(re.findall(r"\d+", line))
        if {"ja", "ne"} <= set(figures) and len(figures) == len(found) == written:
            return figures["ja"], figures["ne"], figures.get("av", 0)
    raise UnknownDecision("unread")
