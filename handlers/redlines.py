"""A document's tracked changes in the chat: what changes, long parts folded, a few messages at the most."""

from __future__ import annotations

from drafts.base.tracked import Fate, TrackedBlock, TrackedDocument
from drafts.comparing import Span
from drafts.redlining import excerpts
from handlers.drawn import fits
from handlers.templates import say

PAGES = 4  # messages; the file has the rest


def pages(document: TrackedDocument) -> list[str]:
    """Each passage under its heading; what does not fit in the last message is in the file."""
    passages = [
        say("redlines.passage", place=excerpt.place, blocks=[_told(block) for block in excerpt.blocks])
        for excerpt in excerpts(document)
    ]
    packed = [say("redlines.head", title=document.title)]
    for n, passage in enumerate(passages):
        joined = f"{packed[-1]}\n\n{passage}"
        if fits(joined):
            packed[-1] = joined
        elif len(packed) < PAGES and fits(passage):
            packed.append(passage)
        else:
            return [*packed, say("redlines.more", count=len(passages) - n)]
    return packed


def _told(block: TrackedBlock) -> tuple[list[Span], str]:
    """Its spans, and what happened to it as a whole."""
    what = "moved" if block.moved and block.fate is Fate.ADDED else ""
    return [Span(run.op, run.text) for run in block.runs], what
