"""Lägga till: new words, sentences, paragraphs, points, headings and sections."""

from __future__ import annotations

from drafts.base.document import Block, Kind
from drafts.reading.clause import Clause
from drafts.reading.counting import lists
from drafts.reading.cues import Role
from drafts.reading.edits import Add, Edit, Reword
from drafts.reading.hosts import into
from drafts.reading.matching import around
from drafts.reading.outcome import Doubt
from drafts.reading.plain import loose
from drafts.reading.putting import blocks_at, words_at
from drafts.reading.resolving import Desk, each, find
from drafts.reading.spots import Spot
from drafts.reading.steps import Level, Step
from drafts.reading.unworded import unworded
from drafts.reading.wording import fitted, is_sentence, new_blocks

_WITHIN = {Level.WORDS, Level.SENTENCE}
_SECTIONS = {Level.SECTION, Level.HEADING}


def add(desk: Desk, clause: Clause) -> list[Edit]:
    text = _text(clause)
    if text is None or (clause.loose and not text.quoted):
        raise unworded(desk, clause)
    if _is_excepted(desk, clause):
        return []
    level = _level(clause, text)
    words = fitted(text.words, "", sure=(text.quoted and text.closed) or is_sentence(text.words))
    where = tuple(s for s in clause.places(Role.WHERE, Role.NEW, Role.OBJECT) if s is not text)
    after, before, between = (clause.places(role) for role in (Role.AFTER, Role.BEFORE, Role.BETWEEN))
    if between:
        return _between(desk, where, between, words, level)
    if after:
        return behind(desk, find(desk, "a", where, after), words, level)
    if before:
        return ahead(desk, find(desk, "a", where, before), words, level)
    first, last = clause.of(Role.FIRST), clause.of(Role.LAST)
    host = find(desk, "w", where, first or last)
    edge = Role.FIRST if _has(clause, Role.FIRST) else Role.LAST if _has(clause, Role.LAST) else None
    number = next((s.numbers[0] for s in clause.of(*Role) if s.fresh and s.numbers), None)
    return into(desk, host, words, level, edge, number)


def _text(clause: Clause) -> Step | None:
    """The step that carries the new words: behind "med" or "lydelsen", or else the object."""
    return next(iter((*clause.words(Role.NEW), *clause.words(Role.OBJECT))), None)


def _level(clause: Clause, text: Step) -> Level:
    """What the new text is said to be; WORDS where nothing is said."""
    return text.level if text.level is not Level.WORDS else clause.fresh or Level.WORDS


def _has(clause: Clause, role: Role) -> bool:
    return role in clause.roles or bool(clause.of(role))


def _is_excepted(desk: Desk, clause: Clause) -> bool:
    """ "i alla styrdokument utom D"."""
    title = loose(desk.ground.document.title)
    return bool(title) and any(title in loose(step.words) for step in clause.of(Role.EXCEPT))


def behind(desk: Desk, anchor: Spot, words: str, level: Level) -> list[Edit]:
    """Right behind the anchor."""
    ground = desk.ground
    if anchor.level in _WITHIN and anchor.single:
        if level in _WITHIN or (level is Level.DOCUMENT):
            end = around(ground, anchor).end if level is Level.SENTENCE else anchor.end
            return words_at(ground, anchor.first, end, words)
        return _block_behind_words(desk, anchor, words, level)
    if anchor.level in {Level.COLUMN, Level.TITLE} and level in _WITHIN:
        return words_at(ground, anchor.first, anchor.end, words)
    heading = anchor.level is Level.HEADING and level not in {Level.SECTION}
    gap = anchor.first + 1 if heading else anchor.last
    return blocks_at(ground, gap, _blocks(desk, words, level, anchor))


def ahead(desk: Desk, anchor: Spot, words: str, level: Level) -> list[Edit]:
    """Right before the anchor."""
    ground = desk.ground
    if anchor.level in _WITHIN and anchor.single and level in _WITHIN:
        start = around(ground, anchor).start if level is Level.SENTENCE else anchor.start
        return words_at(ground, anchor.first, start, words)
    return blocks_at(ground, anchor.first, _blocks(desk, words, level, anchor))


def _block_behind_words(desk: Desk, anchor: Spot, words: str, level: Level) -> list[Edit]:
    """A new paragraph behind a sentence: behind its block, or in the middle of it, and then one is asked."""
    ground = desk.ground
    sentence = around(ground, anchor)
    block = ground.blocks[anchor.first]
    blocks = _blocks(desk, words, level, ground.one(Level.PARAGRAPH, anchor.first))
    if not block.text[sentence.end :].strip():
        return blocks_at(ground, anchor.last, blocks)
    whole = ground.one(Level.PARAGRAPH, anchor.first)
    if desk.settle(Doubt.HOW_FAR, ground.raw(sentence), "f", [sentence, whole]) == whole:
        return blocks_at(ground, anchor.last, blocks)
    rest = block.text[sentence.end :]
    tail = Block("", block.kind, rest.lstrip(), block.level)
    cut = Reword(block.id, sentence.end, len(block.text), "")
    return [cut, Add(block.id, (*blocks, tail))]


def _between(
    desk: Desk, where: tuple[Step, ...], steps: tuple[Step, ...], words: str, level: Level
) -> list[Edit]:
    """ "mellan kapitel 3 och 4": the two have to be neighbours."""
    ways = each(steps) if len(steps) == 1 else tuple((step,) for step in steps)
    one = find(desk, "a", where, ways[0])
    other = find(desk, "b", where, ways[-1])
    if one.last == other.first:
        return behind(
            desk, one, words, Level.SECTION if one.level in _SECTIONS and level is Level.WORDS else level
        )
    row = [one, other]
    return behind(desk, desk.settle(Doubt.BLOCK, desk.ground.raw(one), "n", row), words, level)


def _blocks(desk: Desk, words: str, level: Level, anchor: Spot) -> tuple[Block, ...]:
    """New blocks like the anchor, where nothing is said of what they are."""
    beside = desk.ground.blocks[anchor.first] if anchor.last > anchor.first else None
    if level in _WITHIN:
        level = Level.ITEM if beside and beside.kind is Kind.ITEM else Level.PARAGRAPH
    if level is Level.ITEM and beside and beside.kind is not Kind.ITEM:
        run = lists(desk.ground, anchor) if anchor.level in {Level.PARAGRAPH, *_SECTIONS} else []
        beside = desk.ground.blocks[run[0].first] if run else beside
    return new_blocks(desk.ground, words, level, beside)
