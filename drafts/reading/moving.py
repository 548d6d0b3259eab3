"""Flytta, byta plats: blocks and sections that stand elsewhere than before."""

from __future__ import annotations

from drafts.reading.clause import Clause, Part
from drafts.reading.cues import Role
from drafts.reading.edits import Edit, Move
from drafts.reading.matching import around
from drafts.reading.outcome import Asked, Doubt, Question
from drafts.reading.putting import behind, put, without
from drafts.reading.resolving import Desk, find
from drafts.reading.spots import Spot
from drafts.reading.steps import Level, Step, each

_THITHER = {Role.AFTER, Role.BEFORE, Role.FIRST, Role.LAST, Role.INTO, Role.NEW}
_SECTIONS = {Level.SECTION, Level.HEADING}
_WITHIN = {Level.WORDS, Level.SENTENCE}


def move(desk: Desk, clause: Clause) -> list[Edit]:
    source, role, there = _apart(clause)
    joined = any(part.joined for part in clause.parts)
    if role is None or joined or not any(step.names for step in source):
        raise Asked(Question(Doubt.UNCLEAR, clause.text))
    spots = [find(desk, f"o{n}.", way) for n, way in enumerate(each(source))]
    goal = find(desk, "t", there)
    if all(spot.level in _WITHIN for spot in spots):
        return _words(desk, spots, goal, role)
    return _blocks(desk, spots, _gap(desk, goal, role, section=spots[0].level is Level.SECTION))


def swap(desk: Desk, clause: Clause) -> list[Edit]:
    """Two that stand apart take each other's place."""
    steps = clause.places(Role.OBJECT)
    where = clause.places(Role.WHERE)
    ways = each(steps)
    if len(ways) == 1 and len(steps) == 2:  # noqa: PLR2004 — "A och B byter plats"
        ways = tuple((step,) for step in steps)
    if len(ways) != 2:  # noqa: PLR2004
        raise Asked(Question(Doubt.UNCLEAR, clause.text))
    one, other = sorted(
        (find(desk, f"o{n}.", where, way) for n, way in enumerate(ways)), key=lambda s: s.first
    )
    if one.last > other.first:
        raise Asked(Question(Doubt.UNCLEAR, clause.text))
    if one.last == other.first:
        return _blocks(desk, [other], one.first)
    return [*_blocks(desk, [one], other.first), *_blocks(desk, [other], one.first)]


def _apart(clause: Clause) -> tuple[tuple[Step, ...], Role | None, tuple[Step, ...]]:
    """What is moved, how it is put, and where to: "under R" before the goal holds for both."""
    first = next((n for n, part in enumerate(clause.parts) if part.role in _THITHER), len(clause.parts))
    announced = next((role for role in clause.roles if role in _THITHER), None)
    source = tuple(part.step for part in clause.parts[:first])
    goal: list[Part] = list(clause.parts[first:])
    steps = tuple(part.step for part in goal)
    role = next((part.role for part in goal if part.role in _THITHER), announced)
    if not any(step.level in {*_SECTIONS, Level.OPENING, Level.DOCUMENT} for step in steps):
        above = (part.step for part in clause.parts[:first] if part.role is Role.WHERE)
        steps = (*(step for step in above if step.level not in {Level.PAGE, Level.LINE}), *steps)
    return source, role, steps


def _gap(desk: Desk, goal: Spot, role: Role, *, section: bool) -> int:
    """The number of the block before which it is put."""
    own = next(iter(desk.ground.own(goal)))
    headed = goal.level in _SECTIONS
    if role is Role.BEFORE:
        return goal.first
    if role is Role.FIRST:
        return goal.first + (1 if headed else 0)
    if role is Role.LAST:
        return own.stop if headed and not section else goal.last
    if role is Role.AFTER:
        return goal.first + 1 if goal.level is Level.HEADING and not section else goal.last
    if not headed or section or len(own) == 0:
        return goal.last if not headed or section else own.stop
    places = [desk.ground.one(Level.PARAGRAPH, n) for n in (goal.first, *own)]
    return desk.settle(Doubt.BLOCK, desk.ground.blocks[goal.first].text, "g", places).last


def _blocks(desk: Desk, spots: list[Spot], gap: int) -> list[Edit]:
    """Nothing where they stand there already."""
    at = [n for spot in spots for n in _numbers(spot)]
    if at == list(range(at[0], at[-1] + 1)) and at[0] <= gap <= at[-1] + 1:
        return []
    return [Move(tuple(desk.ground.blocks[n].id for n in at), behind(desk.ground, gap))]


def _numbers(spot: Spot) -> range:
    """Its blocks; of a heading that is named as one, only itself."""
    return range(spot.first, spot.first + 1 if spot.level is Level.HEADING else spot.last)


def _words(desk: Desk, spots: list[Spot], goal: Spot, role: Role) -> list[Edit]:
    """Sentences or words that go from one place in the text to another."""
    ground = desk.ground
    spot = spots[0]
    if len(spots) > 1 or not goal.single:
        raise desk.ask(Doubt.BLOCK, ground.raw(goal), "t", [goal])
    at = {Role.BEFORE: goal.start, Role.FIRST: goal.start}.get(role, goal.end)
    if goal.level is Level.WORDS and spot.level is Level.SENTENCE and role is Role.AFTER:
        at = around(ground, goal).end
    text = ground.blocks[goal.first].text
    low, high = sorted((at, spot.end if role is Role.BEFORE else spot.start))
    if spot.first == goal.first and not text[low:high].strip():
        return []
    return [*without(ground, spot), *put(ground, goal.first, at, ground.raw(spot))]
