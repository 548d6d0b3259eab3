"""Putting a change: what every gesture that alters a draft ends in."""

from __future__ import annotations

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
