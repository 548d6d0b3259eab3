"""Words put into a block, taken out or changed, as edits that touch nothing but what they must."""

from __future__ import annotations

from collections.abc import Callable

from drafts.base.document import FIRST, Block
from drafts.base.joins import inserted, struck
from drafts.reading.edits import Add, Edit, Remove, Reword
from drafts.reading.plain import needle
from drafts.reading.spots import Ground, Spot
from drafts.reading.wording import same

_NEAR = 80  # characters on either side


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
    return _closed_up(ground.blocks[at], offset, offset, lambda text, start, _: inserted(text, start, words))


def words_for(ground: Ground, spot: Spot, words: str) -> list[Edit]:
    """`words` in place of exactly what stands there."""
    block = ground.blocks[spot.first]
    same_words = block.text[spot.start : spot.end] == words
    return [] if same_words else [Reword(block.id, spot.start, spot.end, words)]


def without(ground: Ground, spot: Spot) -> list[Edit]:
    """The words taken out; the whole block, where nothing of it is left."""
    if not spot.single or ground.covers_block(spot):
        return [Remove(block.id) for block in ground.blocks[spot.first : spot.last]]
    return _closed_up(ground.blocks[spot.first], spot.start, spot.end, struck)


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


def _closed_up(block: Block, start: int, end: int, change: Callable[[str, int, int], str]) -> list[Edit]:
    """What the rule for joins makes of the block, as one edit. It looks no further than the nearest words."""
    first, last = max(start - _NEAR, 0), min(end + _NEAR, len(block.text))
    if not block.text[first:start].strip() or not block.text[end:last].strip():
        first, last = 0, len(block.text)
    old = block.text[first:last]
    new = change(old, start - first, end - first)
    head = _alike(old[: start - first], new)
    tail = _alike(old[max(end - first, head) :][::-1], new[head:][::-1])
    edit = Reword(block.id, first + head, last - tail, new[head : len(new) - tail])
    return [edit] if old != new else []


def _alike(one: str, other: str) -> int:
    """How many characters they have in common at the beginning."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
