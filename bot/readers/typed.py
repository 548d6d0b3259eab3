"""Numbers and dashes that were typed before the words, and lines that look like headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEADING_LIMIT = 90  # characters

_ITEM = re.compile(r"(\d{1,2}[.)]|[a-zåäö][.)]|[-–—•◦▪*·\uf0b7])\s+(?=\S)")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=[A-ZÅÄÖ])")
_PARAGRAPH_SIGN = re.compile(r"§\s*\d|\d+\s*\w?\s*§$|\d+\s*kap\b")  # "13 § Hundar ska" is no heading
_ENDS = (".", "!", "?", ":", ";", ",", "”", '"', ")")  # the last one ends names: "Lars Ekdahl (C)"


@dataclass(frozen=True, slots=True)
class Label:
    """What was typed before the words, and where in the text those begin."""

    number: str
    end: int


def item_of(text: str) -> Label | None:
    """The number or dash of an item; None where there is none."""
    found = _ITEM.match(text)
    return Label(found.group(1), found.end()) if found else None


def numbered_heading(text: str) -> Label | None:
    """The "3.6.1" before words that could be a heading's; None where it is nothing such."""
    found = _NUMBERED.match(text)
    if not found or not could_head(text[found.end() :]):
        return None
    return Label(found.group(1), found.end())


def could_head(text: str) -> bool:
    """Short, begun with a capital or a paragraph sign, and not ended as sentences are."""
    begins = text[:1].isupper() or bool(_PARAGRAPH_SIGN.match(text))
    return begins and len(text) <= HEADING_LIMIT and not text.endswith(_ENDS)
