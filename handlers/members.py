"""/register: the people of the board, and the links that let them in."""

from __future__ import annotations

from drafts.errors import MayNotInvite
from drafts.identity import hand_out, open_links, revoke
from drafts.people import Person
from drafts.rights import Seat, check_invite, may_invite
from handlers.context import Context
from handlers.letters import Answer, Button, Edit, Message, Rows, Spot, grave, tap
from handlers.menu import menu_of
from handlers.paging import paged
from handlers.taps import Tap, Words
from handlers.templates import say
from handlers.work import fresh_secret

PAGE = 12  # people a message


async def members(words: Words, context: Context) -> None:
    seats = await context.seats(words.account)
    leading = [seat for seat in seats if _shown(seat)]
    if not leading:
        raise MayNotInvite
    for seat in leading:
        context.work.say(Message(words.spot, *_members(seat, 0)))


async def members_tapped(tap_: Tap, context: Context) -> None:
    seat = await context.seat(tap_.account, tap_.arg(0))
    context.work.say(Edit(tap_.spot, tap_.message, *_members(seat, tap_.number(1))))


async def member(tap_: Tap, context: Context) -> None:
    seat = await context.seat(tap_.account, tap_.arg(0))
    whom = seat.board.person(tap_.arg(1))
    check_invite(seat, whom)
    context.work.say(Edit(tap_.spot, tap_.message, *_member(seat, whom)))


async def hand_out_link(tap_: Tap, context: Context) -> None:
    """The link is shown once, in a private chat: only its hash is kept."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    whom = seat.board.person(tap_.arg(1))
    secret = fresh_secret()
    change = hand_out(seat, whom, secret, context.work.now)
    board = context.work.put_board(seat.board, change, seat.person.id)
    link = context.deep_link(f"jag-{seat.board.id}-{secret}")
    text = say("members.link", person=whom, board=seat.board, link=link, expires=change.link.expires)
    context.work.say(Message(Spot(tap_.account), text, ((Button("Kopiera länken", copy=link),),)))
    context.work.say(Edit(tap_.spot, tap_.message, *_member(Seat(board, seat.person), whom)))


async def revoke_access(tap_: Tap, context: Context) -> None:
    seat = await context.seat(tap_.account, tap_.arg(0))
    whom = seat.board.person(tap_.arg(1))
    board, account = seat.board, seat.board.account_of(whom.id)
    for change in revoke(seat, whom):
        board = context.work.put_board(board, change, seat.person.id)
    if account is not None:
        context.work.say(menu_of(Spot(account), ()))
    context.work.say(Edit(tap_.spot, tap_.message, *_member(Seat(board, seat.person), whom)))
    context.work.say(Answer(tap_.query, say("members.revoked", person=whom)))


def _members(seat: Seat, page: int) -> tuple[str, Rows]:
    shown = _shown(seat)
    if not shown:
        raise MayNotInvite
    on_page, turning = paged(shown, page, PAGE, "people", seat.board.id)
    rows = tuple((_row(seat, person),) for person in on_page)
    secretary = seat.person in seat.board.secretaries
    loading = ((tap("Ladda upp register", "loadpeople", seat.board.id),),) if secretary else ()
    text = say("members.members", board=seat.board, total=len(shown), bound=_bound(seat, shown))
    return text, (*rows, *turning, *loading)


def _shown(seat: Seat) -> list[Person]:
    return [person for person in seat.board.people if may_invite(seat, person)]


def _row(seat: Seat, person: Person) -> Button:
    return tap(f"{_mark(seat, person)} {person.titled}", "person", seat.board.id, person.id)


def _mark(seat: Seat, person: Person) -> str:
    if seat.board.account_of(person.id) is not None:
        return "✅"
    return "✉️" if open_links(seat.board, person.id) else "▫️"


def _bound(seat: Seat, people: list[Person]) -> int:
    return sum(seat.board.account_of(person.id) is not None for person in people)


def _member(seat: Seat, person: Person) -> tuple[str, Rows]:
    bound = seat.board.account_of(person.id) is not None
    links = open_links(seat.board, person.id)
    rows: Rows = ((tap("Skapa länk", "link", seat.board.id, person.id),),)
    if bound or links:
        rows = (*rows, (grave(tap("Återkalla", "unlink", seat.board.id, person.id)),))
    text = say("members.member", person=person, bound=bound, links=len(links))
    page = _shown(seat).index(person) // PAGE
    return text, (*rows, (tap("Tillbaka", "people", seat.board.id, page),))
