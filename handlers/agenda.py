"""/arenden: the next meeting's agenda, or another's; and one ärende, with what may be done in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafts.arende import Arende
from drafts.attendance import Away, away, services_in
from drafts.board import Board
from drafts.draft import Draft
from drafts.errors import Refusal
from drafts.filing import check_filing
from drafts.handlingar import Handling, newest
from drafts.meetings import ahead, newest_first
from drafts.people import Role
from drafts.presence import KEEP_ORDER
from drafts.rights import Seat, check_open
from handlers import stating
from handlers.context import Context
from handlers.decisions import told
from handlers.letters import Button, Edit, Message, Rows, Spot, grave, tap
from handlers.meeting_view import PAGE, arende_rows, dated, politicians, serving_button
from handlers.paging import paged
from handlers.taps import Tap, Words
from handlers.telling import shortened
from handlers.templates import say

NO_MEETING = "-"  # what stands on no meeting's agenda


async def agenda(words: Words, context: Context) -> None:
    for seat in await context.seats(words.account):
        context.work.say(Message(words.spot, *_agenda(seat, _next(seat.board), 0)))


async def agenda_tapped(tap_: Tap, context: Context) -> None:
    """A new message; another agenda or page of one that stands there takes its place."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    if len(tap_.args) == 1:
        context.work.say(Message(tap_.spot, *_agenda(seat, _next(seat.board), 0)))
    else:
        context.work.say(Edit(tap_.spot, tap_.message, *_agenda(seat, tap_.arg(1), tap_.number(2))))


async def show_arende(tap_: Tap, context: Context) -> None:
    seat = await context.seat(tap_.account, tap_.arg(0))
    arende = seat.board.arende(tap_.arg(1))
    drafts = await context.shelf.drafts_of(seat.board.id)
    context.work.say(Edit(tap_.spot, tap_.message, *_arende(seat, arende, tap_, drafts)))


def _next(board: Board) -> str:
    """The agenda that is asked for most: the next meeting's; where none is ahead, what waits for one."""
    if meetings := ahead(board):
        return meetings[0].id
    past = newest_first(board)
    return past[0].id if past and not board.agenda("") else NO_MEETING


def _agenda(seat: Seat, scope: str, page: int) -> tuple[str, Rows]:
    board = seat.board
    meeting = None if scope == NO_MEETING else board.meeting(scope)
    shown, turning = paged(board.agenda(meeting.id if meeting else ""), page, PAGE, "agenda", board.id, scope)
    secretary = seat.person.role is Role.SEKRETERARE
    text = say(
        "agenda.agenda",
        board=board,
        when=dated(meeting) if meeting else "",
        apart=meeting is None and bool(board.meetings),
        shown=shown,
        decided=[arende.id for arende in shown if board.decision(arende.id)],
        secretary=secretary,
    )
    own = _writing(board, scope) if secretary and not (meeting and meeting.closed) else ()
    return text, (*arende_rows(shown, "matter", board.id), *turning, *own, *_elsewhere(seat, scope))


def _writing(board: Board, scope: str) -> Rows:
    where = (board.id,) if scope == NO_MEETING else (board.id, scope)
    return ((tap("Nytt ärende", "write", *where), tap("Ladda upp dagordning", "load", *where)),)


def _elsewhere(seat: Seat, scope: str) -> Rows:
    """To the meeting itself, to what is on no agenda, and to the other meetings."""
    board = seat.board
    there = () if scope == NO_MEETING else (tap("Sammanträdet", "meeting", board.id, scope),)
    loose = bool(board.agenda("")) and scope != NO_MEETING
    others = (tap("Övriga ärenden", "agenda", board.id, NO_MEETING, 0),) if loose else ()
    if board.meetings or seat.person.role is Role.SEKRETERARE:
        others = (*others, tap("Alla sammanträden", "meetings", board.id, 0))
    return tuple(row for row in (there, others) if row)


@dataclass(frozen=True, slots=True)
class _Absentee:
    """Why somebody takes no part, and who serves in their place, where anyone does."""

    name: str
    why: Away
    instead: str


def _arende(seat: Seat, arende: Arende, tap_: Tap, drafts: tuple[Draft, ...]) -> tuple[str, Rows]:
    board = seat.board
    meeting, decision = board.meeting_of(arende.id), board.decision(arende.id)
    there = newest(board.handlingar, arende.id)
    text = say(
        "agenda.arende",
        arende=arende,
        when=dated(meeting) if meeting else "",
        serving=_serving(board, arende),
        away=_away(board, arende),
        decision=told(decision, board, drafts) if decision else None,
        handlingar=there,
    )
    rows = (*_own(seat, arende, tap_), *stating.rows(seat, arende), *_filing(seat, arende, there))
    back = (tap("Till dagordningen", "agenda", board.id, arende.meeting or NO_MEETING, 0),)
    return text, (*rows, back)


def _away(board: Board, arende: Arende) -> list[_Absentee]:
    places = {s.instead_of: board.find(s.person) for s in services_in(board, arende.id)}
    found = ((person, away(board, person.id, arende.id)) for person in politicians(board))
    instead = ((person, why, places.get(person.id)) for person, why in found if why)
    return [_Absentee(person.titled, why, other.titled if other else "") for person, why, other in instead]


def _serving(board: Board, arende: Arende) -> list[str]:
    """`Erik Ahl (KD)`: those who serve in nobody's place that is said; of the others `away` tells."""
    services = (s for s in services_in(board, arende.id) if not s.instead_of)
    return [person.titled for service in services if (person := board.find(service.person))]


def _own(seat: Seat, arende: Arende, tap_: Tap) -> Rows:
    """What the person may do in the ärende, while anything may be done."""
    named = (seat.board.id, arende.id)
    if seat.person.role is Role.SEKRETERARE:
        rows: Rows = ((tap("Beslut", "decide", *named), tap("Protokoll", "minutesin", *named)),)
    else:
        starting = (tap("Nytt utkast", "arende", *named, tap_.account),)
        rows = (starting,) if _is_open(seat.board, arende) else ()
    meeting = seat.board.meeting_of(arende.id)
    if meeting and meeting.closed:
        return rows
    called = (*serving_button(seat, arende.id), *_jav(seat, arende, tap_.spot))
    return (*rows, called) if called else rows


def _jav(seat: Seat, arende: Arende, spot: Spot) -> tuple[Button, ...]:
    """In a group nobody's own button stands."""
    named = (seat.board.id, arende.id, 0)
    if seat.person.role in KEEP_ORDER:
        return (tap("Jäv", "jav", *named),)
    declared = (arende.id, seat.person.id) in seat.board.jav
    mine = spot.private and not declared and _is_open(seat.board, arende)
    return (tap("Jag är jävig", "jav", *named),) if mine else ()


def _is_open(board: Board, arende: Arende) -> bool:
    try:
        check_open(board, arende.id)
    except Refusal:
        return False
    return True


def _filing(seat: Seat, arende: Arende, there: tuple[Handling, ...]) -> Iterator[tuple[Button, ...]]:
    """For those who may file: a document more, a newer version of one, or one taken away."""
    try:
        check_filing(seat, arende.id)
    except Refusal:
        return
    for handling in there:
        named = (seat.board.id, arende.id, handling.id)
        newer = tap(shortened(f"Ny version: {handling.title}", 40), "file", *named)
        yield (newer, grave(tap("Ta bort", "unfile", seat.board.id, handling.id)))
    yield (tap("Lägg till handling", "file", seat.board.id, arende.id),)
