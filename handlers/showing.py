"""/utkast: the card again, at the bottom of the chat; several drafts are chosen between."""

from __future__ import annotations

from drafts.board import Board
from drafts.draft import Draft
from drafts.errors import NoDraftHere
from drafts.signing import stage
from drafts.stages import CLOSED
from handlers.cards import label
from handlers.context import Context
from handlers.here import own, readable, tapped
from handlers.letters import Button, Face, Message, Spot, View, tap
from handlers.taps import Tap, Words
from handlers.telling import shortened
from handlers.templates import say

SHOWN = 20  # drafts a message
LENGTH = 80  # characters of a button


async def show(words: Words, context: Context) -> None:
    await _show(words.spot, words.account, context)


async def show_mine(tap_: Tap, context: Context) -> None:
    await _show(tap_.spot, tap_.account, context)


async def _show(spot: Spot, account: int, context: Context) -> None:
    drafts = await _here(spot, account, context)
    if not drafts:
        raise NoDraftHere
    if len(drafts) == 1:
        context.work.say(Face(spot, drafts[0].id, View.CARD))
        return
    boards = {draft.board: await context.board(draft.board) for draft in drafts}
    rows = tuple((_button(draft, boards[draft.board], several=len(boards) > 1),) for draft in drafts[-SHOWN:])
    context.work.say(Message(spot, say("showing.which", more=len(drafts) - SHOWN), rows))


def _button(draft: Draft, board: Board, *, several: bool) -> Button:
    """Told apart by ärende and kind, by board where there are several, and by what it moves."""
    opening = draft.text.satser[0].text if draft.text.satser else ""
    parts = [board.name] if several else []
    parts += [board.arende(draft.arende).label, label(draft), opening]
    return tap(shortened(" · ".join(filter(None, parts)), LENGTH), "card", draft.id)


async def hang(tap_: Tap, context: Context) -> None:
    """The card; to one who has joined what was handed in, and no more than that, their slip."""
    draft, seat = await tapped(tap_, context)
    if tap_.spot.private and not draft.has(seat.person.id) and draft.anslutning(seat.person.id):
        context.work.say(Face(tap_.spot, draft.id, View.ANSLUTNING, seat.person.id))
        return
    await readable(tap_.spot, draft, seat, context)
    context.work.say(Face(tap_.spot, draft.id, View.CARD))


async def _here(spot: Spot, account: int, context: Context) -> list[Draft]:
    """Those of the chat; in a private chat, those the person stands on. Closed ones if there is no other."""
    seats = {seat.board.id: seat for seat in await context.seats(account)}
    if spot.private:
        found = [draft for seat in seats.values() for draft in await own(seat, context)]
    else:
        found = [draft for draft in await context.shelf.drafts_in(spot) if draft.board in seats]
    return [draft for draft in found if stage(draft, seats[draft.board].board) not in CLOSED] or found
