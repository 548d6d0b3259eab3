"""Headings by their words, sections by their numbers."""

from __future__ import annotations

from drafts.base.document import Kind
from drafts.reading.matching import is_cut, occurrences
from drafts.reading.plain import needle
from drafts.reading.spots import Ground, Spot, names_heading
from drafts.reading.steps import Level, Step


def headings(ground: Ground, spot: Spot, step: Step) -> list[Spot]:
    heads = [n for n in ground.heads if spot.first <= n < spot.last and _is_heading(ground, n)]
    if step.level is Level.TITLE:
        wanted = needle(ground.document.title)
        return [ground.section(Level.HEADING, n) for n in heads if needle(ground.blocks[n].text) == wanted]
    if not step.words:
        own = spot.level in {Level.SECTION, Level.HEADING} and not step.numbers
        heads = [spot.first] if own else heads
        return [ground.one(Level.HEADING, n) for n in _numbered(heads, step)]
    found = [n for n in heads if _fits(ground, n, step)]
    return [_head(ground, n, step) for n in _numbered(found, step)]


def _head(ground: Ground, at: int, step: Step) -> Spot:
    if step.inside:
        return ground.one(Level.HEADING, at)
    return ground.section(Level.SECTION if step.level is Level.SECTION else Level.HEADING, at)


def _is_heading(ground: Ground, at: int) -> bool:
    return ground.blocks[at].kind is Kind.HEADING


def _fits(ground: Ground, at: int, step: Step) -> bool:
    block = ground.blocks[at]
    if is_cut(step.words) and not names_heading(block, step.words, quoted=True):
        return bool(occurrences(ground, ground.one(Level.HEADING, at), step.words))
    return names_heading(block, step.words, quoted=step.quoted)


def _numbered(found: list[int], step: Step) -> list[int]:
    if not step.numbers:
        return found
    number = step.numbers[0]
    at = number - 1 if number > 0 else len(found) + number
    return [found[at]] if 0 <= at < len(found) else []


def labelled(ground: Ground, spot: Spot, step: Step) -> list[Spot]:
    """Headings that bear the number before paragraphs that do; a plain number where no heading says kap."""
    kind, number = step.label.split(" ", 1)
    for wanted in (step.label, f"nr {number}") if kind in {"kap", "§"} else (step.label,):
        bearing = [n for n in range(spot.first, spot.last) if wanted in ground.labels[n]]
        heads = [n for n in bearing if _is_heading(ground, n)]
        if step.level is Level.ITEM:
            points = [n for n in bearing if ground.blocks[n].kind is Kind.ITEM]
            if points:
                return [ground.one(Level.ITEM, n) for n in points]
        if kind == "kap" and heads:
            top = min(ground.blocks[n].level for n in heads)
            heads = [n for n in heads if ground.blocks[n].level == top]
        if heads or bearing:
            return [_bearer(ground, n) for n in heads or bearing]
    return []


def _bearer(ground: Ground, at: int) -> Spot:
    return ground.section(Level.SECTION, at) if ground.is_head(at) else ground.one(Level.PARAGRAPH, at)


def sections(ground: Ground, spot: Spot, step: Step) -> list[Spot]:
    """Such as "avsnittet", "andra avsnittet": the section one is in, or the nth below it."""
    if not step.numbers:
        return [spot] if spot.level in {Level.SECTION, Level.HEADING} else []
    inner = [
        n
        for n in ground.heads
        if spot.first <= n < spot.last and (n > spot.first or spot.level is Level.DOCUMENT)
    ]
    top = min((ground.blocks[n].level for n in inner if _is_heading(ground, n)), default=0)
    row = [n for n in inner if ground.blocks[n].level == top and _is_heading(ground, n)]
    return [ground.section(Level.SECTION, n) for n in _numbered(row, step)]


def opening(ground: Ground, spot: Spot, _step: Step) -> list[Spot]:
    end = ground.heads[0] if ground.heads else len(ground.blocks)
    return [ground.stretch(Level.OPENING, 0, end)] if end and spot.first == 0 else []
