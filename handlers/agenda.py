"""/arenden: the board's agenda; and, for those who may, who serves in an ärende."""

from __future__ import annotations

from collections.abc import Iterator

from drafts.arende import Arende
from drafts.attendance import serves
from drafts.errors import MayNotSetServing, Refusal, StaleButton
from drafts.filing import check_filing
from drafts.handlingar import Handling, newest
from drafts.meeting_changes import ServingSet
from drafts.people import Person, Role
from drafts.rights import Seat, check_serving, may_set_serving
from handlers.changing import put_board
from handlers.context import Context
from handlers.letters import Button, Edit, Message, Rows, tap
from handlers.paging import paged
from handlers.taps import Tap, Words
from handlers.telling import shortened
from handlers.templates import say

ROW = 3  # ärenden a row of buttons
PAGE = 18  # ärenden a message


async def agenda(words: Words, context: Context) -> None:
    for seat in await context.seats(words.account):
        context.work.say(Message(words.spot, *_agenda(seat, 0)))


async def agenda_tapped(tap_: Tap, context: Context) -> None:
    """A new message; a page of one that stands there takes its place."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    if len(tap_.args) == 1:
        context.work.say(Message(tap_.spot, *_agenda(seat, 0)))
    else:
        context.work.say(Edit(tap_.spot, tap_.message, *_agenda(seat, tap_.number(1))))


async def show_arende(tap_: Tap, context: Context) -> None:
    seat = await context.seat(tap_.account, tap_.arg(0))
    arende = seat.board.arende(tap_.arg(1))
    context.work.say(Edit(tap_.spot, tap_.message, *_arende(seat, arende, tap_.account)))


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
    change = ServingSet(arende.id, person.id, serves=tap_.arg(3) == "1")
    if person.role is not Role.ERSATTARE or serves(seat.board, person.id, arende.id) == change.serves:
        raise StaleButton
    after = await put_board(context, seat, change)
    context.work.say(Edit(tap_.spot, tap_.message, *_serving(after, arende)))


def _agenda(seat: Seat, page: int) -> tuple[str, Rows]:
    secretary = seat.person in seat.board.secretaries
    shown, turning = paged(seat.board.arenden, page, PAGE, "agenda", seat.board.id)
    rows = (*arende_rows(shown, "matter", seat.board.id), *turning)
    if secretary:
        writing = tap("Nytt ärende", "write", seat.board.id)
        rows = (*rows, (writing, tap("Ladda upp dagordning", "load", seat.board.id)))
    return say("agenda.agenda", board=seat.board, shown=shown, secretary=secretary), rows


def arende_rows(arenden: tuple[Arende, ...], act: str, board: str, *told: object) -> Rows:
    buttons = [tap(arende.label, act, board, arende.id, *told) for arende in arenden]
    return tuple(tuple(buttons[n : n + ROW]) for n in range(0, len(buttons), ROW))


def _arende(seat: Seat, arende: Arende, account: int) -> tuple[str, Rows]:
    serving_names = [p.titled for p in _ersattare(seat) if serves(seat.board, p.id, arende.id)]
    rows: Rows = ()
    if seat.person not in seat.board.secretaries:
        rows = ((tap("Nytt utkast", "arende", seat.board.id, arende.id, account),),)
    if any(may_set_serving(seat, person) for person in _ersattare(seat)):
        rows = (*rows, (tap("Tjänstgöring", "serving", seat.board.id, arende.id),))
    there = newest(seat.board.handlingar, arende.id)
    filing = tuple(_filing(seat, arende, there))
    return say("agenda.arende", arende=arende, serving=serving_names, handlingar=there), (*rows, *filing)


def _filing(seat: Seat, arende: Arende, there: tuple[Handling, ...]) -> Iterator[tuple[Button, ...]]:
    """For those who may file: a document more, a newer version of one, or one taken away."""
    try:
        check_filing(seat, arende.id)
    except Refusal:
        return
    for handling in there:
        named = (seat.board.id, arende.id, handling.id)
        newer = tap(shortened(f"Ny version: {handling.title}", 40), "file", *named)
        yield (newer, tap("Ta bort", "unfile", seat.board.id, handling.id))
    yield (tap("Lägg till handling", "file", seat.board.id, arende.id),)


def _serving(seat: Seat, arende: Arende) -> tuple[str, Rows]:
    shown = [person for person in _ersattare(seat) if may_set_serving(seat, person)]
    if not shown:
        raise MayNotSetServing
    rows = tuple((_toggle(seat, arende, person),) for person in shown[:90])
    back = (tap("Tillbaka", "matter", seat.board.id, arende.id),)
    return say("agenda.serving", arende=arende), (*rows, back)


def _toggle(seat: Seat, arende: Arende, person: Person) -> Button:
    on = serves(seat.board, person.id, arende.id)
    name = f"{'✅' if on else '▫️'} {person.titled}"
    return tap(name, "serve", seat.board.id, arende.id, person.id, int(not on))


def _ersattare(seat: Seat) -> list[Person]:
    return [person for person in seat.board.people if person.role is Role.ERSATTARE]
