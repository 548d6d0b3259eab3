"""Jäv in an ärende: declared by the person, or entered by secretary or chair (KL 6:28-30)."""

from __future__ import annotations

from drafts.errors import StaleButton
from drafts.people import Person
from drafts.presence import KEEP_ORDER, set_jav
from drafts.rights import Seat
from handlers.changing import put_board
from handlers.context import Context
from handlers.letters import Button, Edit, Message, Rows, Spot, grave, tap
from handlers.meeting_view import politicians, secretaries
from handlers.paging import paged
from handlers.taps import Tap
from handlers.templates import say

PAGE = 30  # people a message


async def ask(tap_: Tap, context: Context) -> None:
    """Secretary and chair choose who; to others it is asked whether they mean it."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    context.work.say(Edit(tap_.spot, tap_.message, *_asked(seat, tap_.arg(1), tap_.number(2))))


async def put(tap_: Tap, context: Context) -> None:
    """Has it, or has it not after all: 1 or 0. Told the secretary by those concerned, and them by others."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    if tap_.arg(3) not in {"0", "1"}:
        raise StaleButton
    change = set_jav(seat, tap_.arg(1), tap_.arg(2), jav=tap_.arg(3) == "1")
    after = await put_board(context, seat, change)
    if change.person == seat.person.id:
        arende = after.board.arende(change.arende)
        rows = ((tap("Visa ärendet", "matter", after.board.id, arende.id),),)
        for spot in secretaries(after.board):
            context.work.say(Message(spot, say("jav.told", person=seat.person, arende=arende), rows))
    elif (account := after.board.account_of(change.person)) is not None:
        text = say("jav.noted", arende=after.board.arende(change.arende), jav=change.jav, who=seat.person)
        context.work.say(Message(Spot(account), text))
    if seat.person.role in KEEP_ORDER:
        context.work.say(Edit(tap_.spot, tap_.message, *_asked(after, change.arende, 0)))
    else:
        text = say("jav.declared", arende=after.board.arende(change.arende))
        context.work.say(Edit(tap_.spot, tap_.message, text, (_back(after, change.arende),)))


def _asked(seat: Seat, arende_id: str, page: int) -> tuple[str, Rows]:
    arende = seat.board.arende(arende_id)
    if seat.person.role not in KEEP_ORDER:
        yes = grave(tap("Ja, jag är jävig", "javset", seat.board.id, arende.id, seat.person.id, 1))
        return say("jav.confirm", arende=arende), ((yes,), _back(seat, arende.id))
    shown, turning = paged(politicians(seat.board), page, PAGE, "jav", seat.board.id, arende.id)
    rows = tuple((_line(seat, arende.id, person),) for person in shown)
    return say("jav.which", arende=arende), (*rows, *turning, _back(seat, arende.id))


def _line(seat: Seat, arende: str, person: Person) -> Button:
    on = (arende, person.id) in seat.board.jav
    label = f"{'⚖️' if on else '▫️'} {person.titled}"
    return tap(label, "javset", seat.board.id, arende, person.id, int(not on))


def _back(seat: Seat, arende: str) -> tuple[Button, ...]:
    return (tap("Tillbaka", "matter", seat.board.id, arende),)
