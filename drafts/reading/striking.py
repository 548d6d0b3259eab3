"""Stryka, utgå, ta bort: words, sentences, paragraphs, points, sections, or the whole document."""

from __future__ import annotations

from drafts.reading.clause import Clause
from drafts.reading.cues import Role
from drafts.reading.edits import Edit, Remove
from drafts.reading.everywhere import everywhere
from drafts.reading.matching import around
from drafts.reading.outcome import Asked, Doubt, Question
from drafts.reading.putting import without
from drafts.reading.resolving import Desk, find
from drafts.reading.spots import Spot
from drafts.reading.steps import Level, Step, each
from drafts.reading.whole import strike_document

_PARTS = {Level.PARAGRAPH, Level.ITEM, Level.SUBITEM, Level.SENTENCE, Level.SATS, Level.ROW}
_PLACES = (Role.WHERE, Role.OLD, Role.FIRST, Role.LAST)


def strike(desk: Desk, clause: Clause) -> list[Edit]:
    objects = clause.places(Role.OBJECT)
    quoted = [step for step in objects if step.words and step.level is not Level.DOCUMENT]
    after = clause.places(Role.AFTER)
    if quoted:
        return _quoted(desk, clause, quoted)
    if after:
        return _rest(desk, find(desk, "a", clause.places(*_PLACES), after))
    document = next((step for step in objects if step.level is Level.DOCUMENT), None)
    named = tuple(step for step in objects if step.level not in {Level.WORDS, Level.DOCUMENT})
    return strike_document(desk, document) if document and not named else _places(desk, clause, named)


def _quoted(desk: Desk, clause: Clause, quoted: list[Step]) -> list[Edit]:
    where = (*clause.places(*_PLACES), *clause.beside(quoted, Role.OBJECT))
    if clause.everywhere:
        return [edit for step in quoted for edit in everywhere(desk, where, step, "")]
    groups = (where, clause.places(Role.AFTER))
    return [edit for n, step in enumerate(quoted) for edit in _words(desk, f"o{n}.", groups, step)]


def _places(desk: Desk, clause: Clause, named: tuple[Step, ...]) -> list[Edit]:
    """Those that are the object; or, as in "under Mål ska andra stycket utgå", the smallest there is."""
    where = clause.places(*_PLACES)
    if named:
        ways = enumerate(way for group in _apart(clause, named) for way in each(group))
        return [edit for n, way in ways for edit in gone(desk, find(desk, f"o{n}.", where, way))]
    if not any(step.names and step.level in _PARTS for step in where):
        raise Asked(Question(Doubt.UNCLEAR, clause.text))
    return [edit for n, way in enumerate(each(where)) for edit in gone(desk, find(desk, f"o{n}.", way))]


def _apart(clause: Clause, named: tuple[Step, ...]) -> list[tuple[Step, ...]]:
    """Places with "och" between them are each their own."""
    known = {id(step) for step in named}
    groups: list[tuple[Step, ...]] = []
    for part in clause.parts:
        if id(part.step) in known:
            if part.joined or not groups:
                groups.append(())
            groups[-1] = (*groups[-1], part.step)
    return groups


def gone(desk: Desk, spot: Spot) -> list[Edit]:
    """All that the spot is. Of a heading that is named as one, only itself."""
    ground = desk.ground
    if spot.level is Level.HEADING:
        return [Remove(ground.blocks[spot.first].id)]
    if spot.level in {Level.WORDS, Level.SENTENCE}:
        return without(ground, spot)
    return [Remove(block.id) for block in ground.blocks[spot.first : spot.last]]


def _words(desk: Desk, slot: str, where: tuple[tuple[Step, ...], ...], step: Step) -> list[Edit]:
    """Nothing, where neither the words nor anything like them is left."""
    try:
        spot = find(desk, slot, *where, (step,))
    except Asked as asked:
        reading = asked.reading
        missing = isinstance(reading, Question) and reading.doubt is Doubt.NOT_FOUND
        if missing and reading.about == step.words and not reading.candidates:
            return []
        raise
    return gone(desk, spot)


def _rest(desk: Desk, anchor: Spot) -> list[Edit]:
    """Such as "texten efter ordet X": to the end of the sentence, whose stop is kept, or of the paragraph."""
    ground = desk.ground
    text = ground.blocks[anchor.first].text
    if anchor.level not in {Level.WORDS, Level.SENTENCE} or not anchor.single:
        raise desk.ask(Doubt.HOW_FAR, ground.raw(anchor), "r", [anchor])
    ends = [around(ground, anchor).end, len(text.rstrip())]
    spots = [ground.within(Level.WORDS, anchor.first, anchor.end, _before_stop(text, end)) for end in ends]
    rest = [spot for spot in dict.fromkeys(spots) if spot.end > spot.start]
    if not rest:
        return []
    spot = desk.settle(Doubt.HOW_FAR, ground.raw(anchor), "r", rest)
    return without(ground, spot)


def _before_stop(text: str, end: int) -> int:
    return end - 1 if text[end - 1 : end] in {".", "!", "?"} else end
