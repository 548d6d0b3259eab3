"""What readers of every format tell alike: typed lists, titles, headings that are only set in bold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from drafts.base.document import Block, Kind

HEADING_LIMIT = 120  # characters
TYPED_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[a-zåäö]\)|[-–—•*·])[\s\u2028]+(?=\S)")

# What stands over many documents without being their title.
_FORM = re.compile(
    r"(?:tjänsteutlåtande|tjänsteskrivelse|pm|promemoria|bilaga(?: \d+)?|remissvar|yttrande|beslutsunderlag"
    r"|innehåll(?:sförteckning)?|(?:\w+s )?förslag till beslut|sammanfattning|beslut)\W*",
    re.IGNORECASE,
)
_ENDS_SENTENCE = (".", "!", "?", ":", ";", ",")


def title_of(blocks: Iterable[Block], marked: str, otherwise: str) -> str:
    """The text marked as title, or the first heading that does not only name the kind of document."""
    headings = (block.text for block in blocks if block.kind is Kind.HEADING)
    for text in (marked, *headings):
        line = " ".join(text.split())
        if line and not _FORM.fullmatch(line):
            return line
    return otherwise


def lift_bold(read: Iterable[tuple[Block, bool]]) -> tuple[Block, ...]:
    """Blocks with whether they are all in bold: in a file without any heading, short bold lines are those."""
    pairs = tuple(read)
    if any(block.kind is Kind.HEADING for block, _bold in pairs):
        return tuple(block for block, _bold in pairs)
    return tuple(
        replace(block, kind=Kind.HEADING, level=1) if bold and _could_head(block) else block
        for block, bold in pairs
    )


def _could_head(block: Block) -> bool:
    text = block.text.strip()
    return (
        block.kind is not Kind.CELL
        and len(text) <= HEADING_LIMIT
        and not text.endswith(_ENDS_SENTENCE)
        and any(c.isalpha() for c in text)
    )
