"""An instruction that says what to change and gives no words for it: the places it speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.reading.clause import Clause
from drafts.reading.cues import Role
from drafts.reading.narrowing import narrowed
from drafts.reading.outcome import Asked, Unworded
from drafts.reading.resolving import SHOWN, Desk, ordered
from drafts.reading.spots import Spot
from drafts.reading.steps import Level, Step, each

_SECTIONS = {Level.HEADING, Level.SECTION}


def unworded(desk: Desk, clause: Clause) -> Asked:
    steps = clause.places(*(set(Role) - {Role.EXCEPT}))
    above = [step for step in steps if step.names and step.level in _SECTIONS]
    below = [step for step in steps if step not in above and (step.names or step.level is Level.HEADING)]
    spots: list[Spot] = []
    for way in [way for step in below for way in each((step,))] or [()]:
        spots += _places(desk, above, way) or _places(desk, above, ())
    found = [one for spot in dict.fromkeys(spots) for one in _shown(desk, spot)]
    return Asked(Unworded(clause.text, tuple(desk.candidate("=", spot) for spot in found[:SHOWN])))


def _places(desk: Desk, above: Sequence[Step], below: Sequence[Step]) -> list[Spot]:
    """One section within the other, or each by itself where they are not."""
    if not (above or below):
        return []
    return _chain(desk, above, below) or [spot for step in above for spot in _chain(desk, (step,), below)]


def _shown(desk: Desk, spot: Spot) -> list[Spot]:
    """Of a page every block, of anything else its first."""
    if spot.level is Level.PAGE:
        return [desk.ground.one(Level.PARAGRAPH, n) for n in range(spot.first, spot.last)]
    return [spot] if spot.last > spot.first else []


def _chain(desk: Desk, *groups: Sequence[Step]) -> list[Spot]:
    spots = [desk.ground.whole]
    for step in ordered(groups):
        if step.level is not Level.PICTURE:
            spots = [found for spot in spots for found in narrowed(desk.ground, spot, step)]
    return spots
