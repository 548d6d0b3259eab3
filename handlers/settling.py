"""/namnd: what differs between boards, for the secretary to set."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from drafts.board import KEPT_DAYS, Board, Settings
from drafts.board_changes import BoardNamed
from drafts.errors import StaleButton
from drafts.retention import keep_for
from drafts.rights import Seat, check_secretary
from handlers.changing import put_board
from handlers.context import Context
from handlers.letters import Button, Edit, Message, Rows, tap
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


async def keeping(tap_: Tap, context: Context) -> None:
    """How long drafts are kept, and what else may be chosen."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    check_secretary(seat)
    context.work.say(Edit(tap_.spot, tap_.message, *_keeping(seat)))


async def keep(tap_: Tap, context: Context) -> None:
    """Whoever is warned of a draft that is to go has the time that the new setting gives."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    change = keep_for(seat, _KEPT.get(tap_.arg(1), ""), tap_.number(2))
    after = await put_board(context, seat, change)
    context.work.say(Edit(tap_.spot, tap_.message, *_keeping(after)))


async def back(tap_: Tap, context: Context) -> None:
    seat = await context.seat(tap_.account, tap_.arg(0))
    check_secretary(seat)
    context.work.say(Edit(tap_.spot, tap_.message, *_settings(seat)))


@dataclass(frozen=True, slots=True)
class _Switch:
    """One of the settings: what a button carries, and what it says where the setting is on, and off."""

    code: str
    setting: str
    turn_off: str
    turn_on: str


_SWITCHES = (
    _Switch("ey", "ersattaryttrande", "Tillåt inte ersättaryttrande", "Tillåt ersättaryttrande"),
    _Switch("utt", "uttalande", "Tillåt inte särskilt uttalande", "Tillåt särskilt uttalande"),
    _Switch("ant", "anteckning", "Tillåt inte protokollsanteckning", "Tillåt protokollsanteckning"),
    _Switch(
        "eant", "ersattare_antecknar", "Inga anteckningar av ersättare", "Ersättare får lämna anteckning"
    ),
    _Switch(
        "mot",
        "motivation_reopens",
        "Motivering ska inte öppna underskrifter",
        "Motivering ska öppna underskrifter",
    ),
)


def _changed(settings_: Settings, code: str, *, on: bool) -> Settings:
    for switch in _SWITCHES:
        if switch.code == code:
            changed: dict[str, Any] = {switch.setting: on}
            return replace(settings_, **changed)
    raise StaleButton


def _settings(seat: Seat) -> tuple[str, Rows]:
    id_ = seat.board.id
    rows = tuple((_button(seat.board, switch),) for switch in _SWITCHES)
    kept = (tap("Hur länge utkast sparas", "keeping", id_),)
    there = (tap("Ärenden", "agenda", id_), tap("Register", "people", id_, 0))
    return say("settling.board", board=seat.board), (*rows, kept, there)


_KEPT = {"sent": "retention_days", "unsent": "unsent_days"}


def _keeping(seat: Seat) -> tuple[str, Rows]:
    board = seat.board
    rows = tuple(
        tuple(_days(board, code, label, days) for days in KEPT_DAYS)
        for code, label in (("sent", "Inlämnade"), ("unsent", "Ej inlämnade"))
    )
    return say("settling.keeping", board=board), (*rows, (tap("Tillbaka", "settings", board.id),))


def _days(board: Board, code: str, label: str, days: int) -> Button:
    chosen = getattr(board.settings, _KEPT[code]) == days
    said = f"✅ {days}" if chosen else str(days)
    return tap(f"{label} {said}" if days == KEPT_DAYS[0] else said, "keepfor", board.id, code, days)


def _button(board: Board, switch: _Switch) -> Button:
    on: bool = getattr(board.settings, switch.setting)
    return tap(switch.turn_off if on else switch.turn_on, "set", board.id, switch.code, int(not on))
