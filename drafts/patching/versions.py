"""A newer version of a document: which of its blocks are those of the older one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import count

from drafts.base.document import BaseDocument


def matched(base: BaseDocument, newer: BaseDocument) -> BaseDocument:
    """The newer version, with the ids of `base` for blocks that are the same, reworded or moved.

    The rest have ids that `base` has not, "v1" and so on: they are no places in any file.
    """
    known = {new: base.blocks[old].id for old, new in _pairs(base, newer)}
    fresh = _fresh(base)
    blocks = (replace(b, id=known.get(n) or next(fresh)) for n, b in enumerate(newer.blocks))
    return replace(newer, blocks=tuple(blocks))


def _pairs(base: BaseDocument, newer: BaseDocument) -> Iterator[tuple[int, int]]:
    old, new = ([block.text for block in document.blocks] for document in (base, newer))
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" or i2 - i1 == j2 - j1:
            yield from zip(range(i1, i2), range(j1, j2), strict=True)


def _fresh(base: BaseDocument) -> Iterator[str]:
    taken = {block.id for block in base.blocks}
    return (f"v{n}" for n in count(1) if f"v{n}" not in taken)
