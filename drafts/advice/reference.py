"""What is referred to is there: the att-sats, and in the ärende's documents the page, heading and paragraph.

The notes on traps in amendments: anchors by page and heading. References to other people's texts
(*förvaltningens andra att-sats*) are let be, and so are pages and headings where no document is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.advice.piece import Piece, Place, Whole
from drafts.advice.source import folded
from drafts.amendment import Shown
from drafts.ordinals import number_of

_SATS = re.compile(
    r"\b(?:att-?sats|beslutssats)(?:en)? (?:nr |nummer )?(\d{1,4})\b"
    r"|\b(\w{1,12}) (?:att-?sats|beslutssats)en\b",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\b(?:sidan|sida|sid\.?) (\d{1,4})\b", re.IGNORECASE)
_HEADING = re.compile(r"(?<!lägga till )\brubriken [”\"»]([^”\"«»]{1,300})[”\"«]", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\b(\w{1,12}(?::[ae])?) stycket\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"förvaltningens|utlåtande|propositionen|motionen|motionens|styrelsens|remissen|ordförandens",
    re.IGNORECASE,
)
_NEAR = 60  # characters in which it is said whose text is meant, or which paragraph of what


def find(piece: Piece) -> Iterator[Place]:
    yield from _satser(piece)
    if piece.whole.source.pages:
        for page in _PAGE.finditer(piece.words):
            if not 0 < int(page[1]) <= piece.whole.source.pages:
                yield Place(*page.span())
    if piece.whole.source.sections:
        yield from _headings(piece)


def _satser(piece: Piece) -> Iterator[Place]:
    for found in _SATS.finditer(piece.bare):
        number = int(found[1]) if found[1] else number_of(found[2])
        there = range(-_count(piece.whole), _count(piece.whole) + 1)  # "sista" is -1
        near = piece.bare[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        if number is not None and (not number or number not in there) and not _OTHERS.search(near):
            yield Place(*found.span())


def _count(whole: Whole) -> int:
    """The att-satser there are, those that describe amendments among them."""
    amending = sum(len(amendment.satser) for amendment in whole.text.amendments)
    return len(whole.text.satser) + (amending if whole.text.shown is not Shown.EXCERPTS else 0)


def _headings(piece: Piece) -> Iterator[Place]:
    """A heading that neither the documents nor the motivation has; or a paragraph beyond its last."""
    own = {folded(block.text) for block in piece.whole.text.motivation if block.heading}
    for found in _HEADING.finditer(piece.words):
        heading = folded(found[1])
        count = piece.whole.source.sections.get(heading)
        if count is not None:
            yield from _paragraphs(piece, found, count)
        elif heading not in own:
            yield Place(*found.span())


def _paragraphs(piece: Piece, heading: re.Match[str], count: int) -> Iterator[Place]:
    start, end = max(0, heading.start() - _NEAR), heading.end() + _NEAR
    for found in _PARAGRAPH.finditer(piece.bare, start, end):
        number = number_of(found[1])
        if number is not None and number > count:
            yield Place(*found.span())
