"""Many versions of one document swept for what collides and what touches: each is read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from drafts.base.document import BaseDocument, Block
from drafts.merging.collisions import Clash, Collision, Merge, Neighbours
from drafts.merging.deltas import Delta, delta
from drafts.merging.gaps import Gaps
from drafts.merging.weaving import woven


@dataclass(frozen=True, slots=True)
class Sweep:
    """`texts` are the blocks, by index, that several versions reworded, woven together.

    `in_blocks` is what collides in one block, `between` what collides about blocks that are put between.
    """

    base: BaseDocument
    deltas: Mapping[str, Delta]
    texts: Mapping[int, Merge]
    in_blocks: tuple[Collision, ...]
    between: tuple[Collision, ...]
    neighbours: tuple[Neighbours, ...]

    @property
    def collisions(self) -> tuple[Collision, ...]:
        return (*self.in_blocks, *self.between)


def sweep(base: BaseDocument, versions: Mapping[str, BaseDocument]) -> Sweep:
    """The keys say whose each version is; their order is kept where nothing else sets one."""
    return swept(base, {key: delta(base, new) for key, new in versions.items()})


def swept(base: BaseDocument, deltas: Mapping[str, Delta]) -> Sweep:
    shared = _shared(deltas)
    texts = {
        n: woven(
            base.blocks[n].text,
            {key: deltas[key].changed[n].text for key in keys if n in deltas[key].changed},
            base.blocks[n].id,
        )
        for n, keys in shared.items()
        if sum(n in deltas[key].changed for key in keys) > 1
    }
    in_blocks = [c for n, keys in shared.items() for c in _in_block(base, n, {k: deltas[k] for k in keys})]
    in_blocks += [c for merge in texts.values() for c in merge.collisions]
    gaps = Gaps(base, deltas)
    neighbours = [found for merge in texts.values() for found in merge.neighbours]
    return Sweep(
        base, deltas, texts, tuple(in_blocks), tuple(gaps.collisions()), (*neighbours, *gaps.neighbours())
    )


def _shared(deltas: Mapping[str, Delta]) -> dict[int, list[str]]:
    """The blocks that several versions do something to, with the keys of those."""
    found: dict[int, list[str]] = {}
    for key, made in deltas.items():
        for n in {*made.changed, *made.removed, *made.moved}:
            found.setdefault(n, []).append(key)
    return {n: keys for n, keys in sorted(found.items()) if len(keys) > 1}


def _in_block(base: BaseDocument, n: int, deltas: Mapping[str, Delta]) -> Iterator[Collision]:
    """All but the words."""
    block = base.blocks[n]
    for one, other in combinations(deltas, 2):
        clash = _clash(block, n, deltas[one], deltas[other])
        if clash:
            by_one, by_other = (_said(base, n, clash, deltas[key]) for key in (one, other))
            end = len(block.text)
            yield Collision(one, other, block.id, block.text, by_one, by_other, 0, end, clash)


def _clash(block: Block, n: int, one: Delta, other: Delta) -> Clash | None:
    if (n in one.removed) != (n in other.removed):
        return Clash.REMOVED
    if n in one.moved and n in other.moved and one.moved[n] != other.moved[n]:
        return Clash.MOVED
    turned = n in one.changed and n in other.changed and _turned(block, one.changed[n], other.changed[n])
    return Clash.TURNED if turned else None


def _said(base: BaseDocument, n: int, clash: Clash, made: Delta) -> str:
    """How the block reads; where it is moved, what it is moved behind."""
    if clash is Clash.MOVED:
        after = made.moved[n].after
        return base.blocks[after].text if after >= 0 else ""
    return "" if n in made.removed else made.changed.get(n, base.blocks[n]).text


def _turned(base: Block, one: Block, other: Block) -> bool:
    """Both made another kind of it, not the same."""
    traits = [(b.kind, b.level, b.number, b.cell) for b in (base, one, other)]
    return any(len({was, is_, now}) == len((was, is_, now)) for was, is_, now in zip(*traits, strict=True))
