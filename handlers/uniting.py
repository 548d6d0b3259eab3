"""Two drafts become one: one side offers, the other says yes, and a new card hangs where both hung."""

from __future__ import annotations

from asyncio import to_thread

from drafts.draft import Draft
from drafts.rights import Seat
from drafts.touching import rivals
from drafts.uniting import Union, decline, merge, offer_merge, take_back_offer
from handlers.cards import label
from handlers.changing import put
from handlers.context import Context
from handlers.documents import bases_of
from handlers.here import tapped
from handlers.letters import Answer, Edit, Face, Message, Rows, Spot, chief, tap
from handlers.taps import Tap
from handlers.telling import shortened
from handlers.templates import say
from handlers.work import fresh_id

NAME = 40  # units of a draft's name on a button
SHOWN = 20  # drafts a message


async def choose(tap_: Tap, context: Context) -> None:
    """The other drafts of the ärende that the person stands on; of very many, the last."""
    draft, seat = await tapped(tap_, context)
    draft.author(seat.person.id)
    others = rivals(draft, await context.shelf.drafts_by(draft.board, seat.person.id), seat.board)
    rows = tuple((tap(_name(other), "united", other.id, draft.id),) for other in others[-SHOWN:])
    text = say("uniting.choose", arende=seat.board.arende(draft.arende), any=bool(rows))
    context.work.say(Message(tap_.spot, text, rows))
    context.work.say(Answer(tap_.query))


async def offer(tap_: Tap, context: Context) -> None:
    """The authors of the other draft are asked; those of one's own are told."""
    draft, seat = await tapped(tap_, context)
    other = await context.draft(tap_.arg(1))
    draft = put(context, draft, seat, offer_merge(draft, seat, other))
    arende = seat.board.arende(draft.arende)
    text = say("uniting.offered", arende=arende, who=seat.person)
    asked = say("uniting.asked", arende=arende, who=seat.person)
    rows = (
        (
            chief(tap("Slå ihop", "united", draft.id, other.id)),
            tap("Nej tack", "notunited", draft.id, other.id),
        ),
    )
    _tell(context, seat, other, asked, rows)
    _tell(context, seat, draft, say("uniting.offer_made", arende=arende, who=seat.person), ())
    undoing = ((tap("Ta tillbaka frågan", "ununite", draft.id, other.id),),)
    context.work.say(Edit(tap_.spot, tap_.message, text, undoing))


async def take_back(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    put(context, draft, seat, take_back_offer(draft, seat, tap_.arg(1)))
    arende = seat.board.arende(draft.arende)
    context.work.say(Edit(tap_.spot, tap_.message, say("uniting.taken_back", arende=arende, who=seat.person)))


async def turn_down(tap_: Tap, context: Context) -> None:
    """The offer is closed, and those who made it are told."""
    offered, seat = await tapped(tap_, context)
    own = await context.draft(tap_.arg(1))
    offered = put(context, offered, seat, decline(offered, own, seat))
    arende = seat.board.arende(own.arende)
    context.work.say(Edit(tap_.spot, tap_.message, say("uniting.declined", arende=arende)))
    _tell(context, seat, offered, say("uniting.was_declined", arende=arende, who=seat.person), ())


async def accept(tap_: Tap, context: Context) -> None:
    """Everything of both in one new draft, on which nobody has signed; the old ones are closed."""
    offered, seat = await tapped(tap_, context)
    own = await context.draft(tap_.arg(1))
    bases = {base.id: base for draft in (offered, own) for base in await bases_of(draft, context)}
    union = await to_thread(merge, offered, own, seat, fresh_id(), bases)
    new = put(context, Draft(union.closed.draft), seat, union.opened)
    spots = await _spots(context, seat, (offered, own, new))
    for old in (offered, own):
        put(context, old, seat, union.closed)
    for spot in spots:
        context.work.say(Message(spot, _told(seat, new, union)))
        context.work.say(Face(spot, new.id))
    context.work.say(Edit(tap_.spot, tap_.message, say("uniting.done")))


async def _spots(context: Context, seat: Seat, drafts: tuple[Draft, ...]) -> list[Spot]:
    """Where a card of them hangs, and everybody's private chat."""
    hung = [spot for draft in drafts for spot in await context.shelf.spots_of(draft.id)]
    accounts = seat.board.accounts_of(author.person for author in drafts[-1].authors)
    return list(dict.fromkeys([*hung, *map(Spot, accounts)]))


def _told(seat: Seat, new: Draft, union: Union) -> str:
    left = [sats for amendment in union.whole.left for sats in amendment.satser]
    return say("uniting.united", arende=seat.board.arende(new.arende), who=seat.person, left=left)


def _tell(context: Context, seat: Seat, draft: Draft, text: str, rows: Rows) -> None:
    """Everyone on the draft but the one who speaks, in their private chat."""
    others = (author.person for author in draft.authors if author.person != seat.person.id)
    context.work.tell(seat.board, others, text, rows)


def _name(draft: Draft) -> str:
    first = draft.text.satser[0].text if draft.text.satser else ""
    return shortened(f"{label(draft)}: {first}" if first else label(draft), NAME)
