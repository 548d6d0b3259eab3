"""Samtliga förekomster: the same change wherever the words stand."""

from __future__ import annotations

from bisect import bisect_right

from drafts.reading.edits import Edit
from drafts.reading.matching import occurrences
from drafts.reading.nearness import near
from drafts.reading.outcome import Doubt
from drafts.reading.plain import needle
from drafts.reading.putting import without, words_for
from drafts.reading.resolving import Desk, find
from drafts.reading.spots import Ground, Spot
from drafts.reading.steps import Level, Step


def everywhere(desk: Desk, where: tuple[Step, ...], old: Step, words: str) -> list[Edit]:
    """Every occurrence in the place, or in the document. Nothing where only the new words stand there."""
    ground = desk.ground
    scope = find(desk, "w", tuple(step for step in where if step.names))
    found = occurrences(ground, scope, old.words)
    if not found and not (words and occurrences(ground, scope, words)):
        rivals = near(ground, [scope], old)
        if words or rivals:
            picked = desk.pick("o", rivals)
            if picked is None:
                raise desk.ask(Doubt.NOT_FOUND, old.words, "o", rivals)
            found = occurrences(ground, scope, ground.raw(picked))
    apart = _apart(not_yet(ground, found, old.words, words))
    return [
        edit
        for spot in apart
        for edit in (words_for(ground, spot, words) if words else without(ground, spot))
    ]


def not_yet(ground: Ground, spots: list[Spot], old: str, new: str) -> list[Spot]:
    """Without those that stand within the new words: these are changed already."""
    if needle(old) == needle(new) or needle(old) not in needle(new):
        return spots
    done: dict[int, list[tuple[int, int]]] = {}
    for at in dict.fromkeys(spot.first for spot in spots):
        done[at] = [(s.start, s.end) for s in occurrences(ground, ground.one(Level.WORDS, at), new)]
    return [spot for spot in spots if not spot.single or not _is_within(spot, done[spot.first])]


def _is_within(spot: Spot, done: list[tuple[int, int]]) -> bool:
    at = bisect_right(done, (spot.start, len(done) and done[-1][1])) - 1
    return at >= 0 and spot.end <= done[at][1]


def _apart(spots: list[Spot]) -> list[Spot]:
    """Without those that begin within the one before."""
    kept: list[Spot] = []
    for spot in spots:
        if not kept or kept[-1].first != spot.first or spot.start >= kept[-1].end:
            kept.append(spot)
    return kept
