"""Where sentences begin and end in a Swedish text."""

from __future__ import annotations

import re

# After these a full stop ends no sentence, whatever follows.
_SHORT = frozenset(
    "bl ca dnr dvs etc ev exkl f fr inkl jfr kap kl m nr o obs osv p resp s sid st t tel tfn "
    "bl.a d.v.s e.d e.g e.y f.d f.n fr.o.m m.a.o m.fl m.m o.d o.dyl o.s.v p.g.a s.k t.ex t.o.m t.v".split()  # noqa: SIM905 — read as a row of words
)
_END = re.compile(r"[.!?…]+[”\"'’)\]]*(?=\s+[^\W\d_]|\s+[”\"'’(\[–—-]|\s+\d|\s*\u2028|\s*$)")
_WORD_BEFORE = re.compile(r"[\w.]*$")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets (start, end) of each sentence, white space between them left out; the last needs no stop.

    "t.ex. stadsdelarna", "kl. 9", "3 kap. 2 §", "m.fl. (M)" and "1. Att" end no sentence.
    """
    bounds: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for stop in _END.finditer(text):
        if stop.end() <= start or _goes_on(text, start, stop.start(), stop.end()):
            continue
        bounds.append((start, stop.end()))
        start = stop.end() + len(text[stop.end() :]) - len(text[stop.end() :].lstrip())
    if start < len(text.rstrip()):
        bounds.append((start, len(text.rstrip())))
    return tuple(bounds)


def _goes_on(text: str, start: int, stop: int, end: int) -> bool:
    """A small letter follows, or what stands before the stop is an abbreviation, an initial or a number."""
    rest = text[end:].lstrip()
    if rest[:1].islower():
        return True
    before = _WORD_BEFORE.search(text, start, stop)
    word = before.group().lower() if before else ""
    initial = len(word) == 1 and word.isalpha() and text[stop - 1].isupper()
    return (
        text[stop] == "."
        and bool(rest)
        and (word in _SHORT or initial or (word.isdigit() and stop - len(word) <= start + 3))
    )
