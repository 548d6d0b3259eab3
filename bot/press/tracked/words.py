"""Words struck and added within a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree
from lxml.etree import _Element as Element

from bot.press.tracked.fields import is_code, runs_of, whole_fields
from bot.press.tracked.line import Line
from bot.press.tracked.pen import Pen, strike, write_run
from bot.readers.wordml import W
from drafts.base.tracked import Mark, Run
from drafts.comparing import Op

_LOOK = f"{W}rPr"
_STRUCK = f"{W}del"
_LINK = f"{W}hyperlink"
# What words added behind it are no part of.
_CLOSED = frozenset(W + name for name in ("hyperlink", "sdt", "sdtContent", "smartTag", "ruby", "rubyBase"))


def edit(line: Line, runs: Sequence[Run], pen: Pen) -> None:
    """Mark in the line what the runs say; what they keep and strike is the line's text."""
    line.cut(*_borders(runs))
    hand = _Hand(line, pen)
    for run in runs:
        if run.mark is None:
            hand.go(len(run.text))
        elif run.op is Op.STRUCK:
            hand.strike(len(run.text), run.mark)
        else:
            hand.add(run.text, run.mark)


def strike_all(paragraph: Element, mark: Mark, pen: Pen) -> None:
    """Strike whatever the paragraph holds: words, notes, pictures, and the fields that end in it."""
    runs = runs_of(paragraph)
    whole = {n for start, end in whole_fields(runs) for n in range(start, end + 1)}
    left = (run for n, run in enumerate(runs) if n in whole or not is_code(run))
    _wrap([run for run in left if next(run.iterancestors(_STRUCK), None) is None], mark, pen)


def add_all(paragraph: Element, mark: Mark, pen: Pen) -> None:
    """Mark whatever the paragraph holds as added."""
    for run in runs_of(paragraph):
        added = pen.insertion(mark)
        run.addprevious(added)
        added.append(run)


def _borders(runs: Sequence[Run]) -> Iterator[int]:
    at = 0
    yield at
    for run in runs:
        if run.op is not Op.ADDED:
            at += len(run.text)
        yield at


class _Hand:
    """Goes along the line. `at` is how far it has come, `behind` the element it stands behind."""

    def __init__(self, line: Line, pen: Pen) -> None:
        self.line, self.pen = line, pen
        self.runs = runs_of(line.element)
        self.places = {run: n for n, run in enumerate(self.runs)}
        self.fields = tuple(whole_fields(self.runs))
        self.at = 0
        self.behind: Element | None = None
        self.kept: Element | None = None  # the run last kept
        self.replaced: Element | None = None  # the first struck run after that

    def go(self, count: int) -> None:
        runs = self.line.runs(self.at, self.at + count)
        self.at += count
        if runs:
            self.behind = self.kept = runs[-1]
            self.replaced = None

    def strike(self, count: int, mark: Mark) -> None:
        runs = self.line.runs(self.at, self.at + count)
        self.at += count
        if runs:
            self.replaced = self.replaced if self.replaced is not None else runs[0]
            self.behind = _wrap(self._with_others(runs), mark, self.pen)

    def add(self, text: str, mark: Mark) -> None:
        ahead = next(iter(self.line.runs(self.at, self.at + 1)), None)
        added = self.pen.insertion(mark)
        added.append(write_run(text, self._look(text, ahead)))
        self._put(added, ahead)
        self.behind = added

    def _with_others(self, said: Sequence[Element]) -> list[Element]:
        """And the notes and pictures among the words, and the code of fields that lose all their text."""
        chosen = {self.places[run] for run in said}
        first, last = min(chosen), max(chosen)
        speaks = {self.places[part.run] for part in self.line.parts if part.text}
        silent = set(range(first, last + 1)) - speaks
        chosen |= {n for n in silent if not is_code(self.runs[n])}
        for start, end in self.fields:
            whole = set(range(start, end + 1))
            words = whole & speaks
            if words <= chosen if words else first < start and end < last:
                chosen |= whole
        return [self.runs[n] for n in sorted(chosen)]

    def _look(self, text: str, ahead: Element | None) -> Element | None:
        """Added words look like those they replace; else like those they lean on."""
        if self.replaced is not None:
            return self.replaced.find(_LOOK)
        neighbours = [run for run in (self.kept, ahead) if run is not None]
        if text[:1].isspace() or text[-1:].isspace():
            neighbours.reverse()
        outside = [run for run in neighbours if next(run.iterancestors(_LINK), None) is None]
        return outside[0].find(_LOOK) if outside else None

    def _put(self, added: Element, ahead: Element | None) -> None:
        if self.behind is None:
            if ahead is None:
                self.line.element.append(added)
            else:
                self._lifted(ahead, None, 0).addprevious(added)
        elif self.replaced is not None or self.behind.tag != f"{W}r":
            self.behind.addnext(added)
        else:
            self._lifted(self.behind, ahead, 1).addnext(added)

    def _lifted(self, run: Element, beyond: Element | None, side: int) -> Element:
        """The run; or the field or link that it stands in and `beyond`, the run across, does not."""
        here, there = self.places[run], self.places[beyond] if beyond is not None else -1
        outer = [
            field for field in self.fields if field[0] < here < field[1] and not field[0] < there < field[1]
        ]
        element = self.runs[max(outer, key=lambda field: field[1] - field[0])[side]] if outer else run
        across = set(beyond.iterancestors()) if beyond is not None else set()
        parent = element.getparent()
        while parent is not None and parent.tag in _CLOSED and parent not in across:
            element, parent = parent, parent.getparent()
        return element


def _wrap(runs: Sequence[Element], mark: Mark, pen: Pen) -> Element:
    """Strike the runs; those that stand side by side as one. Gives the last deletion."""
    struck: Element = etree.Element("none")
    for run in runs:
        if struck.tag == "none" or run.getprevious() is not struck:
            struck = pen.deletion(mark)
            run.addprevious(struck)
        struck.append(run)
        strike(run)
    return struck
