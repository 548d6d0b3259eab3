"""/historik and /angra: what happened, by whom and when; and the latest change taken back."""

from __future__ import annotations

from drafts.draft import Draft
from drafts.drafting import check_edit, undo
from drafts.errors import NothingToUndo, StaleButton
from drafts.rights import Seat
from handlers.changing import put
from handlers.context import Context
from handlers.here import draft_here, readable, tapped
from handlers.letters import Answer, Edit, Message, Rows, Spot, tap
from handlers.retelling import latest_of_the_text, line, lines, told
from handlers.taps import Tap, Words
from handlers.templates import say

PAGE = 10  # changes a message


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
    all_lines = lines(told(draft.id, await context.shelf.log(draft.id)), seat)
    end = len(all_lines) - page * PAGE
    if page < 0 or end <= 0:
        raise StaleButton
    start = max(0, end - PAGE)
    text = say("history.page", arende=seat.board.arende(draft.arende), lines=all_lines[start:end])
    older = (tap("‹ Äldre", "past", draft.id, page + 1),) if start else ()
    newer = (tap("Nyare ›", "past", draft.id, page - 1),) if page else ()
    return text, ((*older, *newer),) if older or newer else ()


async def undo_tapped(tap_: Tap, context: Context) -> None:
    """Only the latest change is undone, and only if it is the one the button spoke of."""
    draft, seat = await tapped(tap_, context)
    await _undo(tap_.spot, draft, seat, tap_.number(1), context)
    context.work.say(Answer(tap_.query, say("history.undone_briefly")))


async def undo_by_command(words: Words, context: Context) -> None:
    draft, seat = await draft_here(words.spot, words.account, context)
    check_edit(draft, seat)
    if not draft.past:
        raise NothingToUndo
    await _undo(words.spot, draft, seat, draft.past[-1].seq, context)


async def _undo(spot: Spot, draft: Draft, seat: Seat, seq: int, context: Context) -> None:
    change = undo(draft, seat, seq)
    entry, *_since = await context.shelf.log(draft.id, since=seq)
    undone = line(latest_of_the_text(draft, entry), {}, seat)
    put(context, draft, seat, change)
    context.work.say(Message(spot, say("history.undone", who=seat.person.first_name, line=undone)))
