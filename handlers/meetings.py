"""/kallelse: the board's meetings; one made, said anew, closed, and what belongs to it."""

from __future__ import annotations

from datetime import datetime

from drafts.board import Board
from drafts.calling import read_called, step_read
from drafts.dates import SWEDEN, WEEKDAYS
from drafts.errors import StaleButton
from drafts.meeting import Meeting
from drafts.meeting_changes import MeetingSet
from drafts.meetings import (
    Called,
    close_meeting,
    make_meeting,
    newest_first,
    open_meeting,
    reopen_meeting,
    set_meeting,
)
from drafts.people import Role
from drafts.rights import Seat, check_secretary
from handlers.changing import put_board
from handlers.context import Context
from handlers.letters import About, Answer, Edit, Message, Rows, Spot, Topic, chief, tap
from handlers.meeting_view import dated, shown_meeting
from handlers.paging import paged
from handlers.taps import Tap, Words
from handlers.templates import say

PAGE = 8  # meetings a message
STEPS = ("starts", "place", "stop")
NOTHING = frozenset({"-", "–", "nej", "hoppa över", "ingen"})


async def meetings(words: Words, context: Context) -> None:
    """With words after the command, the secretary's new meeting; else those there are."""
    seats = await context.seats(words.account)
    if words.text.strip():
        own = [seat for seat in seats if seat.person.role is Role.SEKRETERARE]
        check_secretary((own or list(seats))[0])
        if len(own) == 1:
            made = make_meeting(own[0], read_called(words.text, context.work.now), context.work.now)
            await _made(words.spot, context, own[0], made)
            return
    for seat in seats:
        context.work.say(Message(words.spot, *_meetings(seat, 0)))


async def meetings_tapped(tap_: Tap, context: Context) -> None:
    seat = await context.seat(tap_.account, tap_.arg(0))
    context.work.say(Edit(tap_.spot, tap_.message, *_meetings(seat, tap_.number(1))))


async def show_meeting(tap_: Tap, context: Context) -> None:
    seat = await context.seat(tap_.account, tap_.arg(0))
    meeting = seat.board.meeting(tap_.arg(1))
    page = tap_.number(2) if len(tap_.args) > 2 else 0  # noqa: PLR2004 — board, meeting, page
    context.work.say(redrawn(tap_, context, seat, meeting.id, page))


def redrawn(tap_: Tap, context: Context, seat: Seat, meeting: str, page: int = 0) -> Edit:
    """The tapped message as the meeting's view."""
    view = shown_meeting(seat, seat.board.meeting(meeting), tap_.spot, context.work.now, page)
    return Edit(tap_.spot, tap_.message, *view)


async def ask_new(tap_: Tap, context: Context) -> None:
    seat = await context.seat(tap_.account, tap_.arg(0))
    check_secretary(seat)
    _ask(context, tap_.spot, STEPS[0], {"board": seat.board.id})
    context.work.say(Answer(tap_.query))


async def ask_change(tap_: Tap, context: Context) -> None:
    """One of the three is asked for anew."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    check_secretary(seat)
    meeting, step = open_meeting(seat.board, tap_.arg(1)), tap_.arg(2)
    if step not in STEPS:
        raise StaleButton
    _ask(context, tap_.spot, step, {"board": seat.board.id, "meeting": meeting.id})
    context.work.say(Answer(tap_.query))


async def answered(words: Words, context: Context, about: About) -> None:
    """The answer to one question. One that cannot be read is refused, and the question waits on."""
    fields, now = about.fields, context.work.now
    seat = await context.seat(words.account, fields["board"])
    check_secretary(seat)
    text = "" if words.text.strip().lower() in NOTHING else words.text
    if meeting := fields.get("meeting"):
        old = open_meeting(seat.board, meeting)
        said = step_read(Called(old.starts, old.place, old.stop), about.item, text, now)
        await _made(words.spot, context, seat, set_meeting(seat, meeting, said, now))
        return
    begun = (
        Called(datetime.fromisoformat(fields["starts"]), fields.get("place", ""))
        if "starts" in fields
        else None
    )
    said = step_read(begun, about.item, text, now)
    change = make_meeting(seat, said, now)
    if about.item == STEPS[-1]:
        await _made(words.spot, context, seat, change)
        return
    told = {"board": seat.board.id, "starts": change.starts.isoformat(), "place": change.place}
    _ask(context, words.spot, STEPS[STEPS.index(about.item) + 1], told)


async def ask_close(tap_: Tap, context: Context) -> None:
    seat = await context.seat(tap_.account, tap_.arg(0))
    meeting = open_meeting(seat.board, tap_.arg(1))
    check_secretary(seat)
    named = (seat.board.id, meeting.id)
    rows = ((chief(tap("Ja, avsluta", "endmeet", *named)), tap("Tillbaka", "meeting", *named)),)
    text = say("meetings.confirm", when=dated(meeting), undecided=_undecided(seat.board, meeting))
    context.work.say(Edit(tap_.spot, tap_.message, text, rows))


async def close(tap_: Tap, context: Context) -> None:
    seat = await context.seat(tap_.account, tap_.arg(0))
    after = await put_board(context, seat, close_meeting(seat, tap_.arg(1)))
    context.work.say(redrawn(tap_, context, after, tap_.arg(1)))


async def reopen(tap_: Tap, context: Context) -> None:
    seat = await context.seat(tap_.account, tap_.arg(0))
    after = await put_board(context, seat, reopen_meeting(seat, tap_.arg(1), context.work.now))
    context.work.say(redrawn(tap_, context, after, tap_.arg(1)))


def _meetings(seat: Seat, page: int) -> tuple[str, Rows]:
    id_ = seat.board.id
    shown, turning = paged(newest_first(seat.board), page, PAGE, "meetings", id_)
    rows = tuple((tap(_label(meeting), "meeting", id_, meeting.id),) for meeting in shown)
    secretary = seat.person.role is Role.SEKRETERARE
    own: Rows = ((tap("Nytt sammanträde", "newmeet", id_),),) if secretary else ()
    return say("meetings.all", board=seat.board, meetings=shown, secretary=secretary), (*rows, *turning, *own)


def _label(meeting: Meeting) -> str:
    local = meeting.starts.astimezone(SWEDEN)
    return (
        f"{'✔️ ' if meeting.closed else ''}{WEEKDAYS[local.weekday()]} {local.day}/{local.month} {local.year}"
    )


def _undecided(board: Board, meeting: Meeting) -> list[str]:
    return [arende.number for arende in board.agenda(meeting.id) if not board.decision(arende.id)]


async def _made(spot: Spot, context: Context, seat: Seat, change: MeetingSet) -> None:
    after = await put_board(context, seat, change)
    view = shown_meeting(after, after.board.meeting(change.id), spot, context.work.now, 0)
    context.work.say(Message(spot, *view))


def _ask(context: Context, spot: Spot, step: str, fields: dict[str, str]) -> None:
    about = About(Topic.MEETING, item=step, fields=fields)
    text, asks = say(f"meetings.ask_{step}"), say(f"meetings.asks_{step}")
    context.work.say(Message(spot, text, about=about, asks=asks))
