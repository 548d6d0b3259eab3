"""An instruction that says what to change and gives no words for it: the places it speaks of."""

from __future__ import annotations

from drafts.reading.clause import Clause
from drafts.reading.cues import Role
from drafts.reading.narrowing import narrowed
from drafts.reading.outcome import Asked, Unworded
from drafts.reading.resolving import SHOWN, Desk, ordered
from drafts.reading.spots import Spot
from drafts.reading.steps import Level, Step, each


def unworded(desk: Desk, clause: Clause) -> Asked:
    spots: list[Spot] = []
    where = tuple(s for s in clause.places(Role.WHERE) if s.names)
    objects = [s for s in clause.places(*(set(Role) - {Role.WHERE, Role.EXCEPT})) if s.names or s.fresh]
    groups = [(where, way) for step in objects for way in each((step,))] or ([(where, ())] if where else [])
    for group in groups:
        spots += _places(desk, ordered(group)) or _places(desk, ordered((where,)) if where else ())
    found = [one for spot in dict.fromkeys(spots) for one in _shown(desk, spot)]
    return Asked(Unworded(clause.text, tuple(desk.candidate("=", spot) for spot in found[:SHOWN])))


def _shown(desk: Desk, spot: Spot) -> list[Spot]:
    """Of a page every block, of anything else its first."""
    if spot.level is Level.PAGE:
        return [desk.ground.one(Level.PARAGRAPH, n) for n in range(spot.first, spot.last)]
    return [spot] if spot.last > spot.first else []


def _places(desk: Desk, steps: tuple[Step, ...]) -> list[Spot]:
    spots = [desk.ground.whole] if steps else []
    for step in steps:
        if step.level is not Level.PICTURE:
            spots = [found for spot in spots for found in narrowed(desk.ground, spot, step)]
    return spots
