"""Verbs on the text: add, reword, move, remove, undo. Each gives the change to append, or refuses."""

from __future__ import annotations

from drafts.changes import (
    HeadingSet,
    MotivationAdded,
    Moved,
    Opened,
    Removed,
    Reworded,
    SatserAdded,
    Undone,
)
from drafts.draft import Draft, Kind
from drafts.errors import NothingToUndo, StaleDraft, TextMoved, TextTooLong, TooMany
from drafts.pasting import Piece
from drafts.rights import Seat, Verb, check, check_start
from drafts.stages import Step, step
from drafts.text import TITLE, AttSats, Block, words_digest
from drafts.words import BLOCK_LIMIT, MOTIVATION_LIMIT, SATS_LIMIT, SATSER_LIMIT, TITLE_LIMIT, one_line


def open_draft(seat: Seat, arende: str, kind: Kind) -> Opened:
    """Only one who may propose begins a proposal (KL 4:20, 4:22)."""
    check_start(seat, arende)
    return Opened(seat.board.id, arende, kind)


def add_satser(draft: Draft, seat: Seat, texts: tuple[str, ...]) -> SatserAdded:
    _check_edit(draft, seat)
    if len(draft.text.satser) + len(texts) > SATSER_LIMIT:
        raise TooMany(SATSER_LIMIT)
    return SatserAdded(tuple(one_line(text, SATS_LIMIT) for text in texts))


def add_motivation(
    draft: Draft, seat: Seat, blocks: tuple[Piece, ...], *, glued: bool = False
) -> MotivationAdded:
    """With `glued` the first piece goes on where the last paragraph stopped (drafts/pasting.py)."""
    _check_edit(draft, seat)
    length = sum(len(b.text) for b in draft.text.motivation) + sum(len(words) for words, _ in blocks)
    if length > MOTIVATION_LIMIT:
        raise TextTooLong(length, MOTIVATION_LIMIT)
    return MotivationAdded(blocks, glued)


def reword(draft: Draft, seat: Seat, item: str, seen: str, words: str) -> Reworded:
    """New words for a piece, or the title, by one who saw the words with digest `seen`.

    TextMoved where the words are others by now: both are shown, and nothing is overwritten.
    """
    _check_edit(draft, seat)
    now = draft.text.words(item)
    line = one_line(words, _limit(draft, item))
    if words_digest(now) != seen:
        raise TextMoved(item, now, line)
    return Reworded(item, line)


def move(draft: Draft, seat: Seat, item: str, steps: int) -> Moved:
    """Up (negative) or down among its own kind; at the edge it stays."""
    _check_edit(draft, seat)
    row = draft.text.satser if isinstance(draft.text.item(item), AttSats) else draft.text.motivation
    to = draft.text.number(item) - 1 + steps
    return Moved(item, min(max(to, 0), len(row) - 1))


def remove(draft: Draft, seat: Seat, item: str, seen: str) -> Removed:
    """Only what one saw is removed: TextMoved where the words are others by now."""
    _check_edit(draft, seat)
    now = draft.text.item(item).text
    if words_digest(now) != seen:
        raise TextMoved(item, now, "")
    return Removed(item)


def set_heading(draft: Draft, seat: Seat, item: str, *, heading: bool) -> HeadingSet:
    _check_edit(draft, seat)
    draft.text.item(item)
    return HeadingSet(item, heading)


def undo(draft: Draft, seat: Seat, seq: int) -> Undone:
    """Undo change `seq`, which has to be the latest of the text: StaleDraft where another came after."""
    _check_edit(draft, seat)
    if not draft.past:
        raise NothingToUndo
    if draft.past[-1].seq != seq:
        raise StaleDraft
    return Undone(seq)


def _check_edit(draft: Draft, seat: Seat) -> None:
    check(Verb.EDIT, seat, draft)
    step(draft.stage, Step.EDIT)


def _limit(draft: Draft, item: str) -> int:
    if item == TITLE:
        return TITLE_LIMIT
    return BLOCK_LIMIT if isinstance(draft.text.item(item), Block) else SATS_LIMIT
