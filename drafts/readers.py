"""How much of a draft a person may read: its authors all of it, a secretary what has been handed in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drafts import draft as drafts
from drafts.changes import DraftChange, Sent
from drafts.draft import Draft
from drafts.errors import NotOnDraft
from drafts.log import Entry
from drafts.mandates import Verb
from drafts.rights import Seat, check


@dataclass(frozen=True, slots=True)
class State:
    """The draft as it stood after what happened then."""

    entry: Entry[DraftChange]
    draft: Draft


def reads_all(draft: Draft, seat: Seat) -> bool:
    """Yes for its authors; no for a secretary, to whom it has been handed in. NotOnDraft for anybody else."""
    try:
        check(Verb.READ, seat, draft)
    except NotOnDraft:
        if seat.person in seat.board.secretaries and draft.versions:
            return False
        raise
    return True


def versions(draft: Draft, seat: Seat, log: Iterable[Entry[DraftChange]]) -> tuple[State, ...]:
    """Those the person may read, the oldest first: each that says something new, and each handed in.

    Nothing of what a secretary is given tells what was written in between.
    """
    everything, found = reads_all(draft, seat), list[State]()
    before = Draft(draft.id)
    for entry in log:
        after = drafts.after(before, entry)
        if isinstance(entry.change, Sent) or (everything and after.text != before.text):
            found.append(State(entry, after))
        before = after
    return tuple(found)
