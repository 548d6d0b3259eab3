"""What a version does with the blocks of its base: rewords, removes, moves, adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from drafts.base.document import BaseDocument, Block
from drafts.base.order import steady


class Gap(NamedTuple):
    """Before block `before` of the base, by index.

    What stands for blocks that went has a gap of its own there, in front of what is `added`.
    """

    before: int
    added: bool

    @property
    def after(self) -> int:
        """The index of the block in front of it; -1 at the head."""
        return self.before - 1


Item = int | Block  # a block of the base that moved there, by index, or one that is added


@dataclass(frozen=True, slots=True)
class Delta:
    """`changed` has the blocks as they read in the version; a block that moved may be there too."""

    changed: Mapping[int, Block]
    removed: frozenset[int]
    runs: Mapping[Gap, tuple[Item, ...]]

    @property
    def moved(self) -> dict[int, Gap]:
        return {item: gap for gap, run in self.runs.items() for item in run if isinstance(item, int)}

    @property
    def added(self) -> Iterator[Block]:
        return (item for run in self.runs.values() for item in run if isinstance(item, Block))

    def without(self, blocks: Iterable[int], gaps: Iterable[Gap]) -> Delta:
        """Without what it does to the blocks, and what it puts in the gaps."""
        left, shut = set(blocks), set(gaps)
        runs = {
            gap: tuple(item for item in run if not (isinstance(item, int) and item in left))
            for gap, run in self.runs.items()
            if gap not in shut
        }
        changed = {n: block for n, block in self.changed.items() if n not in left}
        return Delta(changed, self.removed - left, {gap: run for gap, run in runs.items() if run})


def delta(base: BaseDocument, new: BaseDocument) -> Delta:
    """By the ids of the blocks: the fewest moves that make the new order of the old."""
    old_ids, ids = ([block.id for block in document.blocks] for document in (base, new))
    if ids == old_ids:
        pairs = enumerate(zip(base.blocks, new.blocks, strict=True))
        return Delta({n: now for n, (was, now) in pairs if not same(was, now)}, frozenset(), {})
    places = {id_: n for n, id_ in enumerate(old_ids)}
    row = [(places.get(block.id), block) for block in new.blocks]
    there = {n: block for n, block in row if n is not None}
    changed = {n: block for n, block in there.items() if not same(base.blocks[n], block)}
    staying = {places[id_] for id_ in steady(old_ids, ids)}
    return Delta(changed, frozenset(range(len(old_ids))) - there.keys(), _runs(base, row, staying))


def same(one: Block, other: Block) -> bool:
    """Whatever their printed lines."""
    return one is other or (one.text == other.text and one.id == other.id and _traits(one) == _traits(other))


def _traits(block: Block) -> tuple[object, ...]:
    return (block.text, block.kind, block.level, block.number, block.cell)


def alike(one: Item, other: Item) -> bool:
    """The same move, or two added blocks that say the same."""
    if isinstance(one, int) or isinstance(other, int):
        return one == other
    return _traits(one) == _traits(other)


def _runs(
    base: BaseDocument, row: Iterable[tuple[int | None, Block]], staying: set[int]
) -> dict[Gap, tuple[Item, ...]]:
    """What does not stay in place, by where it stands between those that do."""
    runs: dict[Gap, tuple[Item, ...]] = {}
    gap: Gap | None = None
    last = -1
    for n, block in row:
        if n is not None and n in staying:
            last, gap = n, None
            continue
        gap = gap or _gap_behind(base, last, staying, block)
        runs[gap] = (*runs.get(gap, ()), block if n is None else n)
    return runs


def _gap_behind(base: BaseDocument, last: int, staying: set[int], first: Block) -> Gap:
    """A block that stands for others follows on them: those of its kind that went, right behind the last."""
    at = last + 1
    while at < len(base.blocks) and at not in staying and base.blocks[at].kind is first.kind:
        at += 1
    return Gap(at, added=at == last + 1)
