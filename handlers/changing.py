"""Putting a change: what every gesture that alters a draft, or its board, ends in."""

from __future__ import annotations

from drafts.board_changes import BoardChange
from drafts.changes import DraftChange
from drafts.draft import Draft
from drafts.rights import Seat
from handlers.context import Context
from handlers.here import tell_signers


def put(context: Context, draft: Draft, seat: Seat, change: DraftChange) -> Draft:
    """The draft with the change; whoever's signature it reopens is told."""
    after = context.work.put(draft, change, seat.person.id)
    tell_signers(context.work, (draft, seat), (after, seat))
    return after


async def put_board(context: Context, seat: Seat, *changes: BoardChange) -> Seat:
    """The person on the board as it is now.

    Who may propose, and what an ärende is called, is part of what was signed in every draft of the board:
    those whose signatures it reopens are told.
    """
    board = seat.board
    for change in changes:
        board = context.work.put_board(board, change, seat.person.id)
    after = Seat(board, seat.person)
    for draft in await context.shelf.drafts_of(board.id):
        tell_signers(context.work, (draft, seat), (draft, after))
    return after
