"""The Bilaga as PDF and as pictures; its look stands in bilaga.typ."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from bot.press.excerpts import LEGEND, Row, place_of, rows_of
from bot.press.manuscript import list_keywords
from bot.press.typesetter import count_pages, set_pdf, set_pictures
from drafts.base.tracked import Run
from drafts.bilaga import Bilaga, Block, Excerpt, Heading, Item, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

SHEET = "bilaga.typ"
PPI = 144  # an A4 page becomes 1190 × 1684: sharp on a phone, small to send
PICTURES = 3
ENOUGH = 12_000  # characters; more than three pages hold
LONG = 60_000  # characters, some twenty pages; past that, the best line breaks cost seconds


def print_pdf(bilaga: Bilaga) -> bytes:
    return set_pdf(SHEET, _give(bilaga, long=_is_long(bilaga)), bilaga.at)


def print_pictures(bilaga: Bilaga) -> tuple[bytes, ...]:
    """Picture the first pages. Those of a long text are pictured from its beginning alone."""
    long = _is_long(bilaga)
    data = _give(bilaga, long=long)
    excerpt = replace(bilaga, blocks=tuple(_begin(bilaga.blocks)))
    if excerpt != bilaga:
        data = _give(excerpt, long=long) | {"pages": str(count_pages(SHEET, data))}
    return set_pictures(SHEET, data, PPI)[:PICTURES]


def _begin(blocks: tuple[Block, ...]) -> Iterator[Block]:
    room = ENOUGH
    for block in blocks:
        if room > 0:
            yield block if isinstance(block, Excerpt) else replace(block, text=block.text[:room])
        room -= _size(block)


def _is_long(bilaga: Bilaga) -> bool:
    return sum(map(_size, bilaga.blocks)) > LONG


def _size(block: Block) -> int:
    if isinstance(block, Excerpt):
        return sum(len(run.text) for tracked in block.blocks for run in tracked.runs)
    return len(block.text)


def _give(bilaga: Bilaga, *, long: bool) -> dict[str, str]:
    """Give the sheet its text, as JSON."""
    content = {
        "title": bilaga.title,
        "arende": bilaga.arende,
        "names": bilaga.names,
        "keywords": list_keywords(bilaga),
        "groups": list(_group(bilaga.blocks)),
        "long": long,
    }
    return {"bilaga": json.dumps(content)}


def _group(blocks: tuple[Block, ...]) -> Iterator[dict[str, Any]]:
    """Satser in a row are one list; everything else stands by itself."""
    legend: Iterator[dict[str, Any]] = iter([{"kind": "legend", "runs": _runs(LEGEND)}])
    for kind, run in groupby(blocks, key=type):
        if kind is Item:
            yield {"kind": "items", "items": [_describe(block) for block in run]}
        else:
            yield from legend if kind is Excerpt else ()
            yield from map(_describe, run)


def _describe(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "level": level, "text": text}
        case Item(number, text):
            return {"number": number, "text": text}
        case Excerpt():
            return {"kind": "excerpt", "place": place_of(block), "rows": list(map(_row, rows_of(block)))}
        case Paragraph(text):
            return {"kind": "paragraph", "text": text}


def _row(row: Row) -> dict[str, Any]:
    """Whose a change is, and its number, are told in the document itself."""
    return {"label": row.label, "strong": row.strong, "runs": _runs(row.runs)}


def _runs(runs: tuple[Run, ...]) -> list[dict[str, str]]:
    return [{"op": run.op, "text": run.text, "number": ""} for run in runs]
