"""Where two drafts of one ärende amend the same document so that they collide, or come near each other."""

from __future__ import annotations

from collections.abc import Iterable

from drafts.amending import Base, amended
from drafts.board import Board
from drafts.draft import Draft
from drafts.merging import Collision, Neighbours, sweep
from drafts.people import Person
from drafts.rights import proposers
from drafts.signing import stage
from drafts.stages import CLOSED

Touch = Collision | Neighbours


def rivals(draft: Draft, drafts: Iterable[Draft], board: Board) -> tuple[Draft, ...]:
    """The other drafts in the ärende that are still alive."""
    return tuple(
        other
        for other in drafts
        if other.id != draft.id and other.arende == draft.arende and stage(other, board) not in CLOSED
    )


def touches(base: Base, draft: Draft, other: Draft) -> tuple[Touch, ...]:
    """What collides in the document, and what comes so near that somebody should look.

    `one` is what `draft` does to it. A draft that amends another version of it touches nothing here.
    """
    if not (_amends(draft, base) and _amends(other, base)):
        return ()
    found = sweep(base.document, {d.id: amended(base, d.text.amendments) for d in (draft, other)})
    places: tuple[Touch, ...] = (*found.collisions, *found.neighbours)
    return tuple(place if place.one == draft.id else place.turned for place in places)


def new_touches(base: Base, before: Draft, after: Draft, other: Draft) -> tuple[Touch, ...]:
    """Those there were not before the draft changed, by their place and how it now reads there."""
    known = {(place.block, place.by_one) for place in touches(base, before, other)}
    return tuple(place for place in touches(base, after, other) if (place.block, place.by_one) not in known)


def spokesman(draft: Draft, board: Board) -> Person | None:
    """Whom others may talk to about the draft: the first of its authors who may propose."""
    return next((board.person(id_) for id_ in proposers(draft, board)), None)


def _amends(draft: Draft, base: Base) -> bool:
    return any(amendment.document == base.id and amendment.patch for amendment in draft.text.amendments)
