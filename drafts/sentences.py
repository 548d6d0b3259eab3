"""Where sentences begin and end in a Swedish text."""

from __future__ import annotations

import re

# After these a full stop ends no sentence, whatever follows.
_SHORT = frozenset(
    "bl ca dnr dvs etc ev exkl f fr inkl jfr kap kl m nr o obs osv p resp s sid st t tel tfn "  # noqa: SIM905 — read as a row of words
    "bl.a d.v.s e.d e.g e.y f.d f.n fr.o.m m.a.o m.fl m.m o.d o.dyl o.s.v p.g.a s.k t.ex t.o.m t.v".split()
)
_END = re.compile(r"(?<![.!?…])[.!?…]++[”\"'’)\]]*+(?=\s+[^\W\d_]|\s+[”\"'’(\[–—-]|\s+\d|\s*\u2028|\s*$)")
_NO_SPACE = re.compile(r"\S")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets (start, end) of each sentence, white space between them left out; the last needs no stop.

    "t.ex. stadsdelarna", "kl. 9", "3 kap. 2 §", "m.fl. (M)" and "1. Att" end no sentence.
    """
    bounds: list[tuple[int, int]] = []
    start = _next(text, 0)
    for stop in _END.finditer(text):
        if stop.end() <= start or _goes_on(text, start, stop.start(), stop.end()):
            continue
        bounds.append((start, stop.end()))
        start = _next(text, stop.end())
    if start < len(text.rstrip()):
        bounds.append((start, len(text.rstrip())))
    return tuple(bounds)


def _goes_on(text: str, start: int, stop: int, end: int) -> bool:
    """A small letter follows, or what stands before the stop is an abbreviation, an initial or a number."""
    following = _next(text, end)
    if text[following : following + 1].islower():
        return True
    word = _word_before(text, start, stop).lower()
    initial = len(word) == 1 and word.isalpha() and text[stop - 1].isupper()
    return (
        text[stop] == "."
        and following < len(text)
        and (word in _SHORT or initial or (word.isdigit() and stop - len(word) <= start + 3))
    )


def _next(text: str, at: int) -> int:
    """Where the next character that is no white space stands."""
    found = _NO_SPACE.search(text, at)
    return found.start() if found else len(text)


def _word_before(text: str, start: int, stop: int) -> str:
    """The letters, digits and stops that stand just before `stop`."""
    begins = stop
    while begins > start and (text[begins - 1].isalnum() or text[begins - 1] in "._"):
        begins -= 1
    return text[begins:stop]
