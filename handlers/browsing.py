"""The pieces of the text, to choose one from; and one piece, to reply to, move or remove."""

from __future__ import annotations

from drafts.draft import Draft
from drafts.drafting import move, remove, set_heading
from drafts.errors import StaleButton
from drafts.rights import Seat, Verb, check
from drafts.text import TITLE, AttSats, Block, Item, words_digest
from handlers.changing import put
from handlers.context import Context
from handlers.here import draft_here, tapped
from handlers.letters import About, Answer, Edit, Message, Rows, Topic, tap
from handlers.taps import Tap, Words
from handlers.telling import shortened
from handlers.templates import say

PAGE = 12  # pieces a message
LABEL = 48  # characters of a piece on its button


async def browse(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    check(Verb.EDIT, seat, draft)
    context.work.say(Message(tap_.spot, say("browsing.which"), _menu(draft, 0)))


async def browse_by_command(words: Words, context: Context) -> None:
    draft, seat = await draft_here(words.spot, words.account, context)
    check(Verb.EDIT, seat, draft)
    context.work.say(Message(words.spot, say("browsing.which"), _menu(draft, 0), words.message))


async def turn(tap_: Tap, context: Context) -> None:
    """Another page of the pieces."""
    draft, seat = await tapped(tap_, context)
    check(Verb.EDIT, seat, draft)
    context.work.say(Edit(tap_.spot, tap_.message, say("browsing.which"), _menu(draft, tap_.number(1))))


async def show_item(tap_: Tap, context: Context) -> None:
    """The menu becomes the piece."""
    draft, seat = await tapped(tap_, context)
    check(Verb.EDIT, seat, draft)
    context.work.say(_shown(tap_, draft, seat, tap_.arg(1)))


async def move_item(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    item = tap_.arg(1)
    draft = put(context, draft, seat, move(draft, seat, item, tap_.number(2)))
    context.work.say(_shown(tap_, draft, seat, item))
    context.work.say(Answer(tap_.query, say("browsing.moved", number=draft.text.number(item))))


async def head_item(tap_: Tap, context: Context) -> None:
    """A paragraph becomes a heading, or the other way round."""
    draft, seat = await tapped(tap_, context)
    item = tap_.arg(1)
    draft = put(context, draft, seat, set_heading(draft, seat, item, heading=tap_.arg(2) == "1"))
    context.work.say(_shown(tap_, draft, seat, item))


async def remove_item(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    item = draft.text.item(tap_.arg(1))
    draft = put(context, draft, seat, remove(draft, seat, item.id, tap_.arg(2)))
    undo = ((tap("Ångra", "undo", draft.id, draft.seq),),)
    context.work.marked.append((tap_.spot, tap_.message, None))
    context.work.say(
        Edit(tap_.spot, tap_.message, say("browsing.removed", person=seat.person, item=item), undo)
    )


def _shown(tap_: Tap, draft: Draft, seat: Seat, id_: str) -> Edit:
    buttons: Rows = ()
    if id_ == TITLE:
        words = draft.text.title or seat.board.arende(draft.arende).title
        text = say("browsing.title", words=words)
    else:
        item = draft.text.item(id_)
        text = say("browsing.item", item=item, number=draft.text.number(id_), sats=isinstance(item, AttSats))
        buttons = _item_buttons(draft, item)
    about = About(Topic.ITEM, draft.id, id_, words_digest(draft.text.words(id_)), account=tap_.account)
    return Edit(tap_.spot, tap_.message, text, (*buttons, (tap("Tillbaka", "turn", draft.id, 0),)), about)


def _item_buttons(draft: Draft, item: Item) -> Rows:
    moving = (
        tap("Flytta upp", "move", draft.id, item.id, -1),
        tap("Flytta ned", "move", draft.id, item.id, 1),
    )
    removing = tap("Ta bort", "remove", draft.id, item.id, words_digest(item.text))
    if not isinstance(item, Block):
        return (moving, (removing,))
    other = "Gör till brödtext" if item.heading else "Gör till rubrik"
    return (moving, (tap(other, "heading", draft.id, item.id, int(not item.heading)), removing))


def _menu(draft: Draft, page: int) -> Rows:
    if page < 0:
        raise StaleButton
    names = [(TITLE, "Bilagans rubrik")]
    names += [(s.id, f"{n}. {s.text}") for n, s in enumerate(draft.text.satser, 1)]
    names += [(b.id, f"{'▪︎' if b.heading else '¶'} {b.text}") for b in draft.text.motivation]
    shown = names[page * PAGE : (page + 1) * PAGE]
    rows = tuple((tap(shortened(name, LABEL), "item", draft.id, id_),) for id_, name in shown)
    back = (tap("‹ Föregående", "turn", draft.id, page - 1),) if page else ()
    more = (tap("Fler ›", "turn", draft.id, page + 1),) if len(names) > (page + 1) * PAGE else ()
    return (*rows, (*back, *more)) if back or more else rows
