"""Paragraphs written on a page, to stand last in the motivation."""

from __future__ import annotations

from dataclasses import replace

from drafts.comparing import Op, Span
from drafts.drafting import add_motivation
from drafts.errors import EmptyText, TextTooLong
from drafts.pasting import pieces
from drafts.text import words_digest
from handlers.changing import put
from handlers.context import Context
from handlers.pages.form import Form, adopts, form_sheet, writing
from handlers.pages.visit import Onward, Reader, Sheet, Visit, written
from handlers.templates import say


async def ask(visit: Visit, context: Context) -> Sheet:
    reader = await written(visit, context)
    return form_sheet(visit, reader, _form(visit, reader))


async def answer(visit: Visit, context: Context) -> Sheet | Onward:
    """Where somebody else has added meanwhile, what is new there is shown first."""
    reader = await written(visit, context)
    form = replace(_form(visit, reader), words=visit.says("ord"))
    try:
        new = pieces(form.words)
        change = add_motivation(reader.draft, reader.seat, new)
    except (EmptyText, TextTooLong) as refusal:
        return form_sheet(visit, reader, form.refused(refusal))
    form = replace(form, spans=tuple(Span(Op.ADDED, words) for words, _heading in new))
    if visit.says("seen") != form.seen:
        return form_sheet(visit, reader, replace(form, moved=True))
    if not adopts(visit):
        return form_sheet(visit, reader, form)
    after = put(context, reader.draft, reader.seat, change)
    first = after.text.motivation[-len(new)].id
    return Onward(f"{form.back}&klart={after.seq}#{first}")


def _form(visit: Visit, reader: Reader) -> Form:
    """`seen` is which pieces there are: what is written is not to stand there twice."""
    motivation = reader.draft.text.motivation
    seen = words_digest(" ".join(block.id for block in motivation))
    last = motivation[-1].text if motivation else ""
    return Form(say("pieces.more"), "more", writing(visit), last, seen)
