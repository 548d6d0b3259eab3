"""An instruction in a draft that amends the document already: it may mean it as it was, or as it is."""

from __future__ import annotations

from dataclasses import replace

from drafts.base.document import BaseDocument
from drafts.patching import patch
from drafts.patching.carrying import carried
from drafts.reading import Amended, Reading, read


def read_within(
    base: BaseDocument, now: BaseDocument, instruction: str, chosen: tuple[str, ...] = ()
) -> Reading:
    """The reading of the instruction in the document as the draft has it.

    Where that only raises a question, it is read in the document as it was filed, whose headings and numbers
    an amendment is to refer to; what it changes there is carried over, if it fits.
    """
    reading = read(now, instruction, chosen)
    if isinstance(reading, Amended) or now == base or chosen:
        return reading
    before = read(base, instruction)
    if isinstance(before, Amended) and before.blocks:
        moved = carried(base, patch(base, before.document), now)
        if not moved.misfits:
            return Amended(moved.document, before.blocks)
    return reading


def read_in_block(document: BaseDocument, id_: str, instruction: str) -> Reading:
    """The reading of an instruction that is said of one block: `att ändra ”år” till ”kvartal”`."""
    alone = replace(document, blocks=(document.block(id_),))
    reading = read(alone, instruction)
    if not isinstance(reading, Amended):
        return reading
    at = document.place(id_)
    blocks = (*document.blocks[:at], *reading.document.blocks, *document.blocks[at + 1 :])
    return replace(reading, document=replace(document, blocks=blocks))
