"""The base document with its changes, as a PDF to read: its look stands in redline.typ."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from bot.press.excerpts import parted
from bot.press.manuscript import clean_tracked
from bot.press.redline_changes import Change, list_changes
from bot.press.times import minute
from bot.press.typesetter import set_pdf
from drafts.base.document import Kind
from drafts.base.tracked import Fate, Run, TrackedBlock, TrackedDocument

SHEET = "redline.typ"
DEEPEST = 6  # levels of headings that a PDF knows


def redline_pdf(tracked: TrackedDocument) -> bytes:
    """One file that is PDF/UA-1 and PDF/A-2a: the whole document, then the list of changes."""
    clean = clean_tracked(tracked)
    changes = tuple(list_changes(clean))
    at = max((change.mark.at for change in changes), default=datetime.fromtimestamp(0, UTC))
    return set_pdf(SHEET, {"redline": json.dumps(_describe(clean, changes))}, at)


def _describe(tracked: TrackedDocument, changes: Sequence[Change]) -> dict[str, Any]:
    blocks = tracked.blocks
    entitled = bool(blocks) and _is_title(blocks[0], tracked.title)
    return {
        "title": tracked.title,
        "authors": list(dict.fromkeys(change.mark.author for change in changes)),
        "first": _part(blocks[0]) if entitled else None,
        "parts": list(_parts(blocks[1:] if entitled else blocks)),
        "changes": [_row(change) for change in changes],
    }


def _is_title(block: TrackedBlock, title: str) -> bool:
    return block.block.kind is Kind.HEADING and title in (block.old, block.new)


def _parts(blocks: Sequence[TrackedBlock]) -> Iterator[dict[str, Any]]:
    """No heading stands more than a level below the one before it; the title is on the first."""
    deepest = 2
    for table, group in groupby(blocks, key=lambda b: b.block.cell.table if b.block.cell else 0):
        if table:
            yield _table(tuple(group))
            continue
        for block in group:
            part = _part(block)
            if part["kind"] == "heading":
                part["level"] = max(2, min(block.block.level + 1, deepest, DEEPEST))
                deepest = part["level"] + 1
            yield part


def _part(tracked: TrackedBlock) -> dict[str, Any]:
    block = tracked.block
    kind = {Kind.HEADING: "heading", Kind.ITEM: "item"}.get(block.kind, "paragraph")
    return {
        "kind": kind,
        "label": block.number,
        "indent": max(0, block.level - 1) if block.kind is Kind.ITEM else 0,
        "fate": tracked.fate,
        "moved": tracked.moved,
        "runs": describe_runs(tuple(parted(tracked.runs))),
    }


def describe_runs(runs: Sequence[Run]) -> list[dict[str, str]]:
    """For the sheet's `marked`."""
    return [
        {"op": run.op, "text": run.text, "number": str(run.mark.number) if run.mark else ""} for run in runs
    ]


def _table(blocks: Sequence[TrackedBlock]) -> dict[str, Any]:
    columns = max(block.block.cell.column for block in blocks if block.block.cell)
    rows: list[list[list[dict[str, Any]]]] = []
    last = (0, 0)
    for tracked in blocks:
        cell = tracked.block.cell
        place = (cell.row, cell.column) if cell else last
        if place[0] != last[0] or place[1] < last[1]:
            rows.append([[] for _ in range(columns)])
        rows[-1][place[1] - 1].append(_part(tracked))
        last = place
    return {"kind": "table", "columns": columns, "rows": rows}


def _row(change: Change) -> dict[str, Any]:
    spot, cell = change.spot, change.spot.cell
    return {
        "number": str(change.mark.number),
        "kind": spot.kind,
        "heading": spot.heading,
        "n": spot.number,
        "table": cell.table if cell else 0,
        "row": cell.row if cell else 0,
        "column": cell.column if cell else 0,
        "new": change.fate is Fate.ADDED,
        "moved": change.moved,
        "struck": change.struck,
        "added": change.added,
        "author": change.mark.author,
        "at": minute(change.mark.at),
    }
