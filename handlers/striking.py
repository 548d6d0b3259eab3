"""Striking, moving and adding behind a block of a document."""

from __future__ import annotations

from drafts.base.document import FIRST, BaseDocument, Kind
from drafts.base.places import siblings
from drafts.drafting import check_edit
from drafts.errors import StaleButton
from handlers.amending import Asked, propose
from handlers.context import Context
from handlers.documents import Open, laid_open
from handlers.here import tapped
from handlers.letters import About, Answer, Edit, Message, Rows, Topic, tap
from handlers.outlining import LABEL, PAGE
from handlers.paging import paged
from handlers.placing import name_of
from handlers.taps import Tap
from handlers.telling import shortened
from handlers.templates import say


async def strike(tap_: Tap, context: Context) -> None:
    """A cell is emptied; the table keeps its shape."""
    open_ = await _open(tap_, context)
    block = open_.now.block(tap_.arg(2))
    gone = open_.now.reworded(block.id, "") if block.kind is Kind.CELL else open_.now.without((block.id,))
    await _propose(tap_, context, open_, gone)


async def ask_insert(tap_: Tap, context: Context) -> None:
    open_ = await _open(tap_, context)
    block = open_.now.block(tap_.arg(2))
    asked = say(
        "amending.ask_insert",
        person=open_.seat.person,
        account=tap_.account,
        place=name_of(open_.now, block.id),
        item=block.kind is Kind.ITEM,
    )
    fields = {"document": open_.base.id}
    about = About(Topic.INSERTION, open_.draft.id, block.id, account=tap_.account, fields=fields)
    context.work.say(Message(tap_.spot, asked, about=about, asks=say("amending.asks")))
    context.work.say(Answer(tap_.query))


async def choose_target(tap_: Tap, context: Context) -> None:
    """Behind which of those under the same heading? Further away is written in words."""
    open_ = await _open(tap_, context)
    id_ = tap_.arg(2)
    row = [b for b in siblings(open_.now, id_) if b.id != id_ and b.kind is not Kind.CELL]
    shown, turning = paged(row, tap_.number(3), PAGE, "shift", open_.draft.id, open_.handling.id, id_)
    draft, handling = open_.draft.id, open_.handling.id
    above = open_.now.above(id_)
    first = tap("Först", "place", draft, handling, id_, above[-1].id if above else "")
    rows: Rows = tuple(
        (tap(f"Efter: {shortened(b.text, LABEL)}", "place", draft, handling, id_, b.id),) for b in shown
    )
    back = (tap("Tillbaka", "block", draft, handling, id_),)
    text = say("amending.where_to", place=name_of(open_.now, id_))
    context.work.marked.append((tap_.spot, tap_.message, None))
    context.work.say(Edit(tap_.spot, tap_.message, text, ((first,), *rows, *turning, back)))


async def place(tap_: Tap, context: Context) -> None:
    open_ = await _open(tap_, context)
    id_, after = tap_.arg(2), tap_.arg(3)
    if id_ == after:
        raise StaleButton
    await _propose(tap_, context, open_, open_.now.moved((id_,), after or FIRST))


async def _propose(tap_: Tap, context: Context, open_: Open, new: BaseDocument) -> None:
    await propose(context, Asked(tap_.spot, tap_.account), open_, new)
    context.work.say(Answer(tap_.query))


async def _open(tap_: Tap, context: Context) -> Open:
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    return await laid_open(draft, seat, tap_.arg(1), context)
