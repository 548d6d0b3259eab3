"""Words put into a block, taken out or changed, as edits that touch nothing but what they must."""

from __future__ import annotations

from drafts.base.document import FIRST, Block
from drafts.base.joins import inserted, replaced, struck
from drafts.reading.edits import Add, Edit, Remove, Reword
from drafts.reading.plain import needle
from drafts.reading.spots import Ground, Spot
from drafts.reading.wording import same


def words_at(ground: Ground, at: int, offset: int, words: str, *, before: bool = False) -> list[Edit]:
    """`words` put in behind what ends at an offset of a block, or before what begins there.

    Nothing where they stand there already.
    """
    block = ground.blocks[at]
    wanted = needle(words)
    there = needle(block.text[:offset])[::-1] if before else needle(block.text[offset:])
    if _begins(there, wanted[::-1] if before else wanted):
        return []
    return put(ground, at, offset, words)


def put(ground: Ground, at: int, offset: int, words: str) -> list[Edit]:
    """The same, whatever stands there."""
    block = ground.blocks[at]
    return _changed(block, inserted(block.text, offset, words), offset, offset)


def words_for(ground: Ground, spot: Spot, words: str) -> list[Edit]:
    """`words` in place of what stands there."""
    block = ground.blocks[spot.first]
    return _changed(block, replaced(block.text, spot.start, spot.end, words), spot.start, spot.end)


def without(ground: Ground, spot: Spot) -> list[Edit]:
    """The words taken out; the whole block, where nothing of it is left."""
    if not spot.single or ground.covers_block(spot):
        return [Remove(block.id) for block in ground.blocks[spot.first : spot.last]]
    block = ground.blocks[spot.first]
    return _changed(block, struck(block.text, spot.start, spot.end), spot.start, spot.end)


def blocks_at(ground: Ground, gap: int, blocks: tuple[Block, ...]) -> list[Edit]:
    """New blocks before block number `gap`; nothing where they stand there already, on either side."""
    size = len(blocks)
    if not blocks or same(ground, gap, blocks) or (gap >= size and same(ground, gap - size, blocks)):
        return []
    return [Add(behind(ground, gap), blocks)]


def behind(ground: Ground, gap: int) -> str:
    """The id of the block before number `gap`."""
    return ground.blocks[gap - 1].id if gap else FIRST


def _begins(text: str, words: str) -> bool:
    """Whole words, not the beginning of a longer one."""
    rest = text[len(words) :]
    return bool(words) and text.startswith(words) and not (rest[:1].isalnum() and words[-1:].isalnum())


def _changed(block: Block, text: str, start: int, end: int) -> list[Edit]:
    """From the block's text to the new one, as one edit around `start` to `end`."""
    old = block.text
    if old == text:
        return []
    first = 0
    while first < min(start, len(text)) and old[first] == text[first]:
        first += 1
    last = 0
    room = min(len(old) - max(first, end), len(text) - first)
    while last < room and old[-1 - last] == text[-1 - last]:
        last += 1
    return [Reword(block.id, first, len(old) - last, text[first : len(text) - last])]
