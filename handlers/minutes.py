"""/protokoll: what Yrka knows for the minutes, in the board's house style: to copy, and as a Word file.

It is the secretary's, in the private chat, and a draft: only the chair and the secretary know the outcome.
"""

from __future__ import annotations

from drafts.board import Board, Settings
from drafts.draft import Draft
from drafts.errors import StaleButton
from drafts.minutes import ordering
from drafts.minutes.case import case_of
from drafts.minutes.facts import ArendeFacts
from drafts.minutes.gathering import facts_of
from drafts.minutes.paper import Paper, Section
from drafts.minutes.passage import Passage
from drafts.retention import check_kept
from drafts.rights import Seat, check_secretary
from handlers.changing import put_board
from handlers.clippings import BETWEEN, clippings, passage_text
from handlers.context import Context
from handlers.drawn import Drawn, plain
from handlers.house_style import Style, passages
from handlers.letters import Answer, Document, Edit, Message, Spot
from handlers.meeting_view import dated
from handlers.minutes_views import one, order, scopes, which, whole
from handlers.taps import Tap, Words
from handlers.telling import SWEDEN
from handlers.templates import say

Drafts = tuple[Draft, ...]


async def minutes(words: Words, context: Context) -> None:
    """The meeting that is on, or the latest; which, where there are several."""
    seats = await context.seats(words.account)
    own = [seat for seat in seats if seat.person in seat.board.secretaries]
    if not own:
        check_secretary(seats[0])
    for seat in own:
        there = scopes(seat.board)
        drawn = which(seat.board, 0) if len(there) > 1 else whole(seat.board, there[0], 0)
        context.work.say(Message(Spot(words.account), drawn.text, drawn.buttons))


async def choose(tap_: Tap, context: Context) -> None:
    seat, _drafts = await secretary(tap_, context)
    show(tap_, context, which(seat.board, tap_.number(1)))


async def meeting(tap_: Tap, context: Context) -> None:
    """A new message; with a page, in the place of the one that was tapped."""
    seat, _drafts = await secretary(tap_, context)
    paged = len(tap_.args) > 2  # noqa: PLR2004 — board, meeting, and perhaps a page
    drawn = whole(seat.board, tap_.arg(1), tap_.number(2) if paged else 0)
    if paged:
        show(tap_, context, drawn)
    else:
        context.work.say(Message(Spot(tap_.account), drawn.text, drawn.buttons))


async def arende(tap_: Tap, context: Context) -> None:
    seat, drafts = await secretary(tap_, context)
    show(tap_, context, await view(context, seat.board, drafts, tap_.arg(1)))


async def copy(tap_: Tap, context: Context) -> None:
    """A message for each passage of the ärende."""
    seat, drafts = await secretary(tap_, context)
    _facts, told = await _worded(context, seat.board, drafts, tap_.arg(1))
    for passage in told:
        for message in clippings(Spot(tap_.account), passage.heading, passage_text(passage)):
            context.work.say(message)


async def copy_all(tap_: Tap, context: Context) -> None:
    """A message for each ärende of the meeting, its headings within."""
    seat, drafts = await secretary(tap_, context)
    for item in seat.board.agenda(tap_.arg(1)):
        facts, told = await _worded(context, seat.board, drafts, item.id)
        text = BETWEEN.join(f"{passage.heading}\n{passage_text(passage)}" for passage in told)
        for message in clippings(Spot(tap_.account), _heading(facts), text):
            context.work.say(message)


async def fetch(tap_: Tap, context: Context) -> None:
    """The Word file of an ärende, or of a whole meeting."""
    seat, drafts = await secretary(tap_, context)
    board, scope = seat.board, tap_.arg(1)
    is_one = any(item.id == scope for item in board.arenden)
    items = (board.arende(scope),) if is_one else board.agenda(scope)
    if not items:
        raise StaleButton
    sections = [await _section(context, board, drafts, item.id) for item in items]
    held = board.meeting(items[0].meeting) if items[0].meeting else None
    when, place = (dated(held), held.place) if held else ("", "")
    title, *lines = plain(say("minutes.paper", board=board, when=when, place=place)).split("\n")
    paper = Paper(title, tuple(lines), tuple(sections), context.work.now)
    day = held.starts.astimezone(SWEDEN).date() if held else ""
    name = plain(say("minutes.file", arende=items[0] if is_one else None, day=day))
    sha256 = context.work.keep(await context.desk.press.minutes(paper))
    context.work.say(Document(Spot(tap_.account), sha256, name, say("minutes.caption")))


async def show_order(tap_: Tap, context: Context) -> None:
    seat, drafts = await secretary(tap_, context)
    show(tap_, context, _order(seat.board, drafts, tap_.arg(1)))


async def put_first(tap_: Tap, context: Context) -> None:
    seat, drafts = await secretary(tap_, context)
    change = ordering.put_first(seat, drafts, tap_.arg(1), tap_.arg(2))
    seat = await put_board(context, seat, change)
    show(tap_, context, _order(seat.board, drafts, tap_.arg(1)))


async def settle_order(tap_: Tap, context: Context) -> None:
    """The chair has confirmed it, or the secretary takes that back."""
    seat, drafts = await secretary(tap_, context)
    if tap_.arg(2) not in {"0", "1"}:
        raise StaleButton
    confirms = tap_.arg(2) == "1"
    here = tap_.arg(1)
    change = ordering.confirm(seat, drafts, here) if confirms else ordering.forget(seat, here)
    seat = await put_board(context, seat, change)
    show(tap_, context, _order(seat.board, drafts, here))


async def secretary(tap_: Tap, context: Context) -> tuple[Seat, Drafts]:
    seat = await context.seat(tap_.account, tap_.arg(0))
    check_secretary(seat)
    return seat, await context.shelf.drafts_of(seat.board.id)


async def view(context: Context, board: Board, drafts: Drafts, arende_: str) -> Drawn:
    facts, told = await _worded(context, board, drafts, arende_)
    return one(board, board.arende(arende_), facts, await style_of(board, context), told)


async def style_of(board: Board, context: Context) -> Style:
    """The usual one where the board's is no more."""
    styles = await context.desk.styles()
    return styles.get(board.settings.style) or styles[Settings().style]


def show(tap_: Tap, context: Context, drawn: Drawn) -> None:
    """In the place of what was tapped; from a group, in the private chat, where the rest of it stays."""
    if tap_.spot.private:
        context.work.say(Edit(tap_.spot, tap_.message, drawn.text, drawn.buttons))
    else:
        context.work.say(Message(Spot(tap_.account), drawn.text, drawn.buttons))
        context.work.say(Answer(tap_.query, say("minutes.in_private")))


def _order(board: Board, drafts: Drafts, arende_: str) -> Drawn:
    proposals = case_of(board, drafts, arende_).proposals
    return order(board, board.arende(arende_), facts_of(board, drafts, arende_), proposals)


async def _worded(
    context: Context, board: Board, drafts: Drafts, arende_: str
) -> tuple[ArendeFacts, tuple[Passage, ...]]:
    check_kept(board, arende_)
    facts = facts_of(board, drafts, arende_)
    return facts, passages(facts, await style_of(board, context))


async def _section(context: Context, board: Board, drafts: Drafts, arende_: str) -> Section:
    facts, told = await _worded(context, board, drafts, arende_)
    lines = (facts.diarienummer,) if facts.diarienummer else ()
    return Section(_heading(facts), lines, told)


def _heading(facts: ArendeFacts) -> str:
    """`§ 23 Remiss av …`; the ärende's number where the paragraph isn't known yet."""
    return plain(say("minutes.heading", facts=facts))
