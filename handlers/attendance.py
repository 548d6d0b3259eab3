"""Who attends: the secretary's roll, a tap a person; and what everyone says of themselves."""

from __future__ import annotations

from drafts.arende import Arende
from drafts.attendance import has_left
from drafts.board import Board
from drafts.errors import OnlySecretary, StaleButton, UnknownPerson
from drafts.meeting import Meeting
from drafts.meeting_changes import PresenceSet
from drafts.meetings import open_meeting
from drafts.people import Person, Role
from drafts.presence import be_absent, be_present, come_before, has_gone, leave_before
from drafts.rights import Seat, check_secretary
from handlers.changing import put_board
from handlers.context import Context
from handlers.letters import Edit, Message, Rows, Spot, tap
from handlers.meeting_view import dated, politicians, secretaries
from handlers.meetings import redrawn
from handlers.paging import paged
from handlers.taps import Tap
from handlers.templates import say

PAGE = 20  # people a message
AGENDA_PAGE = 30  # ärenden a message


async def roll(tap_: Tap, context: Context) -> None:
    seat, meeting = await _seat(tap_, context)
    check_secretary(seat)
    context.work.say(Edit(tap_.spot, tap_.message, *_roll(seat, meeting, tap_.number(2))))


async def choose_person(tap_: Tap, context: Context) -> None:
    """Who was there for a part of the meeting?"""
    seat, meeting = await _seat(tap_, context)
    check_secretary(seat)
    named = (seat.board.id, meeting.id)
    shown, turning = paged(politicians(seat.board), tap_.number(2), PAGE, "parts", *named)
    rows = tuple((tap(_name(meeting, whom), "attend", *named, whom.id),) for whom in shown)
    back = (tap("Till närvaron", "roll", *named, 0),)
    context.work.say(Edit(tap_.spot, tap_.message, say("attendance.parts"), (*rows, *turning, back)))


async def toggle(tap_: Tap, context: Context) -> None:
    """There, or not there at all. Where more has to be known, the person's own view asks for it."""
    seat, meeting = await _seat(tap_, context)
    check_secretary(seat)
    whom, page = _politician(seat.board, tap_.arg(2)), tap_.number(3)
    if _is_halfway(seat.board, meeting, whom):
        context.work.say(Edit(tap_.spot, tap_.message, *_person(seat, meeting, whom)))
        return
    verb = be_present if whom.id in meeting.absent else be_absent
    change = verb(seat, meeting.id, whom.id)
    after = await put_board(context, seat, change)
    _tell_noted(context, after, change)
    context.work.say(Edit(tap_.spot, tap_.message, *_roll(after, after.board.meeting(meeting.id), page)))


async def show_person(tap_: Tap, context: Context) -> None:
    seat, meeting = await _seat(tap_, context)
    check_secretary(seat)
    whom = _politician(seat.board, tap_.arg(2))
    context.work.say(Edit(tap_.spot, tap_.message, *_person(seat, meeting, whom)))


async def whole(tap_: Tap, context: Context) -> None:
    """There all the time, or not at all: 1 or 0."""
    seat, meeting = await _seat(tap_, context)
    verb = {"1": be_present, "0": be_absent}.get(tap_.arg(3))
    if verb is None:
        raise StaleButton
    await _put(tap_, context, seat, verb(seat, meeting.id, tap_.arg(2)))


async def choose_leaving(tap_: Tap, context: Context) -> None:
    """Before which ärende?"""
    seat, meeting = await _seat(tap_, context)
    whom = _of_oneself(seat, tap_.arg(2))
    agenda = [
        a for a in seat.board.agenda(meeting.id) if whom != seat.person or not seat.board.decision(a.id)
    ]
    text = say("attendance.leaving", person=whom, own=whom == seat.person, any=bool(agenda))
    context.work.say(
        Edit(tap_.spot, tap_.message, text, _choices(tap_, agenda, meeting, whom, ("leaving", "left")))
    )


async def choose_coming(tap_: Tap, context: Context) -> None:
    seat, meeting = await _seat(tap_, context)
    check_secretary(seat)
    whom = _politician(seat.board, tap_.arg(2))
    agenda = list(seat.board.agenda(meeting.id))
    text = say("attendance.coming", person=whom, gone=has_gone(seat.board, meeting, whom.id))
    context.work.say(
        Edit(tap_.spot, tap_.message, text, _choices(tap_, agenda, meeting, whom, ("coming", "came")))
    )


async def left(tap_: Tap, context: Context) -> None:
    seat, meeting = await _seat(tap_, context)
    await _put(tap_, context, seat, leave_before(seat, meeting.id, tap_.arg(2), tap_.arg(3)))


async def came(tap_: Tap, context: Context) -> None:
    seat, meeting = await _seat(tap_, context)
    await _put(tap_, context, seat, come_before(seat, meeting.id, tap_.arg(2), tap_.arg(3)))


async def cannot_come(tap_: Tap, context: Context) -> None:
    """Whoever taps says it of themselves: 1, or 0 where they can after all."""
    seat, meeting = await _seat(tap_, context)
    verb = {"1": be_absent, "0": be_present}.get(tap_.arg(2))
    if verb is None:
        raise StaleButton
    await _put(tap_, context, seat, verb(seat, meeting.id, seat.person.id))


async def _seat(tap_: Tap, context: Context) -> tuple[Seat, Meeting]:
    seat = await context.seat(tap_.account, tap_.arg(0))
    return seat, open_meeting(seat.board, tap_.arg(1))


def _politician(board: Board, id_: str) -> Person:
    person = board.person(id_)
    if person.role is Role.SEKRETERARE:
        raise UnknownPerson
    return person


def _of_oneself(seat: Seat, id_: str) -> Person:
    """The secretary asks for anybody, others for themselves."""
    if seat.person.role is not Role.SEKRETERARE and id_ != seat.person.id:
        raise OnlySecretary
    return _politician(seat.board, id_)


async def _put(tap_: Tap, context: Context, seat: Seat, change: PresenceSet) -> None:
    """The secretary sees the person next. Others see the meeting, and the secretary is told of it."""
    after = await put_board(context, seat, change)
    meeting = after.board.meeting(change.meeting)
    if seat.person.role is Role.SEKRETERARE:
        whom = after.board.person(change.person)
        _tell_noted(context, after, change)
        context.work.say(Edit(tap_.spot, tap_.message, *_person(after, meeting, whom)))
        return
    text = say("attendance.told", person=seat.person, **_facts(after, change))
    rows = ((tap("Visa sammanträdet", "meeting", after.board.id, meeting.id),),)
    for spot in secretaries(after.board):
        context.work.say(Message(spot, text, rows))
    context.work.say(redrawn(tap_, context, after, meeting.id))


def _tell_noted(context: Context, seat: Seat, change: PresenceSet) -> None:
    """Whoever it concerns learns what the secretary has noted: it changes what they may do."""
    account = seat.board.account_of(change.person)
    if account is not None:
        context.work.say(Message(Spot(account), say("attendance.noted", **_facts(seat, change))))


def _facts(seat: Seat, change: PresenceSet) -> dict[str, object]:
    """When the meeting is, and what is said of the person's part in it."""
    numbers = [seat.board.arende(id_).number if id_ else "" for id_ in (change.away_from, change.back_from)]
    meeting = seat.board.meeting(change.meeting)
    return {"when": dated(meeting), "present": change.present, "number": numbers[0], "back": numbers[1]}


def _is_halfway(board: Board, meeting: Meeting, whom: Person) -> bool:
    """Is there more to it than there or not: decisions already, or a part of the meeting?"""
    decided = any(board.decision(arende.id) for arende in board.agenda(meeting.id))
    return decided or any(who == whom.id for who, _arende in meeting.left)


def _roll(seat: Seat, meeting: Meeting, page: int) -> tuple[str, Rows]:
    people = politicians(seat.board)
    shown, turning = paged(people, page, PAGE, "roll", seat.board.id, meeting.id)
    named = (seat.board.id, meeting.id)
    rows = tuple((tap(_name(meeting, whom), "present", *named, whom.id, page),) for whom in shown)
    text = say(
        "attendance.roll",
        when=dated(meeting),
        absent=len(meeting.absent & {person.id for person in people}),
        people=len(people),
    )
    parts = (tap("Kommer senare eller går tidigare …", "parts", *named, 0),)
    return text, (*rows, *turning, parts, (tap("Till sammanträdet", "meeting", *named),))


def _name(meeting: Meeting, whom: Person) -> str:
    return f"{_sign(meeting, whom)} {whom.titled}"


def _sign(meeting: Meeting, whom: Person) -> str:
    if whom.id in meeting.absent:
        return "❌"
    return "🚪" if any(who == whom.id for who, _arende in meeting.left) else "✅"


def _person(seat: Seat, meeting: Meeting, whom: Person) -> tuple[str, Rows]:
    agenda = seat.board.agenda(meeting.id)
    gone = [a.number for a in agenda if has_left(seat.board, meeting, whom.id, a.id)]
    text = say(
        "attendance.person",
        person=whom,
        absent=whom.id in meeting.absent,
        gone=gone,
        all=len(gone) == len(agenda),
    )
    named = (seat.board.id, meeting.id, whom.id)
    halves = (tap("Lämnar före …", "leaving", *named, 0), tap("Kommer före …", "coming", *named, 0))
    rows: Rows = ((tap("Närvarande hela tiden", "whole", *named, 1), tap("Frånvarande", "whole", *named, 0)),)
    return text, (*rows, *((halves,) if agenda else ()), (tap("Till närvaron", "roll", *named[:2], 0),))


def _choices(tap_: Tap, agenda: list[Arende], meeting: Meeting, whom: Person, acts: tuple[str, str]) -> Rows:
    board = tap_.arg(0)
    turn, chosen = acts
    shown, turning = paged(agenda, tap_.number(3), AGENDA_PAGE, turn, board, meeting.id, whom.id)
    buttons = [tap(arende.label, chosen, board, meeting.id, whom.id, arende.id) for arende in shown]
    rows = tuple(tuple(buttons[n : n + 3]) for n in range(0, len(buttons), 3))
    return (*rows, *turning, (tap("Till sammanträdet", "meeting", board, meeting.id),))
