"""The pieces of the text, to choose one from; and one piece, to reply to, move or remove."""

from __future__ import annotations

from drafts.draft import Draft
from drafts.drafting import check_edit, move, remove, set_heading
from drafts.errors import StaleButton
from drafts.handlingar import newest
from drafts.rights import Seat
from drafts.text import TITLE, Block, Item, words_digest
from handlers.changing import put
from handlers.clippings import copying
from handlers.context import Context
from handlers.here import tapped
from handlers.letters import About, Answer, Button, Edit, Message, Rows, Topic, grave, tap
from handlers.paging import paged
from handlers.retelling import name
from handlers.taps import Tap, Words
from handlers.telling import shortened
from handlers.templates import say

PAGE = 12  # pieces a message
LABEL = 48  # characters of a piece on its button


async def browse(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    context.work.say(Message(tap_.spot, say("browsing.which"), _choices(draft, seat, 0)))


def browse_here(words: Words, context: Context, draft: Draft, seat: Seat) -> None:
    """In answer to a command."""
    context.work.say(Message(words.spot, say("browsing.which"), _choices(draft, seat, 0), words.message))


async def turn(tap_: Tap, context: Context) -> None:
    """Another page of the pieces. A piece that was shown there waits for no words any more."""
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    context.work.marked.append((tap_.spot, tap_.message, None))
    context.work.say(
        Edit(tap_.spot, tap_.message, say("browsing.which"), _choices(draft, seat, tap_.number(1)))
    )


async def show_item(tap_: Tap, context: Context) -> None:
    """The menu becomes the piece."""
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    context.work.say(_shown(tap_, draft, seat, tap_.arg(1)))


async def move_item(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    item = tap_.arg(1)
    change = move(draft, seat, item, tap_.number(2))
    if change.to == draft.text.number(item) - 1:
        raise StaleButton
    draft = put(context, draft, seat, change)
    context.work.say(_shown(tap_, draft, seat, item))
    context.work.say(Answer(tap_.query, say("browsing.moved", number=draft.text.number(item))))


async def head_item(tap_: Tap, context: Context) -> None:
    """A paragraph becomes a heading, or the other way round."""
    draft, seat = await tapped(tap_, context)
    item, heading = draft.text.item(tap_.arg(1)), tap_.arg(2) == "1"
    change = set_heading(draft, seat, item.id, heading=heading)
    if not isinstance(item, Block) or item.heading == heading:
        raise StaleButton
    draft = put(context, draft, seat, change)
    context.work.say(_shown(tap_, draft, seat, item.id))


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
    words, heading = draft.text.words(id_), False
    if id_ == TITLE:
        words = words or seat.board.arende(draft.arende).title
    else:
        item = draft.text.item(id_)
        heading, buttons = isinstance(item, Block) and item.heading, _item_buttons(draft, item)
    text = say("browsing.item", name=name(draft.text, id_), words=words, heading=heading)
    about = About(Topic.ITEM, draft.id, id_, words_digest(draft.text.words(id_)), account=tap_.account)
    back = (tap("Tillbaka", "turn", draft.id, 0),)
    return Edit(tap_.spot, tap_.message, text, (*buttons, *copying(words), back), about)


def _item_buttons(draft: Draft, item: Item) -> Rows:
    moving = _moving(draft, item)
    removing = grave(tap("Ta bort", "remove", draft.id, item.id, words_digest(item.text)))
    if not isinstance(item, Block):
        return (moving, (removing,))
    other = "Gör till brödtext" if item.heading else "Gör till rubrik"
    return (moving, (tap(other, "heading", draft.id, item.id, int(not item.heading)), removing))


def _moving(draft: Draft, item: Item) -> tuple[Button, ...]:
    """Up unless it stands first, down unless it stands last."""
    row: tuple[Item, ...] = draft.text.motivation if isinstance(item, Block) else draft.text.satser
    up = (tap("Flytta upp", "move", draft.id, item.id, -1),) if row[0].id != item.id else ()
    down = (tap("Flytta ned", "move", draft.id, item.id, 1),) if row[-1].id != item.id else ()
    return (*up, *down)


def _choices(draft: Draft, seat: Seat, page: int) -> Rows:
    """The pieces, and under them the ärende's documents where it has any."""
    there = newest(seat.board.handlingar, draft.arende)
    documents = ((tap("Ändra i en handling", "documents", draft.id),),) if there else ()
    return (*menu(draft, page), *documents)


def menu(draft: Draft, page: int, act: str = "item", *turning: str) -> Rows:
    """The pieces, a button each: `act` is told which was chosen, `turning` which page is wanted."""
    turn_, *told = turning or ("turn",)
    names = [(TITLE, "Bilagans rubrik")]
    names += [(s.id, f"{n}. {s.text}") for n, s in enumerate(draft.text.satser, 1)]
    names += [(b.id, f"{'▪︎' if b.heading else '¶'} {b.text}") for b in draft.text.motivation]
    shown, turning_row = paged(names, page, PAGE, turn_, draft.id, *told)
    return (*((tap(shortened(label, LABEL), act, draft.id, id_),) for id_, label in shown), *turning_row)
