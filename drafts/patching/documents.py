"""Patches of documents: a line a block, so that an amendment is a unified diff of the document it amends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from drafts.base.document import BaseDocument, Block, Cell, Kind
from drafts.patching.unified import Misfit, parsed, patched, unified

_written = json.JSONEncoder(ensure_ascii=False).encode


def patch(base: BaseDocument, new: BaseDocument) -> str:
    """What makes the blocks of `new` of those of `base`; empty where they are the same.

    It bears the fingerprints of both, and knows nothing of their names and printed lines.
    """
    return unified(_rows(base), _rows(new), base.name, (base.fingerprint, new.fingerprint))


def apply(base: BaseDocument, patch: str) -> BaseDocument:
    """The document with the change, under the base's name. Misfit where it was made to another.

    Blocks it leaves alone are the base's own. Of the printed lines of a reworded block, only where it
    begins is known.
    """
    stamps = [(file.source_timestamp, file.target_timestamp) for file in parsed(patch)]
    if stamps and stamps[0][0] != base.fingerprint:
        raise Misfit("made to another document")
    rows = _rows(base)
    same = dict(zip(rows, base.blocks, strict=False))
    old = {block.id: block for block in base.blocks}
    made = (same.get(row) or _settled(_block(row), old) for row in patched(rows, patch)[:-1])
    new = replace(base, blocks=tuple(made))
    if stamps and stamps[0][1] != new.fingerprint:
        raise Misfit("does not make what it promised")
    return new


def _rows(document: BaseDocument) -> list[str]:
    return [*_lines(document), ""]


def _lines(document: BaseDocument) -> Iterator[str]:
    for block in document.blocks:
        cell = block.cell and [block.cell.table, block.cell.row, block.cell.column]
        row = [block.id, block.kind, block.level, block.number, cell, block.text]
        yield _written(row)


def _block(row: str) -> Block:
    try:
        id_, kind, level, number, cell, text = json.loads(row)
        return Block(id_, Kind(kind), text, level, number, cell and Cell(*cell))
    except (ValueError, TypeError) as fault:
        raise Misfit("not a patch of a document") from fault


def _settled(block: Block, old: dict[str, Block]) -> Block:
    """With what is known of its printed lines, and of its place in the file."""
    was = old.get(block.id)
    if was is None:
        return block
    return replace(block, lines=was.lines if was.text == block.text else was.lines[:1], source=was.source)
