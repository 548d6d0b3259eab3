"""Verbs on the text: add, reword, move, remove, undo. Each gives the change to append, or refuses."""

from __future__ import annotations

from drafts.changes import Opened
from drafts.draft import Draft, Kind
from drafts.edits import HeadingSet, MotivationAdded, Moved, Removed, Reworded, SatserAdded, Undone
from drafts.errors import EmptyText, NothingToUndo, StaleDraft, TextMoved, TextTooLong, TooMany
from drafts.mandates import Verb
from drafts.pasting import Piece
from drafts.rights import Seat, check, check_start
from drafts.signing import stage
from drafts.stages import Step, step
from drafts.text import TITLE, AttSats, words_digest
from drafts.words import (
    BLOCK_LIMIT,
    MOTIVATION_LIMIT,
    SATSER_LIMIT,
    TITLE_LIMIT,
    one_line,
    one_sats,
    unnumbered,
)


def open_draft(seat: Seat, arende: str, kind: Kind) -> Opened:
    """Only one who may propose begins a proposal (KL 4:20, 4:22)."""
    check_start(seat, arende)
    return Opened(seat.board.id, arende, kind)


def add_satser(draft: Draft, seat: Seat, texts: tuple[str, ...]) -> SatserAdded:
    check_edit(draft, seat)
    if not texts:
        raise EmptyText
    if len(draft.text.satser) + len(texts) > SATSER_LIMIT:
        raise TooMany(SATSER_LIMIT)
    return SatserAdded(tuple(one_sats(text) for text in texts))


def add_motivation(
    draft: Draft, seat: Seat, blocks: tuple[Piece, ...], *, glued: bool = False
) -> MotivationAdded:
    """With `glued` the first piece goes on where the last paragraph stopped (drafts/pasting.py)."""
    check_edit(draft, seat)
    if not blocks:
        raise EmptyText
    pieces = tuple((one_line(words, BLOCK_LIMIT), heading) for words, heading in blocks)
    if glued and draft.text.motivation:
        _check_length(len(draft.text.motivation[-1].text) + 1 + len(pieces[0][0]), BLOCK_LIMIT)
    _check_motivation(draft, sum(len(words) for words, _ in pieces))
    return MotivationAdded(pieces, glued)


def reword(draft: Draft, seat: Seat, item: str, seen: str, words: str) -> Reworded:
    """New words for a piece, or the title, by one who saw the words with digest `seen`.

    TextMoved where the words are others by now: both are shown, and nothing is overwritten.
    """
    check_edit(draft, seat)
    now = draft.text.words(item)
    line = one_sats(unnumbered(words)) if _is_sats(draft, item) else one_line(words, _limit(item))
    if words_digest(now) != seen:
        raise TextMoved(item, now, line)
    if item != TITLE and not _is_sats(draft, item):
        _check_motivation(draft, len(line) - len(now))
    return Reworded(item, line)


def move(draft: Draft, seat: Seat, item: str, steps: int) -> Moved:
    """Up (negative) or down among its own kind; at the edge it stays."""
    check_edit(draft, seat)
    row = draft.text.satser if _is_sats(draft, item) else draft.text.motivation
    to = draft.text.number(item) - 1 + steps
    return Moved(item, min(max(to, 0), len(row) - 1))


def remove(draft: Draft, seat: Seat, item: str, seen: str) -> Removed:
    """Only what one saw is removed: TextMoved where the words are others by now."""
    check_edit(draft, seat)
    now = draft.text.item(item).text
    if words_digest(now) != seen:
        raise TextMoved(item, now, "")
    return Removed(item)


def set_heading(draft: Draft, seat: Seat, item: str, *, heading: bool) -> HeadingSet:
    check_edit(draft, seat)
    draft.text.item(item)
    return HeadingSet(item, heading)


def undo(draft: Draft, seat: Seat, seq: int) -> Undone:
    """Undo change `seq`, which has to be the latest of the text: StaleDraft where another came after."""
    check_edit(draft, seat)
    if not draft.past:
        raise NothingToUndo
    if draft.past[-1].seq != seq:
        raise StaleDraft
    return Undone(seq)


def check_edit(draft: Draft, seat: Seat) -> None:
    """May this person change the text, and may it be changed at all by now?"""
    check(Verb.EDIT, seat, draft)
    step(stage(draft, seat.board), Step.EDIT)


def _limit(item: str) -> int:
    return TITLE_LIMIT if item == TITLE else BLOCK_LIMIT


def _is_sats(draft: Draft, item: str) -> bool:
    return item != TITLE and isinstance(draft.text.item(item), AttSats)


def _check_motivation(draft: Draft, more: int) -> None:
    _check_length(sum(len(block.text) for block in draft.text.motivation) + more, MOTIVATION_LIMIT)


def _check_length(length: int, limit: int) -> None:
    if length > limit:
        raise TextTooLong(length, limit)
