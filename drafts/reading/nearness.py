"""What comes nearest to words that stand nowhere: for a person to pick from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from drafts.base.document import Kind
from drafts.reading.counting import counted
from drafts.reading.plain import loose, plain
from drafts.reading.spots import Ground, Spot
from drafts.reading.steps import Level, Step

LIKE = 70  # of 100: less alike than this is another text
SHOWN = 5
_PART = 4  # letters: fewer are part of too much
_SHORT = 10  # words: up to so many are looked for as words, more as sentences
_READ = 400  # characters of a long text that are compared
_WORD = re.compile(r"\w+(?:[-:.]\w+)*")


def near(ground: Ground, spots: Iterable[Spot], step: Step) -> list[Spot]:
    """The likeliest first; nothing where nothing is like it."""
    spots = list(spots)
    if step.level in {Level.HEADING, Level.SECTION, Level.TITLE} and step.words:
        heads = [n for n in ground.heads if ground.blocks[n].kind is Kind.HEADING]
        named = [ground.section(Level.HEADING, n) for n in heads]
        return _holding(ground, step, named) or _likest(ground, step, iter(named))
    if step.words:
        return _likest(ground, step, (s for spot in spots for s in _of_size(ground, spot, step)))
    if step.numbers and step.level not in {Level.PAGE, Level.DOCUMENT, Level.HEADING, Level.SECTION}:
        every = Step(step.level)
        return [s for spot in spots for s in counted(ground, spot, every) if s.last > s.first][-SHOWN:]
    return []


def _holding(ground: Ground, step: Step, headings: list[Spot]) -> list[Spot]:
    """The headings of which the words are a part: people name a long heading by its first words."""
    words = loose(step.words)
    if len(words) < _PART:
        return []
    return [spot for spot in headings if words in loose(ground.raw(_head_only(ground, spot)))][:SHOWN]


def _of_size(ground: Ground, spot: Spot, step: Step) -> Iterator[Spot]:
    """Stretches as long as the words: so many words, a sentence, or a block."""
    wanted = plain(step.words).text.strip()
    size = len(wanted.split())
    for at in range(spot.first, spot.last):
        block = ground.blocks[at]
        if step.level is Level.WORDS and size <= _SHORT:
            yield from _windows(ground, spot, at, size)
        elif step.level in {Level.WORDS, Level.SENTENCE}:
            yield from (ground.within(Level.SENTENCE, at, a, b) for a, b in ground.sentences(at))
        elif block.kind is not Kind.HEADING:
            yield ground.one(step.level, at)


def _windows(ground: Ground, spot: Spot, at: int, size: int) -> Iterator[Spot]:
    text = ground.blocks[at].text
    starts = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    for n in range(len(starts) - size + 1):
        start, end = starts[n][0], starts[n + size - 1][1]
        if spot.first < at or start >= spot.start:
            yield ground.within(Level.WORDS, at, start, end)


def _likest(ground: Ground, step: Step, spots: Iterator[Spot]) -> list[Spot]:
    row = list(spots)
    texts = [loose(ground.raw(_head_only(ground, spot))[:_READ]) for spot in row]
    hits = process.extract(
        loose(step.words)[:_READ], texts, scorer=fuzz.ratio, score_cutoff=LIKE, limit=SHOWN
    )
    return [row[n] for _, _, n in hits]


def _head_only(ground: Ground, spot: Spot) -> Spot:
    return ground.one(spot.level, spot.first) if spot.level is Level.HEADING else spot
