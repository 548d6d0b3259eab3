"""Ändra, ersätta, ska lyda: other words in the place of words, sentences, paragraphs or sections."""

from __future__ import annotations

from dataclasses import replace

from drafts.base.document import Kind
from drafts.reading.clause import Clause
from drafts.reading.cues import Role
from drafts.reading.edits import Add, Edit, Remove
from drafts.reading.everywhere import everywhere, not_yet
from drafts.reading.labels import bare
from drafts.reading.matching import occurrences
from drafts.reading.outcome import Asked, Doubt, Question
from drafts.reading.plain import needle
from drafts.reading.putting import words_for
from drafts.reading.renaming import rename
from drafts.reading.resolving import Desk, find, spread
from drafts.reading.spots import Ground, Spot
from drafts.reading.steps import Level, Step
from drafts.reading.unworded import unworded
from drafts.reading.whole import become
from drafts.reading.wording import fitted, lines, new_blocks, text_of

_PLACES = (Role.WHERE, Role.INTO, Role.FIRST, Role.LAST)


def replace_words(desk: Desk, clause: Clause) -> list[Edit]:
    if any(step.level is Level.PICTURE for step in clause.of(*Role)):
        raise unworded(desk, clause)
    old, new = _texts(clause)
    where = clause.beside((old, new), *_PLACES, Role.OBJECT, Role.OLD)
    if clause.pairs:
        old, new = _parted(desk, clause, where)
    if new is None:
        raise unworded(desk, clause)
    if any(step.level is Level.TITLE for step in where):
        return rename(desk, new.words)
    if old is None:
        if clause.whole and not any(s.names and s.level is not Level.DOCUMENT for s in where):
            return become(desk, text_of(clause.words(Role.NEW) or (new,), Level.PARAGRAPH))
        return _place(desk, clause, where, new)
    if clause.everywhere:
        return everywhere(desk, where, old, fitted(new.words, old.words, sure=new.quoted and new.closed))
    return _words(desk, where, old, new)


def _texts(clause: Clause) -> tuple[Step | None, Step | None]:
    """The old words, or the heading or sentence they name, and the new ones."""
    new = list(clause.words(Role.NEW))
    old = [*clause.words(Role.OBJECT), *clause.words(Role.OLD)]
    if len(new) > 1:
        new = [replace(new[0], words="\n".join(step.words for step in new))]
    if not new and clause.words(Role.OLD) and clause.words(Role.OBJECT):  # "B istället för A"
        return clause.words(Role.OLD)[0], clause.words(Role.OBJECT)[0]
    if not new and clause.noun:  # "med följande ändring under R: B"
        bare_words = [s for s in (*old, *clause.words(Role.WHERE)) if s.level is Level.WORDS and s.quoted]
        return None, bare_words[-1] if bare_words else None
    return old[0] if old else None, new[0] if new else None


def _parted(desk: Desk, clause: Clause, where: tuple[Step, ...]) -> tuple[Step, Step]:
    """Of the ways to part the two texts, the one whose old words stand there."""
    spots, _, _ = spread(desk, "w", where)
    fits = [pair for pair in clause.pairs if any(_stands(desk, spot, pair[0]) for spot in spots)]
    if not fits and len(clause.pairs) > 1:
        fits = [
            pair for pair in clause.pairs if any(_stands(desk, spot, pair[1].rstrip(".")) for spot in spots)
        ]
    same_new = len({new for _, new in clause.pairs}) == 1
    if not clause.pairs or (
        len(fits) != 1 and not (fits and same_new) and len(clause.pairs) > 1 and not same_new
    ):
        raise Asked(Question(Doubt.UNCLEAR, clause.text))
    old, new = max(fits, key=lambda pair: len(pair[0])) if fits else clause.pairs[-1]
    return Step(Level.WORDS, old, quoted=True), Step(Level.WORDS, new)


def _stands(desk: Desk, spot: Spot, words: str) -> bool:
    return bool(words) and bool(occurrences(desk.ground, spot, words))


def _words(desk: Desk, where: tuple[Step, ...], old: Step, new: Step) -> list[Edit]:
    ground = desk.ground
    words = fitted(new.words, old.words, sure=new.quoted and new.closed)
    try:
        spots, doubt, about = spread(desk, "o", where, (old,))
    except Asked as asked:
        if (
            isinstance(asked.reading, Question)
            and asked.reading.doubt is Doubt.NOT_FOUND
            and (_is_there(desk, where, Step(old.level, words, quoted=True)))
        ):
            return []
        raise
    spots = not_yet(ground, spots, old.words, words)
    if not spots:
        return []
    spot = desk.settle(doubt, about, "o=", spots)
    named = not old.quoted and spot.level is Level.SECTION  # "nyckeltalen för återbruk": what stands under it
    return under(desk, spot, words) if named else whole_of(desk, spot, words, everything=False)


def _is_there(desk: Desk, where: tuple[Step, ...], new: Step) -> bool:
    """Do the new words stand there already?"""
    try:
        spread(desk, "x", where, (new,))
    except Asked:
        return False
    return True


def _place(desk: Desk, clause: Clause, where: tuple[Step, ...], new: Step) -> list[Edit]:
    if not any(step.names or step.level is not Level.WORDS for step in where):
        raise Asked(Question(Doubt.UNCLEAR, clause.text))
    spot = find(desk, "o", where)
    heads = [step.words for step in where if step.level in {Level.HEADING, Level.SECTION} and not step.label]
    headed = bool(heads) and all(heads)  # "rubriken" alone is the heading itself
    under_it = headed and spot.level in {Level.HEADING, Level.SECTION} and not clause.places(Role.OBJECT)
    if under_it:
        return under(desk, spot, new.words)
    return whole_of(desk, spot, new.words, everything=clause.whole)


def under(desk: Desk, spot: Spot, words: str) -> list[Edit]:
    """The new words for the text under a heading."""
    return _rows(desk.ground, _how_far(desk, spot, words, everything=False, body=True), words)


def whole_of(desk: Desk, spot: Spot, words: str, *, everything: bool) -> list[Edit]:
    """The new words for all that the spot is."""
    ground = desk.ground
    if spot.level is Level.HEADING:
        spot = ground.one(Level.HEADING, spot.first)
    elif not spot.single or spot.level is Level.SECTION:
        spot = _how_far(desk, spot, words, everything=everything)
    if spot.level in {Level.WORDS, Level.SENTENCE}:
        if "\n" not in words:
            return words_for(ground, spot, words)
        if not ground.covers_block(spot):
            raise Asked(Question(Doubt.UNCLEAR, words))
    return _rows(ground, spot, words)


def _how_far(desk: Desk, spot: Spot, words: str, *, everything: bool, body: bool = False) -> Spot:
    """Of a section: its heading, one of its paragraphs, or all its text."""
    ground = desk.ground
    if spot.level not in {Level.SECTION, Level.HEADING}:
        return spot
    own = next(iter(ground.own(spot)))
    head = ground.blocks[spot.first]
    rows = [ground.one(Level.PARAGRAPH, n) for n in own]
    every = [ground.stretch(Level.LIST, own.start, own.stop)] if len(rows) > 1 else []
    if everything and rows:
        return (every or rows)[0]
    named = head.kind is Kind.HEADING and head.text[bare(head) :].strip() and not body
    heading = [ground.one(Level.HEADING, spot.first)] if named or not rows else []
    already = [s for s in (*heading, *rows) if needle(ground.raw(s)) == needle(words)]
    return (already or [desk.settle(Doubt.HOW_FAR, head.text, "h", [*heading, *rows, *every])])[0]


def _rows(ground: Ground, spot: Spot, words: str) -> list[Edit]:
    """A line a block: the blocks that stand there first, more behind them, and those left over go."""
    rows = lines(words)
    edits: list[Edit] = []
    for n, row in zip(range(spot.first, spot.last), rows, strict=False):
        block = ground.blocks[n]
        kept = 0 if row.startswith(block.label or "\0") else bare(block)
        edits += words_for(ground, ground.within(Level.PARAGRAPH, n, kept, len(block.text)), row)
    room = spot.last - spot.first
    last = ground.blocks[spot.last - 1]
    more = "\n".join(rows[room:])
    if more:
        level = Level.ITEM if last.kind is Kind.ITEM else Level.PARAGRAPH
        text = text_of([Step(level, more, quoted=True)], level)
        edits.append(Add(last.id, new_blocks(ground, text, last)))
    return [*edits, *(Remove(block.id) for block in ground.blocks[spot.first + len(rows) : spot.last])]
