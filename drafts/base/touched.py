"""Which blocks a change of a document concerns."""

from __future__ import annotations

from bisect import bisect_left

from drafts.base.document import BaseDocument, Block


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


def strayed(old: tuple[str, ...], new: tuple[str, ...]) -> set[str]:
    """Of the ids in both rows, the fewest that need have moved."""
    place = {id_: n for n, id_ in enumerate(old)}
    row = [id_ for id_ in new if id_ in place]
    return set(row) - _longest_rising(row, [place[id_] for id_ in row])


def _longest_rising(row: list[str], ranks: list[int]) -> set[str]:
    """The longest run of ids whose ranks rise: patience sorting, n log n."""
    tops: list[int] = []  # the lowest rank that ends a run of each length
    ends: list[int] = []  # and where in the row it stands
    before: list[int] = []
    for n, rank in enumerate(ranks):
        length = bisect_left(tops, rank)
        before.append(ends[length - 1] if length else -1)
        tops[length : length + 1] = [rank]
        ends[length : length + 1] = [n]
    kept, at = set(), ends[-1] if ends else -1
    while at >= 0:
        kept.add(row[at])
        at = before[at]
    return kept


def _says(block: Block) -> tuple[object, ...]:
    return (block.kind, block.level, block.number, block.text)


def _behind(document: BaseDocument) -> dict[str, str]:
    """Behind which block each stands."""
    ids = [block.id for block in document.blocks]
    return dict(zip(ids, ["", *ids], strict=False))
