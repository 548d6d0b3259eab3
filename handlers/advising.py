"""Advice on the wording: told when it is asked for, taken or put aside with a tap."""

from __future__ import annotations

from drafts.advice import Remark
from drafts.advising import Said, heed, let_stand, remarks
from drafts.base.document import BaseDocument
from drafts.comparing import compare
from drafts.draft import Draft
from drafts.drafting import check_edit
from drafts.rights import Seat
from drafts.text import words_digest
from handlers.changing import put
from handlers.context import Context
from handlers.here import tapped
from handlers.hints import documents_of, told
from handlers.letters import Answer, Button, Edit, Message, Rows, tap
from handlers.paging import paged
from handlers.retelling import name
from handlers.rewording import about_item
from handlers.taps import Tap
from handlers.templates import say

PAGE = 4  # remarks a message

Documents = tuple[BaseDocument, ...]


async def show(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    documents = await documents_of(draft, seat, context)
    context.work.say(Message(tap_.spot, *_page(draft, seat, documents, 0)))


async def turn(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    documents = await documents_of(draft, seat, context)
    context.work.say(Edit(tap_.spot, tap_.message, *_page(draft, seat, documents, tap_.number(1))))


async def take(tap_: Tap, context: Context) -> None:
    """An ordinary rewording, told as one, that can be undone."""
    draft, seat = await tapped(tap_, context)
    documents = await documents_of(draft, seat, context)
    change = heed(draft, seat, _said(tap_), documents)
    spans = compare(draft.text.words(change.item), change.words)
    draft = put(context, draft, seat, change)
    text = say("rewording.adopted", spans=spans, person=seat.person, name=name(draft.text, change.item))
    undo = ((tap("Ångra", "undo", draft.id, draft.seq),),)
    context.work.say(Message(tap_.spot, text, undo, about=about_item(draft, change.item)))
    _redraw(tap_, context, draft, seat, documents)


async def let_be(tap_: Tap, context: Context) -> None:
    """Not told again while the piece has the words it has."""
    draft, seat = await tapped(tap_, context)
    documents = await documents_of(draft, seat, context)
    draft = put(context, draft, seat, let_stand(draft, seat, _said(tap_), documents))
    _redraw(tap_, context, draft, seat, documents)
    context.work.say(Answer(tap_.query, say("advising.let_be")))


def _said(tap_: Tap) -> Said:
    return Said(rule=tap_.arg(2), item=tap_.arg(1), seen=tap_.arg(3))


def _redraw(tap_: Tap, context: Context, draft: Draft, seat: Seat, documents: Documents) -> None:
    """The remarks that are left, on the page where one was or the one before."""
    left = len(remarks(draft, seat.board, documents))
    page = max(0, min(tap_.number(4), (left - 1) // PAGE))
    context.work.say(Edit(tap_.spot, tap_.message, *_page(draft, seat, documents, page)))


def _page(draft: Draft, seat: Seat, documents: Documents, page: int) -> tuple[str, Rows]:
    found = remarks(draft, seat.board, documents)
    shown, turning = paged(found, page, PAGE, "advicepage", draft.id)
    if not shown:
        return say("advising.nothing"), ()
    first = page * PAGE + 1
    rows = tuple(_choices(draft, remark, number, page) for number, remark in enumerate(shown, first))
    return say(
        "advising.page", told=[told(draft, remark) for remark in shown], first=first, count=len(found)
    ), (*rows, *turning)


def _choices(draft: Draft, remark: Remark, number: int, page: int) -> tuple[Button, ...]:
    words = draft.text.words(remark.item)
    args = (draft.id, remark.item, remark.rule, words_digest(words), page)
    fix = (tap(f"Rätta {number}", "heed", *args),) if remark.fix is not None else ()
    return (*fix, tap(f"Låt {number} stå", "letbe", *args))
