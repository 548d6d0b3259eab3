"""/nytt: choose the ärende, then the kind, and the card stands there."""

from __future__ import annotations

from drafts.draft import Draft, Kind
from drafts.drafting import add_satser, open_draft
from drafts.errors import StaleButton
from drafts.rights import Seat, check_start
from drafts.wording import LABELS, OPENING
from handlers.agenda import PAGE, arende_rows
from handlers.changing import put
from handlers.context import Context
from handlers.letters import Edit, Face, Message, Rows, View, tap
from handlers.paging import paged
from handlers.taps import Tap, Words
from handlers.templates import say
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
    shown, turning = paged(seat.board.arenden, page, PAGE, "new", seat.board.id, account)
    rows = (*arende_rows(shown, "arende", seat.board.id, account), *turning)
    return say("opening.which_arende", board=seat.board, shown=shown), rows


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
