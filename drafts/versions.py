"""A draft's versions, each laid out as a document: so that one tells of them as of any document's changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from drafts.base.document import BaseDocument, Block, Kind
from drafts.base.tracked import TrackedDocument
from drafts.board import Board
from drafts.draft import Draft
from drafts.readers import State
from drafts.signing import titled
from drafts.text import TITLE, Text
from drafts.tracking import Step, tracked
from drafts.wording import DECISIONS, MOTIVATION, opens_free_text


def compared(
    old: State | None, new: Sequence[State], board: Board, name: Callable[[str], str]
) -> TrackedDocument:
    """What became of `old` (nothing at all: None) in those that came after it, in the writers' names."""
    steps = [
        Step(_document(state.draft, board), name(state.entry.by), state.entry.at, number)
        for number, state in enumerate(new, 1)
    ]
    return tracked(_document(old.draft, board) if old else BaseDocument("", "", ()), steps)


def _document(draft: Draft, board: Board) -> BaseDocument:
    title = titled(draft, board).title
    return BaseDocument("", title, (Block(TITLE, Kind.HEADING, title, 1), *_body(draft)))


def _body(draft: Draft) -> Iterator[Block]:
    text = draft.text
    if text.satser or text.amendments:
        yield Block("_beslut", Kind.HEADING, DECISIONS, 2)
    for number, (id_, words) in enumerate(_decided(text), 1):
        yield Block(id_, Kind.ITEM, words, 1, f"{number}.")
    if text.motivation and not (text.satser and opens_free_text(text.satser[-1].text)):
        yield Block("_motivering", Kind.HEADING, MOTIVATION, 2)
    for block in text.motivation:
        kind = Kind.HEADING if block.heading else Kind.PARAGRAPH
        yield Block(block.id, kind, block.text, 3 if block.heading else 0)


def _decided(text: Text) -> Iterator[tuple[str, str]]:
    """Each decision's id and words, in the Bilaga's order: what opens the free text stands last."""
    own = [(sats.id, sats.text) for sats in text.satser]
    opening = own[-1:] if own and opens_free_text(own[-1][1]) else []
    yield from own[: len(own) - len(opening)]
    for amendment in text.amendments:
        yield from ((f"{amendment.id}-{n}", sats) for n, sats in enumerate(amendment.satser))
    yield from opening
