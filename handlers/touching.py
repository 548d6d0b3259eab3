"""Two drafts amend the same place: the authors of both are told where, and whom to talk to.

Nobody is shown the other's words: a draft is its authors' own until they hand it in, or merge it.
"""

from __future__ import annotations

from asyncio import to_thread

from drafts.amending import Base
from drafts.base.document import FIRST
from drafts.draft import Draft
from drafts.merging import Collision
from drafts.rights import Seat
from drafts.signing import stage
from drafts.stages import TABLE, Step
from drafts.touching import Touch, new_touches, rivals, spokesman
from handlers.context import Context
from handlers.letters import Rows, tap
from handlers.placing import name_of
from handlers.telling import shortened
from handlers.templates import say

PLACES = 5  # named of those there are


async def tell_touching(context: Context, seat: Seat, before: Draft, after: Draft, base: Base) -> None:
    """What the change of the draft has made it touch in others of the ärende."""
    for other in rivals(after, await context.shelf.drafts_of(after.board), seat.board):
        if found := await to_thread(new_touches, base, before, after, other):
            _tell(context, seat, (after, other), base, found)
            _tell(context, seat, (other, after), base, tuple(place.turned for place in found))


def _tell(
    context: Context, seat: Seat, pair: tuple[Draft, Draft], base: Base, found: tuple[Touch, ...]
) -> None:
    """To the authors of the first, of the other."""
    draft, other = pair
    collide = any(isinstance(place, Collision) for place in found)
    text = say(
        "touching.touches",
        arende=seat.board.arende(draft.arende),
        title=seat.board.handling_of(base.id).title,
        collide=collide,
        places=[(_name(base, place), shortened(place.by_one, 200)) for place in found[:PLACES]],
        more=len(found) - PLACES,
        whom=spokesman(other, seat.board),
    )
    rows = _merging(seat, draft, other)
    alone = (author.person for author in draft.authors if not other.has(author.person))
    context.work.tell(seat.board, alone, text, rows)


def _merging(seat: Seat, draft: Draft, other: Draft) -> Rows:
    """Only while both are still being written."""
    open_ = all(Step.EDIT in TABLE[stage(d, seat.board)] for d in (draft, other))
    return ((tap("Föreslå att slå ihop", "unite", draft.id, other.id),),) if open_ else ()


def _name(base: Base, place: Touch) -> str:
    return "" if place.block == FIRST else name_of(base.document, place.block)
