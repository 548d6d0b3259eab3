"""A meeting as it is shown: when, where, who is there, its agenda, and what the reader may do with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from drafts.arende import Arende
from drafts.attendance import has_left
from drafts.board import Board
from drafts.dates import SWEDEN, WEEKDAYS
from drafts.errors import Refusal
from drafts.meeting import Meeting
from drafts.meetings import check_reopen
from drafts.people import Person, Role
from drafts.presence import has_gone
from drafts.rights import Seat, may_set_serving
from handlers.letters import Button, Rows, Spot, tap
from handlers.paging import paged
from handlers.telling import dated_clock
from handlers.templates import say

ROW = 3  # ärenden a row of buttons
PAGE = 18  # ärenden a message


@dataclass(frozen=True, slots=True)
class Attendance:
    """Names of those who are not there all the time; `left` with the number of the first ärende missed."""

    absent: tuple[str, ...]
    left: tuple[tuple[str, str], ...]
    serving: tuple[tuple[str, str], ...]  # (ersättare, whose place; empty where that is not said)


def dated(meeting: Meeting) -> str:
    """`torsdag 26 nov 2026 kl. 18.30`"""
    return f"{WEEKDAYS[meeting.starts.astimezone(SWEDEN).weekday()]} {dated_clock(meeting.starts)}"


def shown_meeting(seat: Seat, meeting: Meeting, spot: Spot, now: datetime, page: int) -> tuple[str, Rows]:
    agenda = seat.board.agenda(meeting.id)
    shown, turning = paged(agenda, page, PAGE, "meeting", seat.board.id, meeting.id)
    text = say(
        "meetings.meeting",
        meeting=meeting,
        when=dated(meeting),
        board=seat.board,
        attendance=attendance(seat.board, meeting),
        shown=shown,
    )
    arenden = arende_rows(shown, "matter", seat.board.id)
    return text, (*arenden, *turning, *_buttons(seat, meeting, spot, now))


def arende_rows(arenden: tuple[Arende, ...], act: str, board: str, *told: object) -> Rows:
    buttons = [tap(arende.label, act, board, arende.id, *told) for arende in arenden]
    return tuple(tuple(buttons[n : n + ROW]) for n in range(0, len(buttons), ROW))


def attendance(board: Board, meeting: Meeting) -> Attendance:
    agenda = board.agenda(meeting.id)
    gone = [(p, a) for p in board.people for a in agenda if has_left(board, meeting, p.id, a.id)]
    first: dict[str, str] = {}
    for person, arende in gone:
        first.setdefault(person.titled, arende.number)
    services = [s for s in board.services if s.scope == meeting.id and s.serves]
    serving = [(board.find(s.person), board.find(s.instead_of)) for s in services]
    return Attendance(
        tuple(person.titled for person in board.people if person.id in meeting.absent),
        tuple(first.items()),
        tuple((who.titled, whose.titled if whose else "") for who, whose in serving if who),
    )


def serving_button(seat: Seat, scope: str) -> tuple[Button, ...]:
    """For those who may call anyone in."""
    ersattare = [person for person in seat.board.people if person.role is Role.ERSATTARE]
    may = any(may_set_serving(seat, person) for person in ersattare)
    return (tap("Tjänstgöring", "serving", seat.board.id, scope),) if may else ()


def _buttons(seat: Seat, meeting: Meeting, spot: Spot, now: datetime) -> Rows:
    named = (seat.board.id, meeting.id)
    back = (tap("Alla sammanträden", "meetings", seat.board.id, 0),)
    if seat.person.role is Role.SEKRETERARE:
        papers = (tap("Inkorg", "inbox", *named), tap("Protokoll", "minutes", *named))
        return (*_secretarys(seat, meeting, now), papers, back)
    own = () if meeting.closed else _own(seat, meeting, spot)
    return tuple(
        row for row in (*own, () if meeting.closed else serving_button(seat, meeting.id), back) if row
    )


def _secretarys(seat: Seat, meeting: Meeting, now: datetime) -> Rows:
    named = (seat.board.id, meeting.id)
    if meeting.closed:
        return ((tap("Öppna igen", "reopenmeet", *named),),) if _may_reopen(meeting, now) else ()
    return (
        (tap("Nytt ärende", "write", *named), tap("Ladda upp kallelse", "load", *named)),
        (tap("Närvaro", "roll", *named, 0), *serving_button(seat, meeting.id)),
        (
            tap("Ändra tid", "setmeet", *named, "starts"),
            tap("Ändra plats", "setmeet", *named, "place"),
            tap("Ändra stopptid", "setmeet", *named, "stop"),
        ),
        (tap("Avsluta sammanträdet", "closemeet", *named),),
    )


def _own(seat: Seat, meeting: Meeting, spot: Spot) -> Rows:
    """In a group, where everyone sees the message, nobody's own buttons stand."""
    named, person = (seat.board.id, meeting.id), seat.person
    if not spot.private or has_gone(seat.board, meeting, person.id):
        return ()
    if person.id in meeting.absent:
        return ((tap("Jag kan komma ändå", "cantcome", *named, 0),),)
    leaving = tap("Jag går tidigare", "leaving", *named, person.id, 0)
    if any(seat.board.decision(arende.id) for arende in seat.board.agenda(meeting.id)):
        return ((leaving,),)
    return ((tap("Jag kan inte komma", "cantcome", *named, 1), leaving),)


def _may_reopen(meeting: Meeting, now: datetime) -> bool:
    try:
        check_reopen(meeting, now)
    except Refusal:
        return False
    return True


def secretaries(board: Board) -> tuple[Spot, ...]:
    """Where the secretaries are told."""
    return tuple(Spot(account) for account in board.accounts_of(p.id for p in board.secretaries))


def politicians(board: Board) -> tuple[Person, ...]:
    return tuple(person for person in board.people if person.role is not Role.SEKRETERARE)
