"""The board's house style, chosen by its secretary where the minutes are."""

from __future__ import annotations

from dataclasses import replace

from drafts.board_changes import BoardNamed
from drafts.errors import StaleButton
from handlers.changing import put_board
from handlers.context import Context
from handlers.minutes import secretary, show
from handlers.minutes_views import styling, whole
from handlers.taps import Tap


async def choose(tap_: Tap, context: Context) -> None:
    seat, _drafts = await secretary(tap_, context)
    show(tap_, context, styling(seat.board, tap_.arg(1), await context.desk.styles()))


async def settle(tap_: Tap, context: Context) -> None:
    """All minutes of the board are worded so from now on, also those of meetings that have been."""
    seat, _drafts = await secretary(tap_, context)
    if tap_.arg(2) not in await context.desk.styles():
        raise StaleButton
    whole(seat.board, tap_.arg(1), 0)  # UnknownMeeting now, not when it is done
    settings = replace(seat.board.settings, style=tap_.arg(2))
    seat = await put_board(context, seat, BoardNamed(seat.board.name, settings))
    show(tap_, context, whole(seat.board, tap_.arg(1), 0))
