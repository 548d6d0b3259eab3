"""A draft begun again in another ärende: for a matter that comes back, or a text that fits again."""

from __future__ import annotations

from drafts.arende import Arende
from drafts.draft import Draft
from drafts.errors import Refusal
from drafts.handlingar import newest
from drafts.mandates import Verb
from drafts.rights import Seat, check, check_start
from drafts.uniting import copy
from handlers.changing import put
from handlers.context import Context
from handlers.here import tapped
from handlers.letters import Answer, Edit, Face, Message, Rows, Spot, tap
from handlers.paging import paged
from handlers.taps import Tap
from handlers.telling import day, shortened
from handlers.templates import say
from handlers.work import fresh_id

PAGE = 12  # ärenden a message
NAME = 48  # units of an ärende on its button


async def choose(tap_: Tap, context: Context) -> None:
    """The ärenden in which the person may begin a draft; in their private chat, as the copy is theirs."""
    draft, seat = await tapped(tap_, context)
    check(Verb.READ, seat, draft)
    context.work.say(Message(Spot(tap_.account), *_page(draft, seat, 0)))
    context.work.say(Answer(tap_.query, "" if tap_.spot.private else say("copying.chosen_privately")))


async def turn(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    check(Verb.READ, seat, draft)
    context.work.say(Edit(tap_.spot, tap_.message, *_page(draft, seat, tap_.number(1))))


async def copy_to(tap_: Tap, context: Context) -> None:
    """A new draft of the person's own, with its card in their private chat."""
    draft, seat = await tapped(tap_, context)
    documents = [handling.document for handling in newest(seat.board.handlingar, tap_.arg(1))]
    change, whole = copy(draft, seat, tap_.arg(1), documents)
    new = put(context, Draft(fresh_id()), seat, change)
    left = [sats for amendment in whole.left for sats in amendment.satser]
    text = say("copying.copied", arende=seat.board.arende(new.arende), left=left)
    context.work.say(Edit(tap_.spot, tap_.message, text))
    context.work.say(Face(Spot(tap_.account), new.id))


def _page(draft: Draft, seat: Seat, page: int) -> tuple[str, Rows]:
    open_ = [arende for arende in seat.board.arenden if _may_start(seat, arende)]
    shown, turning = paged(open_, page, PAGE, "copies", draft.id)
    rows = tuple((tap(_name(seat, arende), "copyto", draft.id, arende.id),) for arende in shown)
    return say("copying.choose", arende=seat.board.arende(draft.arende), any=bool(open_)), (*rows, *turning)


def _may_start(seat: Seat, arende: Arende) -> bool:
    try:
        check_start(seat, arende.id)
    except Refusal:
        return False
    return True


def _name(seat: Seat, arende: Arende) -> str:
    """With the day of the meeting: the same number comes again at the next."""
    meeting = seat.board.meeting_of(arende.id)
    when = f" ({day(meeting.starts)})" if meeting else ""
    return shortened(f"{arende.label}{when}: {arende.title}", NAME)
