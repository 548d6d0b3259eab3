"""/historik and /angra: what happened, by whom and when; and the latest change taken back."""

from __future__ import annotations

from typing import Any

from drafts.changes import DraftChange
from drafts.draft import Draft
from drafts.drafting import undo
from drafts.errors import NothingToUndo
from drafts.log import Entry
from drafts.rights import Seat
from handlers.changing import put
from handlers.context import Context
from handlers.here import draft_here, readable, tapped
from handlers.letters import Answer, Edit, Message, Rows, Spot, tap
from handlers.taps import Tap, Words
from handlers.templates import say

PAGE = 15  # changes a message


async def history(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    await readable(tap_.spot, draft, seat, context)
    context.work.say(Message(tap_.spot, *await _page(draft, seat, context, 0)))
    context.work.say(Answer(tap_.query))


async def history_by_command(words: Words, context: Context) -> None:
    draft, seat = await draft_here(words.spot, words.account, context)
    await readable(words.spot, draft, seat, context)
    context.work.say(Message(words.spot, *await _page(draft, seat, context, 0)))


async def turn_history(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    await readable(tap_.spot, draft, seat, context)
    context.work.say(Edit(tap_.spot, tap_.message, *await _page(draft, seat, context, tap_.number(1))))


async def _page(draft: Draft, seat: Seat, context: Context, page: int) -> tuple[str, Rows]:
    """The newest changes last, as a chat reads; page 0 is the newest."""
    log = await context.shelf.log(draft.id)
    end = max(0, len(log) - page * PAGE)
    start = max(0, end - PAGE)
    lines = [line(entry, seat) for entry in log[start:end]]
    text = say("history.page", arende=seat.board.arende(draft.arende), lines=lines, total=len(log))
    older = (tap("‹ Äldre", "past", draft.id, page + 1),) if start else ()
    newer = (tap("Nyare ›", "past", draft.id, page - 1),) if page > 0 else ()
    return text, ((*older, *newer),) if older or newer else ()


def line(entry: Entry[DraftChange], seat: Seat) -> str:
    """One change in words: the template's macro is named as the change's class."""
    person = seat.board.find(entry.by)
    facts: dict[str, Any] = {"change": entry.change, "board": seat.board}
    what = say(f"history.{type(entry.change).__name__}", **facts)
    return say("history.line", at=entry.at, who=person.name if person else "", what=what)


async def undo_tapped(tap_: Tap, context: Context) -> None:
    """Only the latest change is undone, and only if it is the one the button spoke of."""
    draft, seat = await tapped(tap_, context)
    await _undo(tap_.spot, draft, seat, tap_.number(1), context)
    context.work.say(Answer(tap_.query, say("history.undone_briefly")))


async def undo_by_command(words: Words, context: Context) -> None:
    draft, seat = await draft_here(words.spot, words.account, context)
    if not draft.past:
        raise NothingToUndo
    await _undo(words.spot, draft, seat, draft.past[-1].seq, context)


async def _undo(spot: Spot, draft: Draft, seat: Seat, seq: int, context: Context) -> None:
    change = undo(draft, seat, seq)
    log = await context.shelf.log(draft.id)
    undone = next(entry for entry in log if entry.seq == seq)
    draft = put(context, draft, seat, change)
    context.work.say(Message(spot, say("history.undone", who=seat.person.name, line=line(undone, seat))))
