"""Which draft is meant: the one whose card was hung last in the chat, and who it is that speaks."""

from __future__ import annotations

from drafts.draft import Draft
from drafts.errors import NoDraftHere, Refusal, StaleButton
from drafts.mandates import Verb
from drafts.rights import Seat, check, signatories
from drafts.signing import fits, stage
from drafts.stages import CLOSED, Stage
from handlers.context import Context
from handlers.letters import Face, Spot, View
from handlers.taps import Tap
from handlers.work import Work


async def tapped(tap: Tap, context: Context) -> tuple[Draft, Seat]:
    """The draft the button names, and who pressed it."""
    draft = await context.draft(tap.arg(0))
    return draft, await context.seat(tap.account, draft.board)


async def tapped_by_whom_it_was_shown(tap: Tap, context: Context) -> tuple[Draft, Seat]:
    """For what concerns one person alone: in a group everyone sees the button."""
    if tap.number(1) != tap.account:
        raise StaleButton
    return await tapped(tap, context)


async def draft_here(spot: Spot, account: int, context: Context) -> tuple[Draft, Seat]:
    """NoDraftHere where none lives in the chat; in a private chat the person's own latest one will do."""
    seats = {seat.board.id: seat for seat in await context.seats(account)}
    found = [draft for draft in await context.shelf.drafts_in(spot) if draft.board in seats]
    if spot.private:
        found = [draft for draft in found if draft.has(seats[draft.board].person.id)]
        found = found or [draft for seat in seats.values() for draft in await own(seat, context)]
    if not found:
        raise NoDraftHere
    open_ones = [draft for draft in found if stage(draft, seats[draft.board].board) not in CLOSED]
    draft = await context.draft((open_ones or found)[-1].id)
    return draft, seats[draft.board]


async def own(seat: Seat, context: Context) -> list[Draft]:
    """The drafts the person stands on, the one changed latest last."""
    drafts = await context.shelf.drafts_by(seat.board.id, seat.person.id)
    return sorted(drafts, key=lambda draft: (draft.at is not None, draft.at))


async def readable(spot: Spot, draft: Draft, seat: Seat, context: Context) -> None:
    """A draft is read by its authors, and in the chat it lives in (DESIGN.md §3)."""
    try:
        check(Verb.READ, seat, draft)
    except Refusal:
        if not await lives_in(spot, draft, context):
            raise


async def lives_in(spot: Spot, draft: Draft, context: Context) -> bool:
    """Does its card hang in this group, where everyone sees it?"""
    return not spot.private and any(other.id == draft.id for other in await context.shelf.drafts_in(spot))


def tell_signers(work: Work, before: tuple[Draft, Seat], after: tuple[Draft, Seat]) -> None:
    """Everyone whose signature fitted and no longer does is shown what changed, in their private chat.

    But for those who cannot sign any more: somebody with jäv, or away.
    """
    (old, old_seat), (new, new_seat) = before, after
    if new.stage is not Stage.UTKAST:
        return
    may_sign = {person.id for person in signatories(new, new_seat.board)}
    for author in old.authors:
        signature = author.signature
        if signature is None or author.person not in may_sign or not fits(signature, old, old_seat.board):
            continue
        account = new_seat.board.account_of(author.person)
        if account is not None and not fits(signature, new, new_seat.board):
            work.say(Face(Spot(account), new.id, View.SINCE, author.person))
