"""Namnet ändras till: the document's own name, in its heading and wherever else it stands."""

from __future__ import annotations

from drafts.base.document import Kind
from drafts.reading.edits import Edit
from drafts.reading.matching import occurrences
from drafts.reading.outcome import Asked, Doubt, Unworded
from drafts.reading.putting import words_for
from drafts.reading.resolving import Desk
from drafts.reading.steps import Level


def rename(desk: Desk, name: str) -> list[Edit]:
    """How far is asked, where the name stands in more places than its heading."""
    ground = desk.ground
    if occurrences(ground, ground.whole, name):
        return []
    found = occurrences(ground, ground.whole, ground.document.title)
    if not found:
        raise Asked(Unworded(name))
    heads = [s for s in found if ground.blocks[s.first].kind is Kind.HEADING and ground.covers_block(s)]
    if len(found) > 1:
        every = ground.whole
        picked = desk.settle(Doubt.HOW_FAR, ground.document.title, "t", [*heads, every])
        found = found if picked.level is Level.DOCUMENT else [picked]
    return [edit for spot in found for edit in words_for(ground, spot, name)]
