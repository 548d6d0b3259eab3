"""A block of a document written over on a page, as by a reply in the chat, with the att-sats it becomes."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import replace

from drafts.amending import amend
from drafts.base.document import LINE_BREAK, BaseDocument, Block, Kind
from drafts.base.keeping import kept
from drafts.errors import EmptyText, NothingChanged, TextTooLong, TooMany
from drafts.text import words_digest
from handlers.amending import lines_of, new_blocks
from handlers.changing import put
from handlers.context import Context
from handlers.documents import Open, check_there, laid_open
from handlers.pages.form import Form, adopts, form_sheet
from handlers.pages.handling import address
from handlers.pages.visit import Onward, Reader, Sheet, Visit, written
from handlers.passages import passages
from handlers.placing import name_of
from handlers.touching import tell_touching


async def ask(visit: Visit, context: Context) -> Sheet:
    reader, open_ = await _opened(visit, context)
    form = _form(visit, open_)
    return form_sheet(visit, reader, replace(form, words=form.now))


async def answer(visit: Visit, context: Context) -> Sheet | Onward:
    """A line each is a block of its own; within a cell, and where there were line breaks, it stays one."""
    reader, open_ = await _opened(visit, context)
    form = replace(_form(visit, open_), words=visit.says("ord"))
    try:
        new = _rewritten(open_.now, visit.named["block"], lines_of(form.words))
        change = await to_thread(amend, reader.draft, reader.seat, open_.base, open_.now, new)
    except NothingChanged:
        same = form_sheet(visit, reader, replace(form, same=True))
        return Onward(f"{form.back}#{visit.named['block']}") if adopts(visit) else same
    except (EmptyText, TextTooLong, TooMany) as refusal:
        return form_sheet(visit, reader, form.refused(refusal))
    form = replace(form, passages=await to_thread(passages, open_.now, new), satser=change.satser)
    if visit.says("seen") != form.seen:
        return form_sheet(visit, reader, replace(form, moved=True))
    if not adopts(visit):
        return form_sheet(visit, reader, form)
    after = put(context, reader.draft, reader.seat, change)
    await tell_touching(context, reader.seat, reader.draft, after, open_.base)
    return Onward(f"{form.back}&klart={after.seq}#{visit.named['block']}")


async def _opened(visit: Visit, context: Context) -> tuple[Reader, Open]:
    reader = await written(visit, context)
    open_ = await laid_open(reader.draft, reader.seat, visit.named["handling"], context)
    check_there(reader.draft, reader.seat, open_.base.id)
    return reader, open_


def _form(visit: Visit, open_: Open) -> Form:
    """GoneItem where the block is no longer there."""
    block = open_.now.block(visit.named["block"])
    help_ = "line" if _is_one(block) else "block"
    back = f"{address(visit, open_.handling)}?andra=1"
    now = block.text.replace(LINE_BREAK, "\n")
    return Form(name_of(open_.now, block.id), help_, back, now, words_digest(block.text))


def _is_one(block: Block) -> bool:
    return block.kind is Kind.CELL or LINE_BREAK in block.text


def _rewritten(document: BaseDocument, id_: str, lines: list[str]) -> BaseDocument:
    block = document.block(id_)
    between = LINE_BREAK if LINE_BREAK in block.text else " "
    first, rest = (between.join(lines), []) if _is_one(block) else (lines[0], lines[1:])
    new = document.reworded(id_, kept(block.text, first))
    return new.inserted(id_, *new_blocks(new, id_, rest)) if rest else new
