"""From a place as it is named to the stretches of the document it may mean, step by step."""

from __future__ import annotations

from drafts.base.document import Kind
from drafts.reading.counting import counted
from drafts.reading.matching import as_sentences, cut_at_end, cut_at_start, is_cut, occurrences
from drafts.reading.plain import loose, needle
from drafts.reading.spots import Ground, Spot, names_heading
from drafts.reading.steps import Level, Step

_BLOCKS = {Level.PARAGRAPH, Level.ITEM, Level.SUBITEM, Level.SATS, Level.LIST, Level.TABLE}


def narrowed(ground: Ground, spot: Spot, step: Step) -> list[Spot]:
    """What the step may mean within the spot; nothing where it finds nothing there."""
    if step.level in {Level.HEADING, Level.TITLE} or (step.level is Level.SECTION and step.words):
        return _headings(ground, spot, step)
    if step.label:
        return _labelled(ground, spot, step)
    if step.level is Level.SECTION:
        return _sections(ground, spot, step)
    if step.level is Level.OPENING:
        return _opening(ground, spot)
    if step.level is Level.PAGE:
        return _pages(ground, spot, step)
    if step.level is Level.WORDS:
        return _words(ground, spot, step)
    if step.words and step.level is Level.SENTENCE:
        return _sentences(ground, spot, step)
    if step.words and step.level in _BLOCKS:
        return _blocks(ground, spot, step)
    if step.level in {Level.DOCUMENT, Level.PICTURE, Level.LINE}:
        return [spot]
    found = counted(ground, spot, step)
    return found if step.level is Level.COLUMN and step.numbers else [s for s in found if s.last > s.first]


def _headings(ground: Ground, spot: Spot, step: Step) -> list[Spot]:
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


def _labelled(ground: Ground, spot: Spot, step: Step) -> list[Spot]:
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


def _sections(ground: Ground, spot: Spot, step: Step) -> list[Spot]:
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


def _opening(ground: Ground, spot: Spot) -> list[Spot]:
    end = ground.heads[0] if ground.heads else len(ground.blocks)
    return [ground.stretch(Level.OPENING, 0, end)] if end and spot.first == 0 else []


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
