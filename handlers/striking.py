"""Striking, moving and adding behind a block of a document."""

from __future__ import annotations

from drafts.base.document import FIRST, BaseDocument, Kind
from drafts.base.places import Target, last_of_table, moving, row_of, targets
from drafts.drafting import check_edit
from drafts.errors import StaleButton
from handlers.context import Context
from handlers.documents import Open, laid_open
from handlers.here import tapped
from handlers.letters import About, Answer, Edit, Message, Rows, Topic, tap
from handlers.outlining import LABEL, PAGE
from handlers.paging import paged
from handlers.placing import name_of
from handlers.proposing import Asked, propose
from handlers.taps import Tap
from handlers.telling import shortened
from handlers.templates import say


async def strike(tap_: Tap, context: Context) -> None:
    """The block alone. A cell is emptied; the table keeps its shape."""
    open_ = await _open(tap_, context)
    block = open_.now.block(tap_.arg(2))
    gone = open_.now.reworded(block.id, "") if block.kind is Kind.CELL else open_.now.without((block.id,))
    await _propose(tap_, context, open_, gone)


async def strike_all(tap_: Tap, context: Context) -> None:
    """A heading and all that stands under it; of a table, the cell's row."""
    open_ = await _open(tap_, context)
    block = open_.now.block(tap_.arg(2))
    ids = row_of(open_.now, block.id) if block.kind is Kind.CELL else moving(open_.now, block.id)
    await _propose(tap_, context, open_, open_.now.without(ids))


async def ask_insert(tap_: Tap, context: Context) -> None:
    """Behind a cell is behind its table."""
    open_ = await _open(tap_, context)
    block = open_.now.block(tap_.arg(2))
    after = last_of_table(open_.now, block.id) if block.kind is Kind.CELL else block.id
    asked = say(
        "amending.ask_insert",
        person=open_.seat.person,
        account=tap_.account,
        place="Tabellen" if block.kind is Kind.CELL else name_of(open_.now, block.id),
        item=block.kind is Kind.ITEM,
    )
    fields = {"document": open_.base.id}
    about = About(Topic.INSERTION, open_.draft.id, after, account=tap_.account, fields=fields)
    context.work.say(Message(tap_.spot, asked, about=about, asks=say("amending.asks")))
    context.work.say(Answer(tap_.query))


async def choose_target(tap_: Tap, context: Context) -> None:
    """Behind which of those under the same heading? Further away is written in words."""
    open_ = await _open(tap_, context)
    draft, handling, id_ = open_.draft.id, open_.handling.id, tap_.arg(2)
    found = _targets(open_.now, id_)
    shown, turning = paged(found, tap_.number(3), PAGE, "shift", draft, handling, id_)
    rows: Rows = tuple((tap(_name(t), "place", draft, handling, id_, t.after),) for t in shown)
    back = (tap("Tillbaka", "block", draft, handling, id_),)
    text = say("amending.where_to", place=name_of(open_.now, id_), stuck=not found)
    context.work.marked.append((tap_.spot, tap_.message, None))
    context.work.say(Edit(tap_.spot, tap_.message, text, (*rows, *turning, back)))


def _targets(document: BaseDocument, id_: str) -> tuple[Target, ...]:
    """StaleButton for a cell: it stays in its table."""
    if document.block(id_).kind is Kind.CELL:
        raise StaleButton
    return targets(document, id_)


def _name(target: Target) -> str:
    if target.behind is None:
        return "Först"
    cell = target.behind.kind is Kind.CELL
    return "Efter tabellen" if cell else f"Efter: {shortened(target.behind.text, LABEL)}"


async def place(tap_: Tap, context: Context) -> None:
    """A heading moves with all that stands under it."""
    open_ = await _open(tap_, context)
    id_, after = tap_.arg(2), tap_.arg(3)
    if all(target.after != after for target in _targets(open_.now, id_)):
        raise StaleButton
    await _propose(tap_, context, open_, open_.now.moved(moving(open_.now, id_), after or FIRST))


async def _propose(tap_: Tap, context: Context, open_: Open, new: BaseDocument) -> None:
    await propose(context, Asked(tap_.spot, tap_.account), open_, new)
    context.work.say(Answer(tap_.query))


async def _open(tap_: Tap, context: Context) -> Open:
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    return await laid_open(draft, seat, tap_.arg(1), context)
