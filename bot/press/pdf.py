"""The Bilaga as PDF and as pictures; its look stands in bilaga.typ."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from bot.press.manuscript import list_keywords
from bot.press.typesetter import set_pdf, set_pictures
from drafts.bilaga import Bilaga, Block, Heading, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

PPI = 144  # an A4 page becomes 1190 × 1684: sharp on a phone, small to send
PICTURES = 3


def print_pdf(bilaga: Bilaga) -> bytes:
    return set_pdf("bilaga.typ", _data(bilaga), bilaga.at)


def print_pictures(bilaga: Bilaga) -> tuple[bytes, ...]:
    return set_pictures("bilaga.typ", _data(bilaga), PPI)[:PICTURES]


def _data(bilaga: Bilaga) -> dict[str, str]:
    return {
        "bilaga": json.dumps(
            {
                "title": bilaga.title,
                "arende": bilaga.arende,
                "names": bilaga.names,
                "keywords": list_keywords(bilaga),
                "groups": list(_group(bilaga.blocks)),
            }
        )
    }


def _group(blocks: tuple[Block, ...]) -> Iterator[dict[str, Any]]:
    """Satser in a row are one list; everything else stands by itself."""
    for are_items, run in groupby(blocks, key=lambda block: isinstance(block, Item)):
        if are_items:
            yield {"kind": "items", "items": [{"number": b.number, "text": b.text} for b in run if isinstance(b, Item)]}
        else:
            yield from map(_describe, run)


def _describe(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, "text": block.text}
    return {"kind": "paragraph", "text": block.text}
