"""Which blocks a change of a document concerns."""

from __future__ import annotations

from drafts.base.document import BaseDocument, Block
from drafts.base.order import strayed


def touched(old: BaseDocument, new: BaseDocument) -> frozenset[str]:
    """The ids of the blocks that are reworded, added, removed or moved."""
    before, after = ({block.id: block for block in document.blocks} for document in (old, new))
    only = before.keys() ^ after.keys()
    both = before.keys() & after.keys()
    reworded = {id_ for id_ in both if _says(before[id_]) != _says(after[id_])}
    return frozenset(only | reworded | strayed(tuple(before), tuple(after)))


def leant_on(base: BaseDocument, now: BaseDocument, new: BaseDocument) -> frozenset[str]:
    """The blocks, not in `base`, behind which `new` puts something that `now` does not have there."""
    filed = {block.id for block in base.blocks}
    there, behind = _behind(now), _behind(new)
    placed = (behind.keys() - there.keys()) | strayed(tuple(there), tuple(behind))
    return frozenset(behind[id_] for id_ in placed) - filed - {""}


def _says(block: Block) -> tuple[object, ...]:
    return (block.kind, block.level, block.number, block.text)


def _behind(document: BaseDocument) -> dict[str, str]:
    """Behind which block each stands."""
    ids = [block.id for block in document.blocks]
    return dict(zip(ids, ["", *ids], strict=False))
