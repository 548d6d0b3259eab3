"""A document's tracked changes in the chat: what changes, long parts folded, a few messages at the most."""

from __future__ import annotations

from collections.abc import Iterator

from drafts.base.document import LINE_BREAK
from drafts.base.tracked import Fate, TrackedBlock, TrackedDocument
from drafts.comparing import Span
from drafts.redlining import excerpts
from handlers.drawn import fits
from handlers.templates import say

PAGES = 4  # messages; the file has the rest


def pages(document: TrackedDocument) -> list[str]:
    """Each block that changes, the first of each passage under its heading; the rest is in the file."""
    pieces = list(_pieces(document))
    packed = [say("redlines.head", title=document.title)]
    for n, (piece, gap) in enumerate(pieces):
        joined = f"{packed[-1]}{gap}{piece}"
        if fits(joined):
            packed[-1] = joined
        elif len(packed) < PAGES:
            packed.append(piece)
        else:
            return [*packed, say("redlines.more", count=len(pieces) - n)]
    return packed


def _pieces(document: TrackedDocument) -> Iterator[tuple[str, str]]:
    """Each with what stands between it and the one before."""
    for excerpt in excerpts(document):
        for n, block in enumerate(excerpt.blocks):
            place = "" if n else excerpt.place
            moved = block.moved and block.fate is Fate.ADDED
            yield say("redlines.block", place=place, spans=_spans(block), moved=moved), "\n" if n else "\n\n"


def _spans(block: TrackedBlock) -> list[Span]:
    return [Span(run.op, run.text.replace(LINE_BREAK, "\n")) for run in block.runs]
