"""Added blocks: written like their neighbours, and put between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.etree import _Element as Element

from bot.press.tracked.cells import Cells, Place
from bot.press.tracked.ends import Whole
from bot.press.tracked.gaps import Gap
from bot.press.tracked.homes import settle_between
from bot.press.tracked.looks import Look, Wardrobe
from bot.press.tracked.pen import Pen, write_run
from bot.press.tracked.words import add_all
from bot.readers.wordml import PARAGRAPH
from drafts.base.tracked import Mark, TrackedBlock
from drafts.comparing import Op


class Adder:
    """`twins`: copies of the paragraphs that are moved, by their block's id."""

    def __init__(self, pen: Pen, wardrobe: Wardrobe, cells: Cells, twins: Mapping[str, Element]) -> None:
        self.pen, self.wardrobe, self.cells, self.twins = pen, wardrobe, cells, twins

    def fill(self, gap: Gap, body: Element) -> Iterator[tuple[Element, Whole]]:
        """Write the gap's blocks; gives those that are paragraphs of their own, and not a whole cell."""
        behind = gap.passed.line.element if gap.passed else None
        ahead = gap.ahead.line.element if gap.ahead else None
        for n, tracked in enumerate(gap.blocks):
            cell = tracked.block.cell
            if cell is None:
                behind_it, behind = behind, self._written(tracked, gap.at + n)
                settle_between(behind, behind_it, ahead, body)
                yield behind, Whole(Op.ADDED, mark_of(tracked))
            else:
                place = Place(gap, n, cell, behind, mark_of(tracked))
                behind, is_own = self._write_cell(tracked, place)
                if is_own:
                    yield behind, Whole(Op.ADDED, place.mark)

    def _write_cell(self, tracked: TrackedBlock, place: Place) -> tuple[Element, bool]:
        """The paragraph, and whether it is one more of a cell that has some."""
        beside = self.cells.beside(place)
        if beside is None:
            paragraph, look = self.cells.empty(place)
            self._say(paragraph, tracked, look)
            return paragraph, False
        neighbour, is_after = beside
        written = self._write(tracked, self.wardrobe.look(tracked.block, place.gap.at + place.n))
        if is_after:
            neighbour.addnext(written)
        else:
            neighbour.addprevious(written)
        return written, True

    def _written(self, tracked: TrackedBlock, at: int) -> Element:
        twin = self.twins.get(tracked.block.id)
        if twin is None:
            return self._write(tracked, self.wardrobe.look(tracked.block, at))
        add_all(twin, mark_of(tracked), self.pen)
        return twin

    def _write(self, tracked: TrackedBlock, look: Look) -> Element:
        paragraph = etree.Element(PARAGRAPH)
        if look.paragraph is not None and len(look.paragraph):
            paragraph.append(look.paragraph)
        self._say(paragraph, tracked, look)
        return paragraph

    def _say(self, paragraph: Element, tracked: TrackedBlock, look: Look) -> None:
        said = [
            (look.label, mark_of(tracked)),
            *((run.text, mark_of(tracked, run.mark)) for run in tracked.runs),
        ]
        for text, mark in said:
            if text:
                added = self.pen.insertion(mark)
                added.append(write_run(text, look.words))
                paragraph.append(added)


def mark_of(tracked: TrackedBlock, mark: Mark | None = None) -> Mark:
    """Who added or struck the block, or these words of it."""
    return next(
        found for found in (mark, tracked.mark, *(run.mark for run in tracked.runs)) if found is not None
    )
