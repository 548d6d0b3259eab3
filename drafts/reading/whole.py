"""A whole document: replaced, or taken away."""

from __future__ import annotations

from dataclasses import replace

from drafts.reading.edits import Become, Edit, Remove
from drafts.reading.outcome import Asked, Doubt, Question
from drafts.reading.plain import loose
from drafts.reading.resolving import Desk
from drafts.reading.steps import Level, Step
from drafts.reading.wording import Text, new_blocks


def become(desk: Desk, text: Text) -> list[Edit]:
    """The document with these blocks; those it has already stay the blocks they are."""
    document = desk.ground.document
    known = {(block.kind, block.text.strip()): block for block in reversed(document.blocks)}
    new = new_blocks(desk.ground, text.of(Level.PARAGRAPH), None)
    blocks = tuple(known.pop((block.kind, block.text), block) for block in new)
    return [] if blocks == document.blocks else [Become(replace(document, blocks=blocks))]


def strike_document(desk: Desk, step: Step) -> list[Edit]:
    """All of it, if it is this document that is named."""
    title = loose(desk.ground.document.title)
    if step.words and title and loose(step.words) not in {title, loose(desk.ground.document.name)}:
        raise Asked(Question(Doubt.NOT_FOUND, step.words))
    return [Remove(block.id) for block in desk.ground.blocks]
