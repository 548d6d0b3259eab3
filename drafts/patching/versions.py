"""A newer version of a document: which of its blocks are those of the older one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from drafts.base.document import BaseDocument
from drafts.comparing import align


def matched(base: BaseDocument, newer: BaseDocument) -> BaseDocument:
    """The newer version, with the ids of `base` for blocks that are the same, reworded or moved.

    The rest have ids that `base` has not, "v1" and so on. Each remembers the id its reader gave it.
    """
    old, new = ([block.text for block in document.blocks] for document in (base, newer))
    known = {pair.new: base.blocks[pair.old].id for pair in align(old, new) if pair.old is not None}
    fresh = _fresh(base)
    ids = (known.get(n) or next(fresh) for n in range(len(newer.blocks)))
    blocks = (replace(b, id=id_, source=b.id) for b, id_ in zip(newer.blocks, ids, strict=True))
    return replace(newer, blocks=tuple(blocks))


def _fresh(base: BaseDocument) -> Iterator[str]:
    taken = {block.id for block in base.blocks}
    return (f"v{n}" for n in count(1) if f"v{n}" not in taken)
