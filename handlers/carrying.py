"""A new version of a document arrives while drafts amend the older one: told, and carried over by a tap."""

from __future__ import annotations

from asyncio import to_thread

from drafts.amending import carry_over
from drafts.amendment import Amendment
from drafts.drafting import check_edit
from drafts.errors import StaleButton
from drafts.handlingar import Handling
from drafts.rights import Seat
from drafts.stages import Stage
from handlers.changing import put
from handlers.context import Context
from handlers.documents import base_of, handlingar_of, outdated
from handlers.here import tapped
from handlers.letters import Edit, tap
from handlers.taps import Tap
from handlers.templates import say

SHOWN = 8  # att-satser of each list


async def tell_of_newer(context: Context, seat: Seat, handling: Handling) -> None:
    """To everyone on a draft that amends an older version, in their private chat."""
    for draft in await context.shelf.drafts_of(seat.board.id):
        if draft.stage is not Stage.UTKAST or draft.arende != handling.arende:
            continue
        if not any(newer.id == handling.id for newer in outdated(draft, seat)):
            continue
        rows = ((tap("För över ändringarna", "carry", draft.id, handling.id),),)
        text = say("carrying.newer", handling=handling, arende=seat.board.arende(draft.arende))
        context.work.tell(seat.board, (author.person for author in draft.authors), text, rows)


async def carry(tap_: Tap, context: Context) -> None:
    """Those that fit are made to the newer version; the others stay as they are, and are named."""
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    newer = next((h for h in outdated(draft, seat) if h.id == tap_.arg(1)), None)
    used = next((h for h in handlingar_of(draft, seat) if h.id == tap_.arg(1)), None)
    if newer is None or used is None:
        raise StaleButton
    base, new_base = await base_of(used.document, context), await base_of(newer.document, context)
    over = await to_thread(carry_over, draft, seat, base, new_base)
    draft = put(context, draft, seat, over.change)
    text = say(
        "carrying.carried",
        handling=newer,
        carried=len(over.change.carried),
        beside=_listing(over.beside),
        left=_listing(over.left),
        several=len(over.left) > 1,
        person=seat.person,
    )
    context.work.say(Edit(tap_.spot, tap_.message, text, ((tap("Ångra", "undo", draft.id, draft.seq),),)))


def _listing(found: tuple[Amendment, ...]) -> str:
    """Their att-satser, of many the first; empty where there are none."""
    satser = [sats for amendment in found for sats in amendment.satser]
    return say("carrying.listing", satser=satser[:SHOWN], more=len(satser) - SHOWN)
