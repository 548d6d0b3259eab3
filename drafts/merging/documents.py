"""Many versions of one document made one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count

from drafts.base.document import BaseDocument, Block
from drafts.merging.collisions import Collision, Neighbours
from drafts.merging.deltas import Gap, Item
from drafts.merging.gaps import united
from drafts.merging.sweeping import Sweep, sweep, swept


@dataclass(frozen=True, slots=True)
class MergedDocument:
    """`document` is None where there are collisions."""

    document: BaseDocument | None
    collisions: tuple[Collision, ...] = ()
    neighbours: tuple[Neighbours, ...] = ()


def merge_documents(base: BaseDocument, versions: Mapping[str, BaseDocument]) -> MergedDocument:
    """All that the versions change, unless some of it collides. The keys say whose each version is."""
    found = sweep(base, versions)
    return MergedDocument(None if found.collisions else assembled(found), found.collisions, found.neighbours)


def joined(base: BaseDocument, versions: Iterable[BaseDocument]) -> BaseDocument:
    """One document with independent amendments of one hand in it, each made to `base`.

    What they put in one place stands there in their order. Where two do something else to the same block
    after all, the later stands.
    """
    return assembled(settled(sweep(base, {str(n): new for n, new in enumerate(versions)})))


def settled(found: Sweep) -> Sweep:
    """Without what collides in a block: the first of two gives way."""
    if not found.in_blocks:
        return found
    places = {block.id: n for n, block in enumerate(found.base.blocks)}
    left: dict[str, set[int]] = {}
    for collision in found.in_blocks:
        left.setdefault(collision.one, set()).add(places[collision.block])
    return swept(found.base, {key: made.without(left.get(key, ()), ()) for key, made in found.deltas.items()})


def assembled(found: Sweep) -> BaseDocument:
    """The base with all that the versions do to it; nothing may collide in a block."""
    base = found.base
    gone = {n for made in found.deltas.values() for n in (*made.removed, *made.moved)}
    runs = _runs(found)
    blocks: list[Block] = []
    for n in range(len(base.blocks) + 1):
        for gap in (Gap(n, added=False), Gap(n, added=True)):
            blocks += (_block(found, item) if isinstance(item, int) else item for item in runs.get(gap, ()))
        if n < len(base.blocks) and n not in gone:
            blocks.append(_block(found, n))
    return replace(base, blocks=tuple(blocks))


def _runs(found: Sweep) -> dict[Gap, list[Item]]:
    """An added block that has the id of another's gets one of its own."""
    taken = {block.id for block in found.base.blocks}
    known = taken.union(block.id for made in found.deltas.values() for block in made.added)
    fresh = (id_ for id_ in map("n{}".format, count(1)) if id_ not in known)
    runs: dict[Gap, list[list[Item]]] = {}
    for made in found.deltas.values():
        own = {block.id: next(fresh) if block.id in taken else block.id for block in made.added}
        taken.update(own.values())
        for gap, run in made.runs.items():
            runs.setdefault(gap, []).append(
                [item if isinstance(item, int) else replace(item, id=own[item.id]) for item in run]
            )
    return {gap: united(row) for gap, row in runs.items()}


def _block(found: Sweep, n: int) -> Block:
    """As those have it who changed it."""
    base = found.base.blocks[n]
    made = [delta.changed[n] for delta in found.deltas.values() if n in delta.changed]
    if len(made) < 2:  # noqa: PLR2004 — nothing to weave
        return made[0] if made else base
    text = found.texts[n].merged
    if text is None:
        raise ValueError(base.id)
    kind, level, number, cell = (
        next((now for now in traits if now != was), was)
        for was, *traits in zip(*((b.kind, b.level, b.number, b.cell) for b in (base, *made)), strict=True)
    )
    return Block(
        base.id, kind, text, level, number, cell, base.lines if text == base.text else base.lines[:1]
    )
