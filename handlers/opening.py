"""/nytt: choose the ärende, then the kind, and the card stands there."""

from __future__ import annotations

from itertools import groupby

from drafts.arende import Arende
from drafts.draft import Draft, Kind
from drafts.drafting import add_satser, open_draft
from drafts.errors import StaleButton
from drafts.meeting import Meeting
from drafts.meetings import ahead
from drafts.rights import Seat, check_start
from drafts.wording import LABELS, OPENING
from handlers.changing import put
from handlers.context import Context
from handlers.letters import Edit, Face, Message, Rows, View, tap
from handlers.meeting_view import PAGE, ROW, dated
from handlers.paging import paged
from handlers.taps import Tap, Words
from handlers.telling import day
from handlers.templates import say
from handlers.topics import offer_topic
from handlers.work import fresh_id


async def new(words: Words, context: Context) -> None:
    """Which ärende? A message for each board the person sits on."""
    for seat in await context.seats(words.account):
        context.work.say(Message(words.spot, *_which_arende(seat, words.account, 0)))


async def new_tapped(tap_: Tap, context: Context) -> None:
    """A new message; a page of one that stands there takes its place."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    if len(tap_.args) == 1:
        context.work.say(Message(tap_.spot, *_which_arende(seat, tap_.account, 0)))
        return
    await _chooser(tap_, context, asked=tap_.number(1))
    context.work.say(Edit(tap_.spot, tap_.message, *_which_arende(seat, tap_.account, tap_.number(2))))


def _which_arende(seat: Seat, account: int, page: int) -> tuple[str, Rows]:
    """Those in which nothing is decided, of the meetings that are not closed, the next one first."""
    board = seat.board
    meetings = [meeting for meeting in ahead(board) if board.agenda(meeting.id)]
    found = [a for m in meetings for a in board.agenda(m.id)] + list(board.agenda(""))
    shown, turning = paged(
        [a for a in found if not board.decision(a.id)], page, PAGE, "new", board.id, account
    )
    of = {meeting.id: meeting for meeting in meetings}
    apart = len({arende.meeting for arende in found}) > 1
    groups = [(of.get(id_), tuple(group)) for id_, group in groupby(shown, key=lambda a: a.meeting)]
    text = say(
        "opening.which_arende",
        board=board,
        groups=[(dated(meeting) if meeting else "", group) for meeting, group in groups],
        apart=apart,
    )
    buttons = [
        tap(_label(arende, meeting if apart else None), "arende", board.id, arende.id, account)
        for meeting, group in groups
        for arende in group
    ]
    return text, (*(tuple(buttons[n : n + ROW]) for n in range(0, len(buttons), ROW)), *turning)


def _label(arende: Arende, meeting: Meeting | None) -> str:
    """With its date where another meeting may have an ärende of that number."""
    return f"{arende.label}, {day(meeting.starts)}" if meeting else arende.label


async def choose_kind(tap_: Tap, context: Context) -> None:
    seat = await _chooser(tap_, context, asked=tap_.number(2))
    arende = seat.board.arende(tap_.arg(1))
    check_start(seat, arende.id)
    kinds = [
        tap(label, "kind", seat.board.id, arende.id, tap_.account, kind) for kind, label in LABELS.items()
    ]
    rows = tuple(tuple(kinds[n : n + 2]) for n in range(0, len(kinds), 2))
    context.work.say(Edit(tap_.spot, tap_.message, say("opening.which_kind", arende=arende), rows))


async def open_(tap_: Tap, context: Context) -> None:
    """The message that asked becomes the card; a second tap that was on its way finds it so."""
    seat = await _chooser(tap_, context, asked=tap_.number(2))
    if await context.shelf.about(tap_.spot.chat, tap_.message):
        raise StaleButton
    kind = _kind(tap_.arg(3))
    draft = put(context, Draft(fresh_id()), seat, open_draft(seat, tap_.arg(1), kind))
    if kind in OPENING:
        draft = put(context, draft, seat, add_satser(draft, seat, OPENING[kind]))
    context.work.hung.append((Face(tap_.spot, draft.id, View.CARD), tap_.message))
    await offer_topic(tap_, draft, seat, context)


async def _chooser(tap_: Tap, context: Context, asked: int) -> Seat:
    """Only the one who wrote /nytt chooses; another starts one of their own."""
    if tap_.account != asked:
        raise StaleButton
    return await context.seat(tap_.account, tap_.arg(0))


def _kind(value: str) -> Kind:
    try:
        return Kind(value)
    except ValueError:
        raise StaleButton from None
