"""Marks a whole document's changes in its XML: words, paragraphs, rows, and where paragraphs end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml.etree import _Element as Element

from bot.press.tracked.adding import Adder, mark_of
from bot.press.tracked.cells import Cells
from bot.press.tracked.ends import Whole, mark_ends
from bot.press.tracked.fields import loosen
from bot.press.tracked.freeing import free
from bot.press.tracked.gaps import gaps
from bot.press.tracked.line import Line
from bot.press.tracked.looks import Standing, Wardrobe, copied
from bot.press.tracked.pen import Pen
from bot.press.tracked.tables import emptied_rows
from bot.press.tracked.words import edit, strike_all
from bot.readers.paragraphs import Paragraph, paragraphs
from bot.readers.wordml import W
from drafts.base.tracked import Fate, TrackedBlock
from drafts.comparing import Op


class Unlike(Exception):
    """A block is not what its paragraph says: it was joined, split or tidied after it was read."""


def mark_changes(
    root: Element, blocks: Sequence[TrackedBlock], by_id: Mapping[str, Element], styles: Mapping[str, str]
) -> None:
    """Write the changes into the part.

    `by_id`: the `w:p` of each block that was there before. `styles`: the ids of the paragraph and table
    styles, by their names in small letters. Unlike is raised before any text is changed.
    """
    body = root.find(f"{W}body")
    if body is None:
        raise Unlike
    for tracked in blocks:
        if tracked.block.id in by_id and _is_changed(tracked):
            loosen(by_id[tracked.block.id])
            free(by_id[tracked.block.id])
    read = {paragraph.element: paragraph for paragraph in paragraphs(root)}
    standing = _stand(blocks, by_id, read)
    pen, wardrobe = Pen(root), Wardrobe(tuple(standing.values()), styles)
    cells = Cells(body, read.values(), styles, pen)
    adder = Adder(pen, wardrobe, cells, _twins(blocks, standing))
    rows = emptied_rows(
        (standing[at].line.element for at, t in enumerate(blocks) if t.fate is Fate.REMOVED),
        (p.element for p in read.values() if p.text.strip()),
    )
    changes = _mark_standing(blocks, standing, pen)
    for gap in list(gaps(blocks, standing)):
        changes |= adder.fill(gap, body)
    for row, paragraph in rows:
        if next(row.iter(f"{W}ins"), None) is None:
            pen.put_row(row, Op.STRUCK, changes[paragraph].mark)
    mark_ends(changes, pen)


def _stand(
    blocks: Sequence[TrackedBlock], by_id: Mapping[str, Element], read: Mapping[Element, Paragraph]
) -> dict[int, Standing]:
    """The blocks that were there before, each with its paragraph; Unlike where they do not agree."""
    standing: dict[int, Standing] = {}
    last = 0
    for at, tracked in enumerate(blocks):
        if tracked.fate is Fate.ADDED:
            continue
        element = by_id.get(tracked.block.id)
        paragraph = read.get(element) if element is not None else None
        if paragraph is None or paragraph.count <= last:
            raise Unlike
        last = paragraph.count
        label = _label(paragraph.text, tracked)
        standing[at] = Standing(at, tracked.block, Line(paragraph, len(label)), label)
    return standing


def _label(said: str, tracked: TrackedBlock) -> str:
    """What the paragraph says before the block's text: nothing, or the block's number."""
    if said == tracked.old:
        return ""
    label = said.removesuffix(tracked.old)
    if label == said or label.strip() != tracked.block.number.strip():
        raise Unlike
    return label


def _twins(blocks: Sequence[TrackedBlock], standing: Mapping[int, Standing]) -> dict[str, Element]:
    """Copies of the paragraphs that are moved as they are, made before anything is marked in them."""
    moved = {s.block.id: s.line.element for at, s in standing.items() if blocks[at].moved and blocks[at].old}
    texts = {blocks[at].block.id: blocks[at].old for at in standing}
    return {
        t.block.id: copied(moved[t.block.id])
        for t in blocks
        if t.fate is Fate.ADDED and t.block.id in moved and texts[t.block.id] == t.new
    }


def _mark_standing(
    blocks: Sequence[TrackedBlock], standing: Mapping[int, Standing], pen: Pen
) -> dict[Element, Whole]:
    changes: dict[Element, Whole] = {}
    for at, stands in standing.items():
        if _is_changed(blocks[at]):
            edit(stands.line, blocks[at].runs, pen)
        if blocks[at].fate is Fate.REMOVED:
            mark = mark_of(blocks[at])
            strike_all(stands.line.element, mark, pen)
            changes[stands.line.element] = Whole(Op.STRUCK, mark)
    return changes


def _is_changed(tracked: TrackedBlock) -> bool:
    return tracked.fate is Fate.REMOVED or any(run.mark is not None for run in tracked.runs)
