"""Joining what has been handed in: from the group, by link, for one's group; and leaving again.

What is joined is shown first: in a group by the card, else as the very files that were handed in.
"""

from __future__ import annotations

from drafts.anslutning import (
    anslut,
    asked_again,
    check_joins,
    check_offered,
    group_of,
    joiners,
    leave,
    offer,
    revoke_offers,
)
from drafts.arende import Arende
from drafts.board import Board
from drafts.changes import Anslot
from drafts.draft import Draft, Version
from drafts.errors import NotOnDraft, StaleButton
from drafts.meeting_errors import AlreadyJoined
from drafts.people import Person
from drafts.rights import Seat
from handlers.around import names_of
from handlers.cards import JOINS, label
from handlers.changing import put
from handlers.context import Context
from handlers.here import lives_in, tapped
from handlers.letters import Answer, Button, Document, Edit, Face, Message, Spot, View, grave, tap
from handlers.printing import file_name
from handlers.slips import GROUP, join_button
from handlers.taps import Tap, Words
from handlers.templates import say
from handlers.work import Work, fresh_secret


async def join(tap_: Tap, context: Context) -> None:
    """Joins what the button was shown with. Who leads a group is asked first whether all of it joins."""
    draft, seat = await tapped(tap_, context)
    how = "".join(tap_.args[2:3])
    if how not in {"", "jag", "grupp"}:
        raise StaleButton
    change = anslut(draft, seat, tap_.arg(1), context.work.now, party=how == "grupp")
    if _leads(draft, seat) and not how:
        _ask_how(tap_, draft, seat, context)
        return
    draft = put(context, draft, seat, change)
    if tap_.spot.private:
        slip = Face(tap_.spot, draft.id, View.ANSLUTNING, seat.person.id)
        context.work.hung.append((slip, tap_.message))
    else:
        hang_slip(context.work, draft, seat.board, seat.person.id)
    context.work.say(Answer(tap_.query, say("anslutning.thanks", late=change.late)))
    tell(context.work, draft, seat, came(draft, seat, change))


def _ask_how(tap_: Tap, draft: Draft, seat: Seat, context: Context) -> None:
    """In the private chat: in a group, others would see the buttons."""
    version = check_joins(draft, seat)
    text, rows = say("anslutning.how", arende=seat.board.arende(draft.arende)), _choices(draft, seat, version)
    if tap_.spot.private:
        context.work.say(Edit(tap_.spot, tap_.message, text, rows))
    else:
        context.work.say(Message(Spot(tap_.account), text, rows))
    context.work.say(Answer(tap_.query, "" if tap_.spot.private else say("anslutning.asked_privately")))


async def read(tap_: Tap, context: Context) -> None:
    """The files as handed in, to the private chat: for the group the draft lives in, and its joiners."""
    draft, seat = await tapped(tap_, context)
    if draft.version and draft.anslutning(seat.person.id):
        _show(context.work, Spot(tap_.account), seat.board.arende(draft.arende), draft.version)
    elif await lives_in(tap_.spot, draft, context):
        _show_and_ask(Spot(tap_.account), draft, seat, check_joins(draft, seat), context)
    else:
        raise NotOnDraft
    context.work.say(Answer(tap_.query, "" if tap_.spot.private else say("anslutning.asked_privately")))


async def open_link(words: Words, context: Context, draft_id: str, secret: str) -> None:
    """Shows what was handed in, and asks; to who has joined, their slip."""
    draft = await context.draft(draft_id)
    seat = await context.seat(words.account, draft.board)
    try:
        version = check_offered(draft, seat, secret, context.work.now)
    except AlreadyJoined:
        context.work.say(Message(words.spot, say("anslutning.already")))
        context.work.say(Face(words.spot, draft.id, View.CARD))
        return
    if draft.anslutning(seat.person.id):
        hang_slip(context.work, draft, seat.board, seat.person.id)
        return
    _show_and_ask(words.spot, draft, seat, version, context)


async def leave_it(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    draft = put(context, draft, seat, leave(draft, seat))
    context.work.say(Answer(tap_.query, say("anslutning.left_it")))
    tell(context.work, draft, seat, went(draft, seat, seat.person))


async def ask_more(tap_: Tap, context: Context) -> None:
    """A link for many, to the private chat of the author who asked for it."""
    draft, seat = await tapped(tap_, context)
    secret = fresh_secret()
    draft = put(context, draft, seat, offer(draft, seat, secret, context.work.now))
    link = context.deep_link(f"anslut-{draft.id}-{secret}")
    rows = ((Button("Kopiera länken", copy=link),), (grave(tap("Återkalla", "anslutnej", draft.id)),))
    text = say("anslutning.link", link=link, arende=seat.board.arende(draft.arende))
    context.work.say(Message(Spot(tap_.account), text, rows))
    context.work.say(Answer(tap_.query, "" if tap_.spot.private else say("joining.sent_privately")))


async def revoke(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    put(context, draft, seat, revoke_offers(draft, seat))
    text = say("anslutning.link_revoked", arende=seat.board.arende(draft.arende))
    context.work.say(Edit(tap_.spot, tap_.message, text))


def ask_again(work: Work, draft: Draft, board: Board) -> None:
    """Those who had joined an earlier version are shown the new one, and asked on their slip."""
    for anslutning in asked_again(draft, board):
        account = board.account_of(anslutning.person)
        if account is not None and draft.version is not None:
            _show(work, Spot(account), board.arende(draft.arende), draft.version)
            hang_slip(work, draft, board, anslutning.person)


def hang_slips(work: Work, draft: Draft, board: Board) -> None:
    """All who have joined are told anew how it stands."""
    for anslutning in draft.joined:
        hang_slip(work, draft, board, anslutning.person)


def hang_slip(work: Work, draft: Draft, board: Board, person: str) -> None:
    if (account := board.account_of(person)) is not None:
        work.say(Face(Spot(account), draft.id, View.ANSLUTNING, person))


def tell(work: Work, draft: Draft, seat: Seat, text: str) -> None:
    """The authors and the secretaries, but for whoever did it."""
    people = [*(author.person for author in draft.authors), *(p.id for p in seat.board.secretaries)]
    work.tell(seat.board, (id_ for id_ in people if id_ != seat.person.id), text)


def came(draft: Draft, seat: Seat, change: Anslot) -> str:
    """What is told of somebody who has joined, by themselves or as the secretary has it."""
    names = names_of((a for a in joiners(draft, seat.board) if a.person == change.person), seat.board)
    return say("anslutning.came", arende=seat.board.arende(draft.arende), names=names, late=change.late)


def went(draft: Draft, seat: Seat, person: Person) -> str:
    return say("anslutning.went", arende=seat.board.arende(draft.arende), person=person)


def _show_and_ask(spot: Spot, draft: Draft, seat: Seat, version: Version, context: Context) -> None:
    arende = seat.board.arende(draft.arende)
    _show(context.work, spot, arende, version)
    text = say("anslutning.ask", label=label(draft), arende=arende, version=version)
    context.work.say(Message(spot, text, _choices(draft, seat, version)))


def _show(work: Work, spot: Spot, arende: Arende, version: Version) -> None:
    work.say(Document(spot, version.pdf, file_name(arende, version.names, version.number, "pdf")))
    for file in version.attachments:
        work.say(Document(spot, file.sha256, file.name))


def _choices(draft: Draft, seat: Seat, version: Version) -> tuple[tuple[Button, ...], ...]:
    alone = (join_button(JOINS, draft, version, "jag"),)
    return (alone, (join_button(GROUP, draft, version, "grupp"),)) if _leads(draft, seat) else (alone,)


def _leads(draft: Draft, seat: Seat) -> bool:
    """Whether there is a group to answer for."""
    return seat.person.gruppledare and bool(group_of(seat.person, draft, seat.board))
