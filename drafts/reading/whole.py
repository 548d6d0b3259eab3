"""A whole document: replaced, or taken away."""

from __future__ import annotations

from dataclasses import replace

from drafts.reading.edits import Become, Edit, Remove
from drafts.reading.outcome import Asked, Doubt, Question
from drafts.reading.plain import loose
from drafts.reading.resolving import Desk
from drafts.reading.steps import Step
from drafts.reading.wording import lines
from drafts.base.document import Block, Kind


def become(desk: Desk, words: str) -> list[Edit]:
    """The document with these words, a line a block: lines that are there now keep their block."""
    document = desk.ground.document
    known = {block.text.strip(): block for block in reversed(document.blocks)}
    blocks = tuple(known.pop(row, Block("", Kind.PARAGRAPH, row)) for row in lines(words))
    return [] if blocks == document.blocks else [Become(replace(document, blocks=blocks))]


def strike_document(desk: Desk, step: Step) -> list[Edit]:
    """All of it, if it is this document that is named."""
    title = loose(desk.ground.document.title)
    if step.words and title and loose(step.words) not in {title, loose(desk.ground.document.name)}:
        raise Asked(Question(Doubt.NOT_FOUND, step.words))
    return [Remove(block.id) for block in desk.ground.blocks]
