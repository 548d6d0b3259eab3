"""/nytt: choose the ärende, then the kind, and the card stands there."""

from __future__ import annotations

from drafts.draft import Draft, Kind
from drafts.drafting import add_satser, open_draft
from drafts.errors import StaleButton
from drafts.rights import Seat, check_start
from drafts.wording import LABELS, OPENING
from handlers.changing import put
from handlers.context import Context
from handlers.letters import Edit, Face, Message, Rows, Spot, View, tap
from handlers.taps import Tap, Words
from handlers.templates import say
from handlers.work import fresh_id


async def new(words: Words, context: Context) -> None:
    """Which ärende? Of all the boards the person sits on."""
    await _ask_arende(words.spot, words.account, context)


async def new_tapped(tap_: Tap, context: Context) -> None:
    await _ask_arende(tap_.spot, tap_.account, context)


async def _ask_arende(spot: Spot, account: int, context: Context) -> None:
    seats = await context.seats(account)
    buttons = tuple(row for seat in seats for row in _arende_rows(seat, account))
    text = say("opening.which_arende", seats=seats, several=len(seats) > 1)
    context.work.say(Message(spot, text, buttons))


def _arende_rows(seat: Seat, account: int) -> Rows:
    buttons = [tap(a.label, "arende", seat.board.id, a.number, account) for a in seat.board.arenden]
    return tuple(tuple(buttons[n : n + 3]) for n in range(0, len(buttons), 3))


async def choose_kind(tap_: Tap, context: Context) -> None:
    seat = await _chooser(tap_, context, asked=tap_.number(2))
    arende = seat.board.arende(tap_.arg(1))
    check_start(seat, arende.number)
    kinds = [
        tap(label, "kind", seat.board.id, arende.number, tap_.account, kind) for kind, label in LABELS.items()
    ]
    rows = tuple(tuple(kinds[n : n + 2]) for n in range(0, len(kinds), 2))
    context.work.say(Edit(tap_.spot, tap_.message, say("opening.which_kind", arende=arende), rows))


async def open_(tap_: Tap, context: Context) -> None:
    """The message that asked becomes the card."""
    seat = await _chooser(tap_, context, asked=tap_.number(2))
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
