"""/inkorg: what has come in for a meeting, ärende by ärende, for the secretary alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafts.arende import Arende
from drafts.board import Board
from drafts.errors import AlreadyReceived, StaleButton, UnknownDraft
from drafts.inbox import Case, Submission, inbox, seen, waiting
from drafts.meeting import Meeting
from drafts.meetings import ahead, newest_first
from drafts.people import Person
from drafts.rights import Seat, check_secretary
from drafts.sending import receive
from drafts.statement import Statement
from drafts.statement_bilaga import TITLES
from drafts.wording import LABELS
from handlers.changing import put
from handlers.context import Context
from handlers.delivering import deliver_to
from handlers.letters import Answer, Button, Document, Edit, Message, Rows, Spot, chief, tap
from handlers.paging import paged
from handlers.receiving import tell_received
from handlers.taps import Tap, Words
from handlers.telling import shortened, uncapital
from handlers.templates import say

PAGE = 8  # lines a message: proposals, statements, and ärenden in which nothing has come
MEETINGS = 12  # a message
LABEL = 48  # characters on a button
SEEN = 12  # hex digits of a statement's PDF that its button carries


@dataclass(frozen=True, slots=True)
class Line:
    """`item` is None where nothing has come in the ärende."""

    arende: Arende
    item: Submission | Statement | None
    person: Person | None = None  # whose statement it is


async def open_inbox(words: Words, context: Context) -> None:
    """In the private chat, wherever it was asked for."""
    seats = await context.seats(words.account)
    own = [seat for seat in seats if seat.person in seat.board.secretaries]
    if not own:
        check_secretary(seats[0])
    for seat in own:
        meeting = _current(seat.board)
        text, rows = _shown(seat, meeting, await _cases(seat, meeting, context), 0)
        context.work.say(Message(Spot(words.account), text, rows))


async def inbox_tapped(tap_: Tap, context: Context) -> None:
    """A new message; a page of one that stands there takes its place."""
    seat, cases = await _tapped(tap_, context)
    page = tap_.number(2) if len(tap_.args) > 2 else 0  # noqa: PLR2004 — board, meeting, and perhaps a page
    text, rows = _shown(seat, tap_.arg(1), cases, page)
    if len(tap_.args) > 2:  # noqa: PLR2004 — as above
        context.work.say(Edit(tap_.spot, tap_.message, text, rows))
    else:
        context.work.say(Message(Spot(tap_.account), text, rows))


async def choose(tap_: Tap, context: Context) -> None:
    """The board's meetings, the latest first, to see the inbox of."""
    seat = await _secretary(tap_, context)
    shown, turning = paged(_inboxes(seat.board), tap_.number(1), MEETINGS, "inboxes", seat.board.id)
    rows = tuple((tap(_named(seat.board, id_), "inbox", seat.board.id, id_, 0),) for id_ in shown)
    context.work.say(Edit(tap_.spot, tap_.message, say("inbox.which"), (*rows, *turning)))


async def open_note(tap_: Tap, context: Context) -> None:
    """The delivery's note and its files, once more."""
    draft = await context.draft(tap_.arg(0))
    seat = await context.seat(tap_.account, draft.board)
    check_secretary(seat)
    if not draft.versions:
        raise UnknownDraft
    deliver_to(context.work, draft, seat, tap_.account)


async def open_statement(tap_: Tap, context: Context) -> None:
    """The Bilaga of somebody's own words."""
    seat = await _secretary(tap_, context)
    arende, digest = seat.board.arende(tap_.arg(1)), tap_.arg(2)
    for said in seat.board.statements_in(arende.id):
        if said.pdf and len(digest) == SEEN and said.pdf.startswith(digest):
            who = _everyone(seat.board)[said.person].name
            name = f"{TITLES[said.stance]} {uncapital(arende.label)} {who}"
            for sha256, ending in ((said.pdf, "pdf"), (said.docx, "docx")):
                if sha256:
                    context.work.say(Document(Spot(tap_.account), sha256, f"{name}.{ending}"))
            return
    raise StaleButton


async def receive_all(tap_: Tap, context: Context) -> None:
    """All that waits, as it was shown: what has come since is shown first."""
    seat, cases = await _tapped(tap_, context)
    wanted = waiting(cases)
    if not wanted:
        raise AlreadyReceived
    as_shown = tap_.arg(2) == seen(cases)
    for submission in wanted if as_shown else ():
        draft = await context.draft(submission.draft)
        draft = put(context, draft, seat, receive(draft, seat, submission.newest.version.number))
        tell_received(context.work, draft, seat)
    after = await _cases(seat, tap_.arg(1), context)
    context.work.say(Edit(tap_.spot, tap_.message, *_shown(seat, tap_.arg(1), after, 0)))
    told = say("inbox.received", count=len(wanted)) if as_shown else say("inbox.more_came")
    context.work.say(Answer(tap_.query, told, alert=not as_shown))


async def _secretary(tap_: Tap, context: Context) -> Seat:
    seat = await context.seat(tap_.account, tap_.arg(0))
    check_secretary(seat)
    return seat


async def _tapped(tap_: Tap, context: Context) -> tuple[Seat, tuple[Case, ...]]:
    seat = await _secretary(tap_, context)
    return seat, await _cases(seat, tap_.arg(1), context)


async def _cases(seat: Seat, meeting: str, context: Context) -> tuple[Case, ...]:
    """With what this work has done already."""
    stored = await context.shelf.drafts_of(seat.board.id)
    return inbox(seat.board, [context.work.drafts.get(draft.id, draft) for draft in stored], meeting)


def _current(board: Board) -> str:
    """The next meeting that is not closed; else the latest; empty where there is none."""
    held = (*ahead(board)[:1], *newest_first(board)[:1])
    return held[0].id if held else ""


def _inboxes(board: Board) -> tuple[str, ...]:
    """The meetings' ids, the latest first; before them an empty one, if there are ärenden of no meeting."""
    held = newest_first(board)
    loose = ("",) if board.agenda("") or not held else ()
    return (*loose, *(meeting.id for meeting in held))


def _named(board: Board, meeting: str) -> str:
    return say("inbox.meeting", meeting=_held(board, meeting))


def _held(board: Board, meeting: str) -> Meeting | None:
    return board.meeting(meeting) if meeting else None


def _everyone(board: Board) -> dict[str, Person]:
    """By id, also those who have left the register since."""
    return {person.id: person for person in board.everyone}


def _lines(board: Board, cases: tuple[Case, ...]) -> Iterator[Line]:
    everyone = _everyone(board)
    for case in cases:
        yield from (Line(case.arende, submission) for submission in case.submissions)
        yield from (Line(case.arende, said, everyone.get(said.person)) for said in case.statements)
        if not case.submissions and not case.statements:
            yield Line(case.arende, None)


def _shown(seat: Seat, meeting: str, cases: tuple[Case, ...], page: int) -> tuple[str, Rows]:
    board, here = seat.board, (seat.board.id, meeting)
    lines, turning = paged(tuple(_lines(board, cases)), page, PAGE, "inbox", *here)
    text = say(
        "inbox.inbox",
        board=board,
        meeting=_held(board, meeting),
        lines=lines,
        came=sum(len(case.submissions) + len(case.statements) for case in cases),
        waiting=len(waiting(cases)),
        titles=TITLES,
    )
    rows = tuple((_button(board, line),) for line in lines if _opens(line))
    return text, (*rows, *turning, *_doing(board, meeting, cases))


def _doing(board: Board, meeting: str, cases: tuple[Case, ...]) -> Rows:
    came = any(case.submissions or case.statements for case in cases)
    receiving = chief(tap("Ta emot allt", "inboxreceive", board.id, meeting, seen(cases)))
    fetching = tap("Hämta allt (zip)", "inboxall", board.id, meeting)
    back = (tap("Tillbaka", "meeting", board.id, meeting),) if meeting else ()
    others = (tap("Andra inkorgar", "inboxes", board.id, 0),) if len(_inboxes(board)) > 1 else ()
    first = (*((receiving,) if waiting(cases) else ()), *((fetching,) if came else ()))
    return (first, (*back, *others))


def _opens(line: Line) -> bool:
    return isinstance(line.item, Submission) or (line.item is not None and bool(line.item.pdf))


def _button(board: Board, line: Line) -> Button:
    match line.item:
        case Submission() as came:
            label = f"{line.arende.number}: {LABELS[came.newest.kind]} {came.number}"
            return tap(shortened(label, LABEL), "inboxnote", came.draft)
        case Statement() as said:
            label = f"{line.arende.number}: {TITLES[said.stance]} {line.person.name if line.person else ''}"
            return tap(shortened(label, LABEL), "inboxsaid", board.id, line.arende.id, said.pdf[:SEEN])
    raise StaleButton
