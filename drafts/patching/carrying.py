"""Amendments carried over to a newer version of their document. What does not fit is named, never guessed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from drafts.base.document import BaseDocument, Kind
from drafts.merging.collisions import Clash, Collision, Neighbours
from drafts.merging.deltas import Delta, Gap, alike, delta
from drafts.merging.documents import assembled
from drafts.merging.sweeping import swept
from drafts.patching.documents import apply, patch

_NEWER, _AMENDED = "newer", "amended"


class Why(StrEnum):
    """Why a change does not fit the newer version."""

    GONE = "gone"  # what it changes or stands after is not there any more
    REWORDED = "reworded"  # what it removes has become another text
    SAME_WORDS = "same words"  # the words it changes were changed
    MOVED = "moved"  # what it moves, removes or stands after was moved
    TURNED = "turned"  # what it makes another kind of was made yet another


@dataclass(frozen=True, slots=True)
class Unfit:
    """`block` is the one it changes, or for what it adds the one that stands in front (FIRST at the head).

    `base` is how that reads in the document the amendment was made to, `wanted` how the amendment would
    have it and `now` how it reads in the newer version; empty where it is not there.
    """

    block: str
    why: Why
    base: str
    wanted: str
    now: str


@dataclass(frozen=True, slots=True)
class Carried:
    """`document` is the newer version with what fits of the amendment, `patch` makes it of that version.

    What the newer version has already is part of neither. `neighbours` are places where the newer version
    and the amendment changed words beside each other: keys "newer" and "amended".
    """

    document: BaseDocument
    patch: str
    misfits: tuple[Unfit, ...] = ()
    neighbours: tuple[Neighbours, ...] = ()


def carried(base: BaseDocument, patch_: str, newer: BaseDocument) -> Carried:
    """The amendment of `base`, made to `newer`, whose blocks have the ids of `base` (see `matched`).

    Misfit where the patch is not one of `base`.
    """
    theirs, mine = delta(base, newer), delta(base, apply(base, patch_))
    places = {block.id: n for n, block in enumerate(base.blocks)}
    collisions = swept(base, {_NEWER: theirs, _AMENDED: mine}).in_blocks
    blocks = {places[c.block]: _unfit(c, places[c.block], theirs) for c in collisions}
    gaps = dict(_lost(base, mine, theirs, set(blocks)))
    found = swept(base, {_NEWER: theirs, _AMENDED: mine.without(blocks, gaps)})
    document = replace(newer, blocks=assembled(found).blocks)
    misfits = (*blocks.values(), *gaps.values())
    return Carried(document, patch(newer, document), misfits, found.neighbours)


def _unfit(collision: Collision, n: int, theirs: Delta) -> Unfit:
    why = {Clash.WORDS: Why.SAME_WORDS, Clash.MOVED: Why.MOVED, Clash.TURNED: Why.TURNED}.get(collision.why)
    if why is None:
        why = Why.GONE if n in theirs.removed else Why.REWORDED if n in theirs.changed else Why.MOVED
    return Unfit(collision.block, why, collision.base, collision.by_other, collision.by_one)


def _lost(base: BaseDocument, mine: Delta, theirs: Delta, unfit: set[int]) -> Iterator[tuple[Gap, Unfit]]:
    """What the amendment puts where the newer version has no such place any more."""
    for gap, run in mine.runs.items():
        there = theirs.runs.get(gap, ())
        if all(any(alike(item, other) for other in there) for item in run):
            continue
        heading = _heading(base, gap.after)
        if heading in theirs.removed and heading not in mine.removed:
            n, why = heading, Why.GONE
        elif gap.after in theirs.removed or gap.after in theirs.moved:
            n, why = gap.after, Why.GONE if gap.after in theirs.removed else Why.MOVED
        elif gap.after in unfit and not gap.added:
            n, why = gap.after, Why.REWORDED
        else:
            continue
        wanted = "\n".join(base.blocks[item].text if isinstance(item, int) else item.text for item in run)
        now = "" if why is Why.GONE else theirs.changed.get(n, base.blocks[n]).text
        yield gap, Unfit(base.blocks[n].id, why, base.blocks[n].text, wanted, now)


def _heading(base: BaseDocument, n: int) -> int:
    """The index of the heading that block n stands under or is; -1 where there is none."""
    return next((at for at in range(n, -1, -1) if base.blocks[at].kind is Kind.HEADING), -1)
