"""New text for a place that is named only as a whole: first in it, last in it, or where such text belongs."""

from __future__ import annotations

from drafts.base.document import Block
from drafts.reading.counting import counted, lists
from drafts.reading.cues import Role
from drafts.reading.edits import Edit
from drafts.reading.outcome import Doubt
from drafts.reading.plain import needle
from drafts.reading.putting import blocks_at, words_at
from drafts.reading.resolving import Desk
from drafts.reading.spots import Ground, Spot
from drafts.reading.steps import Level, Step
from drafts.reading.tables import new_cell
from drafts.reading.wording import Text, is_sentence, new_blocks

_SECTIONS = {Level.SECTION, Level.HEADING}
_WITHIN = {Level.WORDS, Level.SENTENCE}
_SINGLE = {Level.PARAGRAPH, Level.ITEM, Level.SUBITEM, Level.SATS, Level.COLUMN, Level.SENTENCE}


def into(desk: Desk, host: Spot, text: Text, edge: Role | None, number: int | None) -> list[Edit]:
    """`edge` is FIRST, LAST or None; `number` is which one the new one is to be."""
    if host.last == host.first:
        return _empty(desk, host, text)
    if text.level in {Level.ITEM, Level.SUBITEM, Level.LIST} or host.level is Level.LIST:
        return _point(desk, host, text, edge, number)
    heading = host.level is Level.HEADING and edge is not None
    if host.single and text.level in _WITHIN and (heading or host.level in _SINGLE):
        return _within(desk, host, text, edge)
    if text.level is Level.SENTENCE:
        return _within(desk, _paragraph(desk, host), text, edge)
    if host.level is Level.DOCUMENT and edge is None:
        host = _which_section(desk, host)
    return _blocks(desk, host, text, edge, number)


def _empty(desk: Desk, host: Spot, text: Text) -> list[Edit]:
    """A cell without words, or a document without blocks."""
    if host.level is Level.COLUMN:
        return new_cell(desk, host, text.words)
    return blocks_at(desk.ground, host.first, new_blocks(desk.ground, text, None))


def _within(desk: Desk, host: Spot, text: Text, edge: Role | None) -> list[Edit]:
    """In a block or sentence: last, where nothing is said."""
    ground = desk.ground
    if edge is Role.FIRST:
        return words_at(ground, host.first, host.start, text.words)
    if edge is None and needle(text.words) in needle(ground.raw(host)):
        return []
    if edge is None and text.level is Level.WORDS and not is_sentence(text.words):
        return _fragment(desk, host, text)
    end = host.start + len(ground.raw(host).rstrip())
    return words_at(ground, host.first, end, text.words, before=True)


def _fragment(desk: Desk, host: Spot, text: Text) -> list[Edit]:
    """Words that are no sentence go into one; which, is asked."""
    ground = desk.ground
    parts = ground.sentences(host.first)
    if host.level is not Level.SENTENCE and len(parts) > 1:
        row = [ground.within(Level.SENTENCE, host.first, a, b) for a, b in parts]
        host = desk.settle(Doubt.OCCURRENCE, text.words, "e", row)
    raw = ground.raw(host).rstrip()
    end = host.start + len(raw) - (1 if raw.endswith((".", "!", "?")) else 0)
    return words_at(ground, host.first, end, text.words)


def _paragraph(desk: Desk, host: Spot) -> Spot:
    """The one that a sentence is to stand in."""
    row = counted(desk.ground, host, Step(Level.PARAGRAPH))
    return desk.settle(Doubt.BLOCK, desk.ground.blocks[host.first].text, "p", row)


def _which_section(desk: Desk, host: Spot) -> Spot:
    """Nothing says where: one of the sections, or behind one of the blocks where there are none."""
    ground = desk.ground
    heads = [ground.section(Level.SECTION, n) for n in ground.heads]
    blocks = [ground.one(Level.PARAGRAPH, n) for n in range(host.first, host.last)]
    return desk.settle(Doubt.BLOCK, "", "s", heads or blocks)


def _point(desk: Desk, host: Spot, text: Text, edge: Role | None, number: int | None) -> list[Edit]:
    ground = desk.ground
    run = host
    if edge is Role.FIRST and host.level in _SECTIONS:
        return blocks_at(ground, host.first + 1, new_blocks(ground, text, _beside(ground, host)))
    if host.level not in {Level.ITEM, Level.SUBITEM}:
        runs = lists(ground, host)
        if not runs:
            return blocks_at(ground, _end(desk, host), new_blocks(ground, text.of(Level.ITEM), None))
        run = desk.settle(Doubt.BLOCK, ground.blocks[host.first].text, "u", runs)
    if edge is not Role.FIRST and number is None and _stands(desk, run, text):
        return []
    tops = counted(ground, run, Step(Level.ITEM))
    place = 1 if edge is Role.FIRST else number
    gap = tops[place - 1].first if place and place <= len(tops) else run.last
    return blocks_at(ground, gap, new_blocks(ground, text.of(Level.ITEM), ground.blocks[run.first]))


def _beside(ground: Ground, host: Spot) -> Block | None:
    """A point of the section's own, to be like."""
    runs = lists(ground, host)
    return ground.blocks[runs[0].first] if runs else None


def _blocks(desk: Desk, host: Spot, text: Text, edge: Role | None, number: int | None) -> list[Edit]:
    ground = desk.ground
    if edge is None and number is None and _stands(desk, host, text):
        return []
    inner = [n for n in ground.heads if host.first < n < host.last]
    beside = ground.blocks[inner[0] if text.level is Level.SECTION and inner else host.first]
    blocks = new_blocks(ground, text.of(Level.PARAGRAPH) if text.level in _WITHIN else text, beside)
    whole = text.level in {Level.SECTION, Level.HEADING} or host.level not in _SECTIONS
    gap = host.last if whole else _end(desk, host)
    if edge is Role.FIRST:
        gap = host.first + 1 if host.level in _SECTIONS else host.first
    elif number:
        row = counted(ground, host, Step(Level.PARAGRAPH))
        gap = row[number - 1].first if number <= len(row) else gap
    return blocks_at(ground, gap, blocks)


def _end(desk: Desk, host: Spot) -> int:
    """Behind a section's own text, before the sections in it; behind anything else."""
    return next(iter(desk.ground.own(host))).stop if host.level in _SECTIONS else host.last


def _stands(desk: Desk, host: Spot, text: Text) -> bool:
    """Is there a block that reads so in the place already?"""
    wanted = needle(text.words)
    return any(needle(block.text) == wanted for block in desk.ground.blocks[host.first : host.last])
