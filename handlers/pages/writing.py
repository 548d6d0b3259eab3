"""A piece of the text, or its title, written over on a page, as by a reply in the chat.

Whoever comes second sees both readings, and chooses; what somebody typed is never lost.
"""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from drafts.comparing import compare
from drafts.drafting import reword
from drafts.errors import EmptyText, TextTooLong
from drafts.text import TITLE, words_digest
from handlers.changing import put
from handlers.context import Context
from handlers.hints import hints
from handlers.pages.form import Form, adopts, form_sheet, writing
from handlers.pages.visit import Onward, Reader, Sheet, Visit, written
from handlers.retelling import last_to_reword, name, told
from handlers.rewording import standing_words


async def ask(visit: Visit, context: Context) -> Sheet:
    reader = await written(visit, context)
    form = _form(visit, reader)
    return form_sheet(visit, reader, replace(form, words=form.now))


async def answer(visit: Visit, context: Context) -> Sheet | Onward:
    """Shown first; adopted where the writer says so, and nobody has been there meanwhile."""
    reader = await written(visit, context)
    form, item = replace(_form(visit, reader), words=visit.says("ord")), visit.named["item"]
    try:
        change = reword(reader.draft, reader.seat, item, form.seen, form.words)
    except (EmptyText, TextTooLong) as refusal:
        return form_sheet(visit, reader, form.refused(refusal))
    if change.words == form.now:
        same = form_sheet(visit, reader, replace(form, same=True))
        return Onward(f"{form.back}#{item}") if adopts(visit) else same
    form = replace(form, words=change.words, spans=compare(form.now, change.words))
    if visit.says("seen") != form.seen:
        return form_sheet(visit, reader, await _moved(form, reader, item, context))
    if not adopts(visit):
        return form_sheet(visit, reader, await _advised(form, reader, item, context))
    after = put(context, reader.draft, reader.seat, change)
    return Onward(f"{form.back}&klart={after.seq}#{item}")


def _form(visit: Visit, reader: Reader) -> Form:
    """GoneItem where the piece is no longer there."""
    item, text = visit.named["item"], reader.draft.text
    now, seen = standing_words(reader.draft, reader.seat, item), words_digest(text.words(item))
    return Form(name(text, item), "title" if item == TITLE else "piece", writing(visit), now, seen)


async def _moved(form: Form, reader: Reader, item: str, context: Context) -> Form:
    """With the name of whoever gave the piece the words it has now."""
    steps = told(reader.draft.id, await context.shelf.log(reader.draft.id))
    by = reader.seat.board.find(last_to_reword(steps, item))
    return replace(form, moved=True, by=by.titled if by else "")


async def _advised(form: Form, reader: Reader, item: str, context: Context) -> Form:
    wanted = replace(reader.draft, text=reader.draft.text.reworded(item, form.words))
    advice = await hints(wanted, reader.seat, {item}, context)
    return replace(form, hints=tuple(map(Markup, advice)))
