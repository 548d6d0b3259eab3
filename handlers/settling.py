"""/namnd: what differs between boards, for the secretary to set."""

from __future__ import annotations

from dataclasses import replace

from drafts.board import Settings
from drafts.board_changes import BoardNamed
from drafts.errors import StaleButton
from drafts.rights import Seat, check_secretary
from handlers.changing import put_board
from handlers.context import Context
from handlers.letters import Edit, Message, Rows, tap
from handlers.taps import Tap, Words
from handlers.templates import say


async def settings(words: Words, context: Context) -> None:
    seats = await context.seats(words.account)
    own = [seat for seat in seats if seat.person in seat.board.secretaries]
    if not own:
        check_secretary(seats[0])
    for seat in own:
        context.work.say(Message(words.spot, *_settings(seat)))


async def set_(tap_: Tap, context: Context) -> None:
    """May reopen signatures, where the motivation begins to count: those it concerns are told."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    check_secretary(seat)
    if tap_.arg(2) not in {"0", "1"}:
        raise StaleButton
    chosen = _changed(seat.board.settings, tap_.arg(1), on=tap_.arg(2) == "1")
    after = await put_board(context, seat, BoardNamed(seat.board.name, chosen))
    context.work.say(Edit(tap_.spot, tap_.message, *_settings(after)))


def _changed(settings_: Settings, name: str, *, on: bool) -> Settings:
    if name == "ey":
        return replace(settings_, ersattaryttrande=on)
    if name == "mot":
        return replace(settings_, motivation_reopens=on)
    raise StaleButton


def _settings(seat: Seat) -> tuple[str, Rows]:
    now, id_ = seat.board.settings, seat.board.id
    ey = "Tillåt inte ersättaryttrande" if now.ersattaryttrande else "Tillåt ersättaryttrande"
    mot = (
        "Motivering ska inte öppna underskrifter"
        if now.motivation_reopens
        else "Motivering ska öppna underskrifter"
    )
    rows = (
        (tap(ey, "set", id_, "ey", int(not now.ersattaryttrande)),),
        (tap(mot, "set", id_, "mot", int(not now.motivation_reopens)),),
        (tap("Ärenden", "agenda", id_), tap("Register", "people", id_, 0)),
    )
    return say("settling.board", board=seat.board), rows
