"""/arenden: the board's agenda; and, for those who may, who serves in an ärende."""

from __future__ import annotations

from drafts.arende import Arende
from drafts.board import ServingSet
from drafts.people import Person, Role
from drafts.rights import Seat, check_serving, may_set_serving
from handlers.context import Context
from handlers.here import tell_signers
from handlers.letters import Answer, Button, Edit, Message, Rows, Spot, tap
from handlers.taps import Tap, Words
from handlers.templates import say

ROW = 3  # ärenden a row of buttons


async def agenda(words: Words, context: Context) -> None:
    for seat in await context.seats(words.account):
        context.work.say(_agenda(words.spot, seat))


async def agenda_tapped(tap_: Tap, context: Context) -> None:
    context.work.say(_agenda(tap_.spot, await context.seat(tap_.account, tap_.arg(0))))
    context.work.say(Answer(tap_.query))


async def show_arende(tap_: Tap, context: Context) -> None:
    seat = await context.seat(tap_.account, tap_.arg(0))
    arende = seat.board.arende(tap_.arg(1))
    context.work.say(Edit(tap_.spot, tap_.message, *_arende(seat, arende)))


async def serving(tap_: Tap, context: Context) -> None:
    """Who serves in the ärende: a tap a person."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    arende = seat.board.arende(tap_.arg(1))
    context.work.say(Edit(tap_.spot, tap_.message, *_serving(seat, arende)))


async def set_serving(tap_: Tap, context: Context) -> None:
    """Changes at once what the person may do, and so who the proposers of the ärende's drafts are."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    arende, person = seat.board.arende(tap_.arg(1)), seat.board.person(tap_.arg(2))
    check_serving(seat, person)
    change = ServingSet(arende.number, person.id, serves=tap_.arg(3) == "1")
    after = Seat(context.work.put_board(seat.board, change, seat.person.id), seat.person)
    for draft in await context.shelf.drafts_of(seat.board.id):
        if draft.arende == arende.number:
            tell_signers(context.work, (draft, seat), (draft, after))
    context.work.say(Edit(tap_.spot, tap_.message, *_serving(after, arende)))


def _agenda(spot: Spot, seat: Seat) -> Message:
    secretary = seat.person in seat.board.secretaries
    buttons = [tap(arende.label, "matter", seat.board.id, arende.number) for arende in seat.board.arenden]
    rows: Rows = tuple(tuple(buttons[n : n + ROW]) for n in range(0, len(buttons), ROW))
    if secretary:
        rows = (
            *rows,
            (tap("Nytt ärende", "write", seat.board.id), tap("Ladda upp dagordning", "load", seat.board.id)),
        )
    return Message(spot, say("agenda.agenda", board=seat.board, secretary=secretary), rows)


def _arende(seat: Seat, arende: Arende) -> tuple[str, Rows]:
    serving_names = [p.titled for p in _ersattare(seat) if seat.board.serves(p.id, arende.number)]
    rows: Rows = ((tap("Nytt utkast", "new", seat.board.id),),)
    if any(may_set_serving(seat, person) for person in _ersattare(seat)):
        rows = (*rows, (tap("Tjänstgöring", "serving", seat.board.id, arende.number),))
    return say("agenda.arende", arende=arende, serving=serving_names), rows


def _serving(seat: Seat, arende: Arende) -> tuple[str, Rows]:
    shown = [person for person in _ersattare(seat) if may_set_serving(seat, person)]
    rows = tuple((_toggle(seat, arende, person),) for person in shown[:90])
    back = (tap("Tillbaka", "matter", seat.board.id, arende.number),)
    return say("agenda.serving", arende=arende), (*rows, back)


def _toggle(seat: Seat, arende: Arende, person: Person) -> Button:
    serves = seat.board.serves(person.id, arende.number)
    name = f"{'✅' if serves else '▫️'} {person.titled}"
    return tap(name, "serve", seat.board.id, arende.number, person.id, int(not serves))


def _ersattare(seat: Seat) -> list[Person]:
    return [person for person in seat.board.people if person.role is Role.ERSATTARE]
