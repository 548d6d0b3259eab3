"""The secretary enters who joined at the meeting: one list, a tap a person."""

from __future__ import annotations

from drafts.anslutning import check_joins, enter, group_of, joiners, take_back
from drafts.draft import Draft
from drafts.errors import NotSeen, Refusal, StaleButton
from drafts.people import Person
from drafts.rights import Seat, check_secretary
from handlers.anslutning import came, hang_slip, tell, went
from handlers.changing import put
from handlers.context import Context
from handlers.here import tapped
from handlers.letters import Answer, Button, Edit, Message, Rows, tap
from handlers.paging import paged
from handlers.taps import Tap
from handlers.templates import say

PAGE = 25  # people a message
NOT, ALONE, GROUP = "0", "1", "2"


async def list_members(tap_: Tap, context: Context) -> None:
    """Those who may join, with those who have; a page of a list that stands there takes its place."""
    draft, seat = await tapped(tap_, context)
    version = tap_.number(1)
    check_secretary(seat)
    if draft.version is None or draft.version.number != version:
        raise NotSeen
    if len(tap_.args) > 2:  # noqa: PLR2004 — the page, after draft and version
        context.work.say(Edit(tap_.spot, tap_.message, *_list(draft, seat, tap_.number(2))))
        return
    context.work.say(Message(tap_.spot, *_list(draft, seat, 0)))
    context.work.say(Answer(tap_.query))


async def set_member(tap_: Tap, context: Context) -> None:
    """Joined or not, with or without the group: the authors are told, and whom it is about."""
    draft, seat = await tapped(tap_, context)
    how, person = tap_.arg(3), seat.board.person(tap_.arg(2))
    if how not in {NOT, ALONE, GROUP}:
        raise StaleButton
    draft = _take_back(draft, seat, person, context) if how == NOT else _enter(tap_, draft, seat, context)
    context.work.say(Edit(tap_.spot, tap_.message, *_list(draft, seat, _page_of(person, draft, seat))))
    hang_slip(context.work, draft, seat.board, person.id)


def _enter(tap_: Tap, draft: Draft, seat: Seat, context: Context) -> Draft:
    person, party = tap_.arg(2), tap_.arg(3) == GROUP
    change = enter(draft, seat, person, tap_.number(1), context.work.now, party=party)
    draft = put(context, draft, seat, change)
    tell(context.work, draft, seat, came(draft, seat, change))
    return draft


def _take_back(draft: Draft, seat: Seat, person: Person, context: Context) -> Draft:
    draft = put(context, draft, seat, take_back(draft, seat, person.id))
    tell(context.work, draft, seat, went(draft, seat, person))
    return draft


def _list(draft: Draft, seat: Seat, page: int) -> tuple[str, Rows]:
    version = draft.version.number if draft.version else 0
    shown, turning = paged(_members(draft, seat), page, PAGE, "anslutin", draft.id, version)
    rows = tuple(_row(person, draft, seat) for person in shown)
    arende = seat.board.arende(draft.arende)
    return say("anslutning.members", arende=arende, anyone=bool(shown)), (*rows, *turning)


def _members(draft: Draft, seat: Seat) -> list[Person]:
    """In the register's order: whoever may join now."""
    return [person for person in seat.board.people if _may(draft, Seat(seat.board, person))]


def _may(draft: Draft, whose: Seat) -> bool:
    try:
        check_joins(draft, whose)
    except Refusal:
        return False
    return True


def _page_of(person: Person, draft: Draft, seat: Seat) -> int:
    ids = [member.id for member in _members(draft, seat)]
    return ids.index(person.id) // PAGE if person.id in ids else 0


def _row(person: Person, draft: Draft, seat: Seat) -> tuple[Button, ...]:
    """`✅ Jonas Thorell (M)`, and for one with others of the party there, `▫️ m.fl.`"""
    there = next((a for a in joiners(draft, seat.board) if a.person == person.id), None)
    name = _toggle(person.titled, on=there is not None)
    first = _button(name, person, draft, NOT if there else ALONE)
    if there is None or not group_of(person, draft, seat.board):
        return (first,)
    return first, _button(_toggle("m.fl.", on=there.party), person, draft, ALONE if there.party else GROUP)


def _toggle(name: str, *, on: bool) -> str:
    return f"{'✅' if on else '▫️'} {name}"


def _button(title: str, person: Person, draft: Draft, how: str) -> Button:
    version = draft.version.number if draft.version else 0
    return tap(title, "anslutfor", draft.id, version, person.id, how)
