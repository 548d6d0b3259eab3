"""The documents of a draft's ärende: which there are, and the text of one as the draft has it so far."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import dataclass

from drafts.amending import Base, amended
from drafts.base.document import BaseDocument
from drafts.draft import Draft
from drafts.errors import NoHandling, UnknownHandling
from drafts.handlingar import Handling, newest
from drafts.rights import Seat
from handlers.context import Context


@dataclass(frozen=True, slots=True)
class Open:
    """A document laid open in a draft. `now` is its text with the draft's amendments."""

    draft: Draft
    seat: Seat
    handling: Handling
    base: Base
    now: BaseDocument


def handlingar_of(draft: Draft, seat: Seat) -> tuple[Handling, ...]:
    """What the draft amends, or could: of each document the version it already amends, else the newest.

    A document that has been taken away since the draft amended it is still there for that draft.
    """
    there = {handling.id: handling for handling in newest(seat.board.handlingar, draft.arende)}
    return tuple((there | _amended(draft, seat)).values())


def _amended(draft: Draft, seat: Seat) -> dict[str, Handling]:
    """By the document's id, the first version that the draft amends."""
    used = [seat.board.handling_of(amendment.document) for amendment in draft.text.amendments]
    return {handling.id: handling for handling in reversed(used)}


def outdated(draft: Draft, seat: Seat) -> tuple[Handling, ...]:
    """The newer versions of documents that the draft amends in an older one."""
    used = _amended(draft, seat)
    there = newest(seat.board.handlingar, draft.arende)
    return tuple(new for new in there if new.id in used and new.version > used[new.id].version)


def check_there(draft: Draft, seat: Seat, document: str) -> None:
    """UnknownHandling where the document has been taken away, and the draft does not amend it."""
    if all(found.id != seat.board.handling_of(document).id for found in handlingar_of(draft, seat)):
        raise UnknownHandling


async def laid_open(draft: Draft, seat: Seat, handling: str, context: Context) -> Open:
    """UnknownHandling where the ärende has no such document."""
    for found in handlingar_of(draft, seat):
        if found.id == handling:
            base = await base_of(found.document, context)
            now = await to_thread(amended, base, draft.text.amendments)
            return Open(draft, seat, found, base, now)
    raise UnknownHandling


async def opened(draft: Draft, seat: Seat, document: str, context: Context) -> Open:
    """The same, by the text's own name: the version need not be the newest."""
    handling = seat.board.handling_of(document)
    base = await base_of(document, context)
    return Open(draft, seat, handling, base, await to_thread(amended, base, draft.text.amendments))


async def base_of(document: str, context: Context) -> Base:
    return Base(document, await context.shelf.document(document))


async def bases_of(draft: Draft, context: Context) -> tuple[Base, ...]:
    """Every document the draft amends, in the order it came to them."""
    names = dict.fromkeys(a.document for a in draft.text.amendments if a.patch)
    return tuple([await base_of(name, context) for name in names])


def only(draft: Draft, seat: Seat) -> Handling | None:
    """The ärende's document where it has just one; NoHandling where it has none."""
    found = handlingar_of(draft, seat)
    if not found:
        raise NoHandling
    return found[0] if len(found) == 1 else None
