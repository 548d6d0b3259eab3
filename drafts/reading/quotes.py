"""Where the quotes of an instruction begin and end, whatever marks its writer had at hand.

Swedish opens and closes with the same mark, so the spaces around it tell. A mark of the same make
inside, with a space before it, opens a quote within the quote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"``|''|[”“„‟\"″»«’‘‚']")
_MAKES = {
    **dict.fromkeys('”“„‟"″', "double"),
    **dict.fromkeys("»«", "angled"),
    "``": "double",
    "''": "double",
}
_BEFORE_OPENING = frozenset("([{:;,–—-/ \n")
_JOINT = re.compile(r"\b(?:till|med|mot|efter|före|innan|och|samt|lyda|lyder|lydelsen|ordet|meningen):?\s*$")
_LOOK_BACK = 20  # characters, enough for the longest joint


@dataclass(frozen=True, slots=True)
class Quoted:
    """From its opening mark to behind its closing one. `closed` is False where that is missing."""

    start: int
    end: int
    words: str
    closed: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    make: str


def quotes(text: str) -> tuple[Quoted, ...]:
    """The outermost quotes, in reading order."""
    marks = [_Mark(m.start(), m.end(), _MAKES.get(m.group(), "single")) for m in _MARK.finditer(text)]
    found: list[Quoted] = []
    at = 0
    while at < len(marks):
        if not _may_open(text, marks[at], found[-1].end if found else 0):
            at += 1
            continue
        quote, at = _quote(text, marks, at)
        if quote:
            found.append(quote)
    return tuple(found)


def _quote(text: str, marks: list[_Mark], at: int) -> tuple[Quoted | None, int]:
    """The quote that mark number `at` opens, and the mark to go on from."""
    closing = _closing(text, marks, at)
    if closing is not None:
        end = marks[closing]
        return _between(text, marks[at], end.start, end.end, closed=True), closing + 1
    if marks[at].make == "single":  # an apostrophe
        return None, at + 1
    for n in range(at + 1, len(marks)):
        mark = marks[n]
        if mark.make == marks[at].make and _is_joined(text, mark):
            joint = _JOINT.search(text, max(mark.start - _LOOK_BACK, marks[at].end), mark.start)
            stop = joint.start() if joint else mark.start
            return _between(text, marks[at], stop, stop, closed=False), n
    return _between(text, marks[at], len(text), len(text), closed=False), len(marks)


def _closing(text: str, marks: list[_Mark], at: int) -> int | None:
    depth = 1
    edge = marks[at].end
    for n in range(at + 1, len(marks)):
        mark = marks[n]
        if mark.make != marks[at].make:
            continue
        opens = _starts_word(text, mark) and (mark.start == edge or _after_space(text, mark))
        if opens:
            depth, edge = depth + 1, mark.end
        elif mark.make != "single" or not text[mark.end : mark.end + 1].isalnum():
            depth -= 1
        if not depth:
            return n
    return None


def _may_open(text: str, mark: _Mark, edge: int) -> bool:
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    if not after or mark.start < edge:
        return False
    free = mark.start in {0, edge} or before.isspace() or before in _BEFORE_OPENING
    return free and (mark.make != "single" or after.isalnum() or after in "….")


def _starts_word(text: str, mark: _Mark) -> bool:
    after = text[mark.end : mark.end + 1]
    return bool(after) and not after.isspace() and after not in ".,;:!?)"


def _after_space(text: str, mark: _Mark) -> bool:
    before = text[mark.start - 1]
    return before.isspace() or before in "(["


def _is_joined(text: str, mark: _Mark) -> bool:
    """An opening mark behind a word that joins two quotes: the closing mark of the first is missing."""
    return _starts_word(text, mark) and bool(_JOINT.search(text, max(mark.start - _LOOK_BACK, 0), mark.start))


def _between(text: str, opening: _Mark, end: int, after: int, *, closed: bool) -> Quoted:
    return Quoted(opening.start, after, text[opening.end : end].strip(), closed)
