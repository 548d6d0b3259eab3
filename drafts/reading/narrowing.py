"""From a place as it is named to the stretches of the document it may mean, step by step."""

from __future__ import annotations

from collections.abc import Callable

from drafts.reading.counting import counted
from drafts.reading.matching import as_sentences, cut_at_end, cut_at_start, is_cut, occurrences
from drafts.reading.plain import loose
from drafts.reading.sections import headings, labelled, opening, sections
from drafts.reading.spots import Ground, Spot
from drafts.reading.steps import Level, Step

_BLOCKS = {Level.PARAGRAPH, Level.ITEM, Level.SUBITEM, Level.SATS, Level.LIST, Level.TABLE}


def narrowed(ground: Ground, spot: Spot, step: Step) -> list[Spot]:
    """What the step may mean within the spot; nothing where it finds nothing there."""
    named = step.words and step.level in {Level.HEADING, Level.SECTION}
    if step.label and not named:
        return labelled(ground, spot, step)
    if step.words and step.level in _BLOCKS:
        return _blocks(ground, spot, step)
    if named:
        return headings(ground, spot, step)
    return _RULES.get(step.level, _counted)(ground, spot, step)


def _counted(ground: Ground, spot: Spot, step: Step) -> list[Spot]:
    if step.words and step.level is Level.SENTENCE:
        return _sentences(ground, spot, step)
    found = counted(ground, spot, step)
    return found if step.level is Level.COLUMN and step.numbers else [s for s in found if s.last > s.first]


def _whole(_ground: Ground, spot: Spot, _step: Step) -> list[Spot]:
    return [spot]


def _pages(ground: Ground, spot: Spot, step: Step) -> list[Spot]:
    """What is printed on the page; the whole spot where the document has no pages."""
    on = [
        n for n in range(spot.first, spot.last) if any(x.page in step.numbers for x in ground.blocks[n].lines)
    ]
    if not on:
        return [] if any(block.lines for block in ground.blocks) and step.numbers else [spot]
    return [ground.stretch(Level.PAGE, on[0], on[-1] + 1)]


def _words(ground: Ground, spot: Spot, step: Step) -> list[Spot]:
    if not step.words:
        return [spot]
    if spot.level is Level.HEADING and spot.last > spot.first + 1:
        spot = ground.stretch(Level.SECTION, spot.first + 1, spot.last)
    if step.quoted:
        return occurrences(ground, spot, step.words)
    return _loose_words(ground, spot, step.words)


def _loose_words(ground: Ground, spot: Spot, words: str) -> list[Spot]:
    """Not quoted: words that stand there, or the heading that reads so."""
    heads = [
        n
        for n in ground.heads
        if spot.first <= n < spot.last and loose(ground.blocks[n].text) == loose(words)
    ]
    if heads:
        return [ground.section(Level.SECTION, n) for n in heads]
    return occurrences(ground, spot, words) or occurrences(ground, spot, words.rstrip(". "))


def _sentences(ground: Ground, spot: Spot, step: Step) -> list[Spot]:
    if spot.level is Level.HEADING and spot.last > spot.first + 1:
        spot = ground.stretch(Level.SECTION, spot.first + 1, spot.last)
    found = []
    for words in occurrences(ground, spot, step.words):
        sentence = as_sentences(ground, words) if words.single else None
        if sentence:
            found.append(sentence)
        elif step.begins or is_cut(step.words):
            found += _cut_sentence(ground, words, step)
    return found


def _cut_sentence(ground: Ground, words: Spot, step: Step) -> list[Spot]:
    """The sentence of which the words are the beginning or the end."""
    for start, end in ground.sentences(words.first):
        if start <= words.start < end:
            rest = ground.blocks[words.first].text[words.end : end].strip('.!?”"')
            begins = words.start == start and (step.begins or cut_at_end(step.words))
            ends = not rest and cut_at_start(step.words)
            both = words.start == start and not rest
            return [ground.within(Level.SENTENCE, words.first, start, end)] if begins or ends or both else []
    return []


def _blocks(ground: Ground, spot: Spot, step: Step) -> list[Spot]:
    """The paragraph or point that reads so, or begins so."""
    found = []
    for words in occurrences(ground, spot, step.words):
        if not words.single:
            found.append(words)
            continue
        text = ground.blocks[words.first].text
        before, after = text[: words.start].strip(), text[words.end :].strip(".!?:; ")
        open_start = cut_at_start(step.words)
        open_end = step.begins or cut_at_end(step.words)
        label = ground.blocks[words.first].label
        if (not before or before == label or open_start) and (not after or open_end):
            found.append(ground.one(step.level, words.first))
    return found


_RULES: dict[Level, Callable[[Ground, Spot, Step], list[Spot]]] = {
    Level.HEADING: headings,
    Level.TITLE: headings,
    Level.SECTION: sections,
    Level.OPENING: opening,
    Level.PAGE: _pages,
    Level.WORDS: _words,
    Level.DOCUMENT: _whole,
    Level.PICTURE: _whole,
    Level.LINE: _whole,
}
