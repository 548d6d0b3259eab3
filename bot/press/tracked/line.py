"""A paragraph's text that can be cut at any character, each part keeping its formatting."""

from __future__ import annotations

from bisect import bisect_right
from copy import deepcopy
from dataclasses import dataclass
from itertools import accumulate

from lxml import etree
from lxml.etree import _Element as Element

from bot.readers.paragraphs import Paragraph
from bot.readers.wordml import XML_SPACE, W


@dataclass(slots=True)
class Part:
    """Text, the `w:t` or sign it stands in, and the `w:r` around that."""

    text: str
    source: Element
    run: Element


class Line:
    """The visible text, of which the first `skipped` characters are a label and not the block's."""

    def __init__(self, paragraph: Paragraph, skipped: int = 0) -> None:
        self.element = paragraph.element
        self.parts = [Part(p.text, p.source, p.run) for p in paragraph.pieces]
        self.skipped = skipped

    def cut(self, *offsets: int) -> None:
        """After this, no run goes across any of the offsets in the block's text."""
        for offset in sorted({self.skipped + offset for offset in offsets}, reverse=True):
            self._cut(offset)

    def runs(self, start: int, end: int) -> list[Element]:
        """The runs that say these characters; cut there first."""
        starts = self._starts()
        begin, stop = self.skipped + start, self.skipped + end
        inside = (p for p, at in zip(self.parts, starts, strict=False) if begin <= at < stop and p.text)
        return list(dict.fromkeys(part.run for part in inside))

    def _starts(self) -> list[int]:
        return list(accumulate((len(part.text) for part in self.parts), initial=0))

    def _cut(self, offset: int) -> None:
        starts = self._starts()
        if not 0 < offset < starts[-1]:
            return
        n = bisect_right(starts, offset) - 1
        if starts[n] < offset:
            self._split_text(n, offset - starts[n])
            n += 1
        if self.parts[n - 1].run is self.parts[n].run:
            self._split_run(n)

    def _split_text(self, n: int, at: int) -> None:
        part = self.parts[n]
        rest = etree.Element(f"{W}t", {XML_SPACE: "preserve"})
        rest.text = part.text[at:]
        part.text = part.source.text = part.text[:at]
        part.source.set(XML_SPACE, "preserve")
        part.source.addnext(rest)
        self.parts.insert(n + 1, Part(rest.text, rest, part.run))

    def _split_run(self, n: int) -> None:
        run = self.parts[n].run
        behind = etree.Element(run.tag)
        look = run.find(f"{W}rPr")
        if look is not None:
            behind.append(deepcopy(look))
        behind.extend([self.parts[n].source, *self.parts[n].source.itersiblings()])
        run.addnext(behind)
        for part in self.parts[n:]:
            if part.run is not run:
                break
            part.run = behind
