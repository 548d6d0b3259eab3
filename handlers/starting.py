"""/start: a link binds an account to a person, or opens a draft; without one it says where to get one."""

from __future__ import annotations

from drafts.authors import join_by_link
from drafts.errors import AlreadyAuthor
from drafts.identity import bind
from drafts.link_errors import UnknownLink
from drafts.mandates import Verb
from drafts.rights import Seat, check
from drafts.stages import Stage
from handlers import anslutning
from handlers.changing import put
from handlers.context import Context
from handlers.delivering import deliver_to
from handlers.doorway import show_door
from handlers.here import own
from handlers.letters import Button, Face, Message, View, tap
from handlers.menu import menu_of
from handlers.reading import read_aloud
from handlers.taps import Words
from handlers.templates import say
from handlers.whispering import aside


async def start(words: Words, context: Context) -> None:
    """A payload: what it is for, and of what.

    `jag-<board>-<secret>`, `med-<draft>-<secret>`, `anslut-<draft>-<secret>`, `las-<draft>`, `sida-<draft>`.
    """
    purpose, _, rest = words.text.strip().partition("-")
    id_, _, secret = rest.partition("-")
    match purpose:
        case "":
            await _greet(words, context)
        case "jag":
            await _bind(words, context, id_, secret)
        case "med":
            await _join(words, context, id_, secret)
        case "anslut":
            await anslutning.open_link(words, context, id_, secret)
        case "las":
            await _read(words, context, id_)
        case "sida":
            await show_door(words, context, id_)
        case _:
            raise UnknownLink


async def _bind(words: Words, context: Context, board_id: str, secret: str) -> None:
    board = await context.board(board_id)
    change = bind(board, words.account, secret, context.work.now)
    board = context.work.put_board(board, change, change.person)
    seat = Seat(board, board.person(change.person))
    context.work.say(
        Message(words.spot, say("starting.bound", person=seat.person, board=board), _buttons(seat))
    )
    others = [other for other in await context.own_seats(words.account) if other.board.id != board.id]
    context.work.say(menu_of(words.spot, [seat, *others]))
    await _deliver_what_waits(words, context, seat)


async def _deliver_what_waits(words: Words, context: Context, seat: Seat) -> None:
    """A secretary who comes late, or had blocked the bot, is sent what was handed in meanwhile."""
    if seat.person not in seat.board.secretaries:
        return
    for draft in await context.shelf.drafts_of(seat.board.id):
        note = Face(words.spot, draft.id, View.NOTE, seat.person.id)
        if draft.stage is Stage.INLAMNAT and not await context.shelf.is_shown(note):
            deliver_to(context.work, draft, seat, words.account)


async def _join(words: Words, context: Context, draft_id: str, secret: str) -> None:
    draft = await context.draft(draft_id)
    seat = await context.seat(words.account, draft.board)
    try:
        draft = put(context, draft, seat, join_by_link(draft, seat, secret, context.work.now))
    except AlreadyAuthor:
        context.work.say(Message(words.spot, say("joining.already")))
    else:
        arende = seat.board.arende(draft.arende)
        context.work.say(Message(words.spot, say("joining.welcome", arende=arende)))
    context.work.say(Face(words.spot, draft.id, View.CARD))


async def _read(words: Words, context: Context, draft_id: str) -> None:
    draft = await context.draft(draft_id)
    seat = await context.seat(words.account, draft.board)
    check(Verb.READ, seat, draft)
    await read_aloud(context, words.spot, draft, seat.board)


async def _greet(words: Words, context: Context) -> None:
    seats = await context.own_seats(words.account)
    if not seats:
        context.work.say(aside(words, say("starting.stranger")))
    for seat in seats:
        drafts = await own(seat, context)
        text = say("starting.greeting", person=seat.person, board=seat.board, drafts=len(drafts))
        context.work.say(Message(words.spot, text, _buttons(seat)))
        await _deliver_what_waits(words, context, seat)


def _buttons(seat: Seat) -> tuple[tuple[Button, ...], ...]:
    if seat.person in seat.board.secretaries:
        return ((tap("Ärenden", "agenda", seat.board.id), tap("Register", "people", seat.board.id, 0)),)
    return ((tap("Nytt utkast", "new", seat.board.id), tap("Mina utkast", "mine")),)
