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
from drafts.reading.resolving import Desk, find
from drafts.reading.spots import Spot
from drafts.reading.steps import Level, Step, each
from drafts.reading.tables import table_rows
from drafts.reading.unworded import unworded
from drafts.reading.wording import Text, new_blocks, same, text_of

_WITHIN = {Level.WORDS, Level.SENTENCE}
_SECTIONS = {Level.SECTION, Level.HEADING}


def add(desk: Desk, clause: Clause) -> list[Edit]:
    steps = _texts(clause)
    if not steps or (clause.loose and not steps[0].quoted):
        raise unworded(desk, clause)
    if _is_excepted(desk, clause):
        return []
    text = text_of(steps, _level(clause, steps))
    if text.level is Level.WORDS and len(text.rows) > 1:
        text = text.of(Level.PARAGRAPH)  # they can't stand within a line
    where = clause.beside(steps, Role.WHERE, Role.NEW, Role.OBJECT)
    after, before, between = (clause.places(role) for role in (Role.AFTER, Role.BEFORE, Role.BETWEEN))
    if text.level in {Level.ROW, Level.TABLE}:
        return table_rows(desk, clause, text.level)
    if between:
        return _between(desk, where, between, text)
    if after:
        return behind(desk, find(desk, "a", where, after), text)
    if before:
        return ahead(desk, find(desk, "a", where, before), text)
    first, last = clause.of(Role.FIRST), clause.of(Role.LAST)
    host = find(desk, "w", where, first or last)
    edge = Role.FIRST if _has(clause, Role.FIRST) else Role.LAST if _has(clause, Role.LAST) else None
    number = next((s.numbers[0] for s in clause.of(*Role) if s.fresh and s.numbers), None)
    return into(desk, host, text, edge, number)


def _texts(clause: Clause) -> tuple[Step, ...]:
    """The steps that carry the new words: behind "med" or "lydelsen", or else the object."""
    return clause.words(Role.NEW) or clause.words(Role.OBJECT)


def _level(clause: Clause, texts: tuple[Step, ...]) -> Level:
    """What the new text is said to be; WORDS where nothing is said."""
    said = {text.level for text in texts}
    return said.pop() if len(said) == 1 and Level.WORDS not in said else clause.fresh or Level.WORDS


def _has(clause: Clause, role: Role) -> bool:
    return role in clause.roles or bool(clause.of(role))


def _is_excepted(desk: Desk, clause: Clause) -> bool:
    """Such as "i alla styrdokument utom D"."""
    title = loose(desk.ground.document.title)
    return bool(title) and any(title in loose(step.words) for step in clause.of(Role.EXCEPT))


def behind(desk: Desk, anchor: Spot, text: Text) -> list[Edit]:
    """Right behind the anchor."""
    ground = desk.ground
    if anchor.level in _WITHIN and anchor.single:
        if text.level not in _WITHIN:
            return _block_behind_words(desk, anchor, text)
        end = around(ground, anchor).end if text.level is Level.SENTENCE else anchor.end
        return words_at(ground, anchor.first, end, text.words)
    if anchor.level is Level.COLUMN and text.level in _WITHIN:
        return words_at(ground, anchor.first, anchor.end, text.words)
    heading = anchor.level is Level.HEADING and text.level is not Level.SECTION
    gap = anchor.first + 1 if heading else anchor.last
    return blocks_at(ground, gap, _blocks(desk, text, anchor))


def ahead(desk: Desk, anchor: Spot, text: Text) -> list[Edit]:
    """Right before the anchor."""
    ground = desk.ground
    if anchor.level in _WITHIN and anchor.single and text.level in _WITHIN:
        start = around(ground, anchor).start if text.level is Level.SENTENCE else anchor.start
        return words_at(ground, anchor.first, start, text.words, before=True)
    return blocks_at(ground, anchor.first, _blocks(desk, text, anchor))


def _block_behind_words(desk: Desk, anchor: Spot, text: Text) -> list[Edit]:
    """A new paragraph behind a sentence: behind its block, or in the middle of it, and then one is asked."""
    ground = desk.ground
    sentence = around(ground, anchor)
    block = ground.blocks[anchor.first]
    whole = ground.one(Level.PARAGRAPH, anchor.first)
    blocks = _blocks(desk, text, whole)
    rest = block.text[sentence.end :]
    if not rest.strip() or same(ground, anchor.last, blocks):
        return blocks_at(ground, anchor.last, blocks)
    if desk.settle(Doubt.HOW_FAR, ground.raw(sentence), "f", [sentence, whole]) == whole:
        return blocks_at(ground, anchor.last, blocks)
    tail = Block("", block.kind, rest.lstrip(), block.level)
    return [Reword(block.id, sentence.end, len(block.text), ""), Add(block.id, (*blocks, tail))]


def _between(desk: Desk, where: tuple[Step, ...], steps: tuple[Step, ...], text: Text) -> list[Edit]:
    """Such as "mellan kapitel 3 och 4": the two have to be neighbours."""
    ways = each(steps) if len(steps) == 1 else tuple((step,) for step in steps)
    one = find(desk, "a", where, ways[0])
    other = find(desk, "b", where, ways[-1])
    if one.first == other.first and not desk.ground.blocks[one.first].text[one.end : other.start].strip():
        return behind(desk, one, text)
    if one.level in _SECTIONS and other.level in _SECTIONS and text.level in {*_WITHIN, Level.PARAGRAPH}:
        text = text.of(Level.SECTION)
    if one.last == other.first or same(desk.ground, one.last, _blocks(desk, text, one)):
        return behind(desk, one, text)
    about = desk.ground.blocks[one.first].text
    return behind(desk, desk.settle(Doubt.BLOCK, about, "n", [one, other]), text)


def _blocks(desk: Desk, text: Text, anchor: Spot) -> tuple[Block, ...]:
    """New blocks like the anchor, where nothing is said of what they are."""
    beside = desk.ground.blocks[anchor.first] if anchor.last > anchor.first else None
    if text.level in _WITHIN:
        text = text.of(Level.ITEM if beside and beside.kind is Kind.ITEM else Level.PARAGRAPH)
    if text.level is Level.ITEM and beside and beside.kind is not Kind.ITEM:
        run = lists(desk.ground, anchor) if anchor.level in {Level.PARAGRAPH, *_SECTIONS} else []
        beside = desk.ground.blocks[run[0].first] if run else beside
    return new_blocks(desk.ground, text, beside)
