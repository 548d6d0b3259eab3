"""/integritet: what is stored of people, and the two things each may have done with their own."""

from __future__ import annotations

import hashlib
from itertools import chain

from drafts.board import Board
from drafts.changes import DraftChange
from drafts.draft import Draft
from drafts.erasing import Erasure, erasure, leave_board
from drafts.errors import NotSeen
from drafts.gone import Why
from drafts.log import Entry
from drafts.own_data import OwnData, own_data
from drafts.people import Person
from drafts.retention import title_of
from drafts.rights import Seat
from handlers.changing import put, put_board
from handlers.context import Context
from handlers.letters import Answer, Document, Edit, Message, Rows, Spot, grave, tap
from handlers.menu import menu_of
from handlers.retiring import tell_removed
from handlers.taps import Tap, Words
from handlers.templates import say, write
from handlers.whispering import aside

SEEN = 12  # hex digits of what is to be erased that its button carries
SHOWN = 6  # drafts named in one list: three lists fit in a message


async def notice(words: Words, context: Context) -> None:
    """To whoever asks: also one who is on no register has a right to know."""
    account = words.account
    boards = [board for board in await context.shelf.boards_of(account) if board.everyone_of(account)]
    for board in boards:
        text = say("own_data.notice", board=board)
        context.work.say(Message(words.spot, text, _buttons(board, account)))
    if not boards:
        context.work.say(aside(words, say("own_data.notice", board=None)))


def _buttons(board: Board, account: int) -> Rows:
    fetch = (tap("Hämta mina uppgifter", "mydata", board.id),)
    erase = (grave(tap("Radera mina uppgifter", "erase", board.id)),)
    return (fetch, erase) if board.person_of(account) else (fetch,)


async def fetch(tap_: Tap, context: Context) -> None:
    """Everything that is theirs, to their private chat; also for one who has left the register."""
    board = await context.board(tap_.arg(0))
    person = board.everyone_of(tap_.account)
    if person is None:
        await context.seat(tap_.account, board.id)
        return
    own = await _gathered(board, person, context)
    data = await context.desk.press.own_data(own, write("own_data.text", own=own, board=board))
    name = f"mina-uppgifter-{board.id}.zip"
    context.work.say(Document(Spot(tap_.account), context.work.keep(data), name, say("own_data.caption")))
    context.work.say(Answer(tap_.query, "" if tap_.spot.private else say("own_data.in_private")))


async def _gathered(board: Board, person: Person, context: Context) -> OwnData:
    drafts: dict[Draft, tuple[Entry[DraftChange], ...]] = {
        draft: await context.shelf.log(draft.id) for draft in await context.shelf.drafts_of(board.id)
    }
    return own_data(board, person, await context.shelf.board_log(board.id), drafts)


async def ask(tap_: Tap, context: Context) -> None:
    """What goes, what stays and why, before anything is done."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    planned = erasure(seat, await context.shelf.drafts_of(seat.board.id))
    yes = grave(tap("Ja, radera", "erased", seat.board.id, _digest(planned)))
    buttons = ((yes, tap("Avbryt", "keepdata", seat.board.id)),)
    context.work.say(Message(Spot(tap_.account), _plan(seat.board, planned), buttons))
    context.work.say(Answer(tap_.query, "" if tap_.spot.private else say("own_data.in_private")))


async def keep(tap_: Tap, context: Context) -> None:
    await context.seat(tap_.account, tap_.arg(0))
    context.work.say(Edit(tap_.spot, tap_.message, say("own_data.kept")))


async def erase(tap_: Tap, context: Context) -> None:
    """Just what was shown, or nothing. NotSeen where it is something else by now."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    planned = erasure(seat, await context.shelf.drafts_of(seat.board.id))
    if tap_.arg(1) != _digest(planned):
        raise NotSeen
    for draft in planned.left:
        put(context, draft, seat, planned.leaving(draft))
    board = seat.board
    for draft in planned.removed:
        tell_removed(context.work, await context.shelf.hanging(draft.id), Why.ERASED)
        board = context.work.remove(draft, board, Why.ERASED, seat.person.id)
    after = await put_board(context, Seat(board, seat.person), *leave_board(seat))
    context.work.forgotten.append(tap_.account)
    others = [other for other in await context.own_seats(tap_.account) if other.board.id != board.id]
    context.work.say(menu_of(Spot(tap_.account), others))
    context.work.say(Edit(tap_.spot, tap_.message, say("own_data.erased", board=after.board)))
    _tell_secretaries(after, context)


def _tell_secretaries(seat: Seat, context: Context) -> None:
    """Whether the person leaves the register is theirs to decide."""
    secretaries = [person.id for person in seat.board.secretaries if person != seat.person]
    button = ((tap("Register", "people", seat.board.id, 0),),)
    text = say("own_data.wishes", person=seat.person, board=seat.board)
    context.work.tell(seat.board, secretaries, text, button)


def _plan(board: Board, planned: Erasure) -> str:
    def named(drafts: list[Draft]) -> list[str]:
        return [title_of(draft, board) for draft in drafts[:SHOWN]]

    stays = [(title_of(draft, board), why) for draft, why in planned.stays[:SHOWN]]
    return say(
        "own_data.plan",
        removed=named(list(planned.removed)),
        left=named(list(planned.left)),
        stays=stays,
        more=max(0, *(len(them) - SHOWN for them in (planned.removed, planned.left, planned.stays))),
        board=board,
    )


def _digest(planned: Erasure) -> str:
    stays = (draft for draft, _why in planned.stays)
    whole = [(d.id, d.seq) for d in chain(planned.removed, planned.left, stays)]
    return hashlib.sha256(repr(whole).encode()).hexdigest()[:SEEN]
