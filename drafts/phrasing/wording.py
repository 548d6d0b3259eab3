"""The instructions for one block that says something else than it did."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from drafts.base.document import Block, Kind
from drafts.phrasing.edits import Edit, by_sentences, by_words, joined
from drafts.phrasing.instruction import Instruction, quoted, sats
from drafts.phrasing.places import Place
from drafts.phrasing.words import Said, said

_NUMBER = re.compile(r"\s*\d+(?=\s)")


def reworded(place: Place, new: str) -> tuple[Instruction, ...]:
    """One for each change; one for the whole block where more is changed than kept, or words can't say it."""
    block = place.block
    split = by_words if block.kind in {Kind.HEADING, Kind.CELL} else by_sentences
    edits, ways = _apart(block, split(block.text, new))
    if _is_another(block.text, edits) or None in ways:
        return (Instruction(sats(replaced(place, new)), (block.id,)),)
    return tuple(Instruction(sats(_within(place, way)), (block.id,)) for way in ways if way)


def _apart(block: Block, edits: tuple[Edit, ...]) -> tuple[tuple[Edit, ...], list[Said | None]]:
    """With how each is said. Two that would be said of the same words become one."""
    ways = [said(block, edit) for edit in edits]
    for n, (one, other) in enumerate(pairwise(ways)):
        if one and other and one.end > other.start:
            return _apart(block, (*edits[:n], joined(block.text, *edits[n : n + 2]), *edits[n + 2 :]))
    return edits, ways


def _within(place: Place, way: Said) -> str:
    return place.inside(way.start, way.sentence) + way.text


def replaced(place: Place, new: str) -> str:
    """The whole block by one of its kind, from what leads to it on; a cell may be left empty."""
    if not new.strip():
        return f"{place.inside()}stryka {quoted(place.block.text)}"
    if place.block.kind is Kind.CELL or loses_label(place.block, new):
        return f"{place.inside()}ändra {quoted(place.block.text)} till {quoted(new)}"
    if place.block.kind is Kind.HEADING:
        return f"ändra {place.whole} till {quoted(new)}"
    return f"{place.around}ersätta {place.whole} med följande: {quoted(new)}"


def loses_label(block: Block, new: str) -> bool:
    """A number typed before the words would be taken to stay, unless it is quoted with them."""
    if block.number:
        return False
    bare = [_NUMBER.match(text) for text in (block.text, new)]
    kept = [number and number.group() for number in bare]
    return block.label != replace(block, text=new).label or kept[0] != kept[1]


def _is_another(old: str, edits: tuple[Edit, ...]) -> bool:
    """Nothing is kept; or several edits strike or put in more than is kept."""
    gone = sum(edit.end - edit.start for edit in edits)
    put_in = sum(len(edit.new) for edit in edits)
    kept = len(old) - gone
    return not kept or (len(edits) > 1 and max(gone, put_in) > kept)
