"""Which ersättare serve, in an ärende or a whole meeting: first who, then in whose place."""

from __future__ import annotations

from drafts.board import Board
from drafts.errors import MayNotSetServing, StaleButton
from drafts.meeting_changes import ServingSet
from drafts.people import Person, Role
from drafts.rights import Seat, check_serving, may_set_serving
from drafts.serving import call_in, is_meeting, is_out, places, said, stand_down
from handlers.changing import put_board
from handlers.context import Context
from handlers.letters import Button, Edit, Message, Rows, Spot, tap
from handlers.meeting_view import dated
from handlers.taps import Tap
from handlers.telling import shortened
from handlers.templates import say

MOST = 90  # rows of buttons: Telegram shows a hundred


async def serving(tap_: Tap, context: Context) -> None:
    """A tap a person."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    context.work.say(Edit(tap_.spot, tap_.message, *_serving(seat, tap_.arg(1))))


async def choose_place(tap_: Tap, context: Context) -> None:
    seat = await context.seat(tap_.account, tap_.arg(0))
    whom = seat.board.person(tap_.arg(2))
    check_serving(seat, whom)
    context.work.say(Edit(tap_.spot, tap_.message, *_places(seat, tap_.arg(1), whom)))


async def fill(tap_: Tap, context: Context) -> None:
    """In the place of the fourth; changes at once what either may do."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    seat.board.person(tap_.arg(3))
    await _put(tap_, context, seat, call_in(seat, tap_.arg(1), tap_.arg(2), tap_.arg(3)))


async def set_serving(tap_: Tap, context: Context) -> None:
    """In no place that is said, or not after all: 1 or 0."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    verb = {"1": call_in, "0": stand_down}.get(tap_.arg(3))
    if verb is None:
        raise StaleButton
    await _put(tap_, context, seat, verb(seat, tap_.arg(1), tap_.arg(2)))


async def _put(tap_: Tap, context: Context, seat: Seat, change: ServingSet) -> None:
    """Whoever is called in is told."""
    after = await put_board(context, seat, change)
    context.work.say(Edit(tap_.spot, tap_.message, *_serving(after, change.arende)))
    account = after.board.account_of(change.person)
    if change.serves and account and change.person != seat.person.id:
        place = after.board.find(change.instead_of)
        text = say("serving.called", where=_where(after.board, change.arende), place=place)
        context.work.say(Message(Spot(account), text))


def _where(board: Board, scope: str) -> str:
    """`ärende 23`, or `hela sammanträdet torsdag 26 nov 2026 kl. 18.30`."""
    if is_meeting(board, scope):
        return say("serving.whole", when=dated(board.meeting(scope)))
    return say("serving.one", arende=board.arende(scope))


def _serving(seat: Seat, scope: str) -> tuple[str, Rows]:
    shown = [p for p in seat.board.people if p.role is Role.ERSATTARE and may_set_serving(seat, p)]
    where = _where(seat.board, scope)
    if not shown:
        raise MayNotSetServing
    rows = tuple((_line(seat, scope, person),) for person in shown[:MOST])
    return say("serving.which", where=where), (*rows, (_back(seat.board, scope),))


def _back(board: Board, scope: str) -> Button:
    return tap("Tillbaka", "meeting" if is_meeting(board, scope) else "matter", board.id, scope)


def _line(seat: Seat, scope: str, person: Person) -> Button:
    named = (seat.board.id, scope, person.id)
    if is_out(seat.board, scope, person.id):
        return tap(f"❌ {person.titled}", "instead", *named)
    if (service := said(seat.board, scope, person.id)) is None:
        return tap(f"▫️ {person.titled}", "instead", *named)
    place = seat.board.find(service.instead_of)
    label = f"✅ {person.titled}, för {place.titled}" if place else f"✅ {person.titled}"
    return tap(label, "serve", *named, 0)


def _places(seat: Seat, scope: str, whom: Person) -> tuple[str, Rows]:
    named = (seat.board.id, scope, whom.id)
    found = places(seat, scope, whom)[:MOST]
    rows = tuple((tap(_place(seat.board, scope, person), "fill", *named, person.id),) for person in found)
    rest = ((tap("Ingen särskild plats", "serve", *named, 1),), (tap("Tillbaka", "serving", *named[:2]),))
    text = say("serving.instead", person=whom, where=_where(seat.board, scope))
    return text, (*rows, *rest)


def _place(board: Board, scope: str, person: Person) -> str:
    return shortened(f"{person.titled}{', borta' if is_out(board, scope, person.id) else ''}", 60)
