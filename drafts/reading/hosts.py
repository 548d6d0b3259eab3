"""New text for a place that is named only as a whole: first in it, last in it, or where such text belongs."""

from __future__ import annotations

from drafts.base.document import Kind
from drafts.reading.counting import counted, lists
from drafts.reading.cues import Role
from drafts.reading.edits import Edit
from drafts.reading.outcome import Doubt
from drafts.reading.plain import needle
from drafts.reading.putting import blocks_at, words_at
from drafts.reading.resolving import Desk
from drafts.reading.spots import Spot
from drafts.reading.steps import Level, Step
from drafts.reading.wording import is_sentence, new_blocks

_SECTIONS = {Level.SECTION, Level.HEADING}
_WITHIN = {Level.WORDS, Level.SENTENCE}
_SINGLE = {Level.PARAGRAPH, Level.ITEM, Level.SUBITEM, Level.SATS, Level.COLUMN, Level.SENTENCE}


def into(
    desk: Desk, host: Spot, words: str, level: Level, edge: Role | None, number: int | None
) -> list[Edit]:
    """`edge` is FIRST, LAST or None; `number` is which one the new one is to be."""
    if host.last == host.first:
        return blocks_at(desk.ground, host.first, new_blocks(desk.ground, words, level, None))
    if level in {Level.ITEM, Level.SUBITEM, Level.LIST} or host.level is Level.LIST:
        return _point(desk, host, words, edge, number)
    if host.level is Level.HEADING and host.single and level in _WITHIN and edge:
        return _within(desk, host, words, level, edge)
    if host.level in _SINGLE and host.single and (level in _WITHIN or host.level is Level.COLUMN):
        return _within(desk, host, words, level, edge)
    if level is Level.SENTENCE:
        return _within(desk, _paragraph(desk, host), words, level, edge)
    if host.level is Level.DOCUMENT and edge is None:
        host = _which_section(desk, host)
    return _blocks(desk, host, words, level, edge, number)


def _within(desk: Desk, host: Spot, words: str, level: Level, edge: Role | None) -> list[Edit]:
    """In a block or sentence: last, where nothing is said; before its stop, unless it is a sentence itself."""
    ground = desk.ground
    text = ground.blocks[host.first].text
    if edge is Role.FIRST:
        return words_at(ground, host.first, host.start, words)
    if edge is None and needle(words) in needle(ground.raw(host)):
        return []
    end = host.start + len(text[host.start : host.end].rstrip())
    fragment = level is Level.WORDS and not is_sentence(words)
    if (
        fragment
        and edge is None
        and host.level in {Level.PARAGRAPH, Level.ITEM}
        and len(ground.sentences(host.first)) > 1
    ):
        row = [ground.within(Level.SENTENCE, host.first, a, b) for a, b in ground.sentences(host.first)]
        return _within(desk, desk.settle(Doubt.OCCURRENCE, words, "e", row), words, level, edge)
    if fragment and edge is None and text[end - 1 : end] in {".", "!", "?"}:
        end -= 1
    return words_at(ground, host.first, end, words)


def _paragraph(desk: Desk, host: Spot) -> Spot:
    """The one that a sentence is to stand in."""
    row = counted(desk.ground, host, Step(Level.PARAGRAPH))
    if not row:
        raise desk.ask(Doubt.BLOCK, desk.ground.raw(host), "p", [])
    return desk.settle(Doubt.BLOCK, desk.ground.blocks[host.first].text, "p", row)


def _which_section(desk: Desk, host: Spot) -> Spot:
    """Nothing says where: one of the sections, or behind one of the blocks where there are none."""
    ground = desk.ground
    heads = [ground.section(Level.SECTION, n) for n in ground.heads]
    blocks = [ground.one(Level.PARAGRAPH, n) for n in range(host.first, host.last)]
    return desk.settle(Doubt.BLOCK, "", "s", heads or blocks) if len(heads or blocks) > 1 else host


def _point(desk: Desk, host: Spot, words: str, edge: Role | None, number: int | None) -> list[Edit]:
    ground = desk.ground
    if host.level in {Level.ITEM, Level.SUBITEM}:
        run = host
    else:
        runs = lists(ground, host)
        if not runs:
            gap = next(iter(ground.own(host))).stop if host.level in _SECTIONS else host.last
            return blocks_at(ground, gap, new_blocks(ground, words, Level.ITEM, None))
        run = desk.settle(Doubt.BLOCK, ground.blocks[host.first].text, "u", runs)
    blocks = new_blocks(ground, words, Level.ITEM, ground.blocks[run.first])
    if edge is not Role.FIRST and number is None and _stands(desk, run, words):
        return []
    tops = counted(ground, run, Step(Level.ITEM))
    place = 1 if edge is Role.FIRST else number
    gap = tops[place - 1].first if place and place <= len(tops) else run.last
    return blocks_at(ground, gap, blocks)


def _blocks(
    desk: Desk, host: Spot, words: str, level: Level, edge: Role | None, number: int | None
) -> list[Edit]:
    ground = desk.ground
    beside = ground.blocks[host.first]
    if level is Level.SECTION and beside.kind is Kind.HEADING and host.level in _SECTIONS:
        inner = [n for n in ground.heads if host.first < n < host.last]
        beside = ground.blocks[inner[0]] if inner else beside
    blocks = new_blocks(ground, words, Level.PARAGRAPH if level in _WITHIN else level, beside)
    if edge is None and number is None and _stands(desk, host, words):
        return []
    own = next(iter(ground.own(host)), range(host.first, host.last))
    if edge is Role.FIRST:
        gap = host.first + 1 if host.level in _SECTIONS else host.first
    elif level in {Level.SECTION, Level.HEADING} or host.level not in _SECTIONS:
        gap = host.last
    else:
        gap = own.stop
    if number:
        row = counted(ground, host, Step(Level.PARAGRAPH))
        gap = row[number - 1].first if number <= len(row) else gap
    return blocks_at(ground, gap, blocks)


def _stands(desk: Desk, host: Spot, words: str) -> bool:
    """Is there a block that reads so in the place already?"""
    wanted = needle(words)
    return any(needle(block.text) == wanted for block in desk.ground.blocks[host.first : host.last])
