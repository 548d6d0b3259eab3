"""What is said of a decision: the question to those who may, and their answers, a tap each."""

from __future__ import annotations

from dataclasses import replace

from drafts import stating
from drafts.arende import Arende
from drafts.board import Board
from drafts.decision_changes import StatementDropped
from drafts.draft import Draft
from drafts.errors import Refusal, StaleButton
from drafts.people import Role
from drafts.rights import Seat, check_secretary, met
from drafts.statement import Stance, Statement
from drafts.statement_bilaga import TITLES
from handlers.changing import put_board
from handlers.context import Context
from handlers.drawn import Drawn
from handlers.letters import Answer, Edit, Face, Message, Rows, Spot, Topic, View, tap
from handlers.paging import paged
from handlers.stances import CODES, Scene, view
from handlers.taps import Tap
from handlers.templates import say

PAGE = 20  # people a message


def rows(seat: Seat, arende: Arende) -> Rows:
    """For the ärende's view: whoever may say something of the decision, asked or not."""
    try:
        stating.check_open(seat.board, arende.id)
    except Refusal:
        return ()
    if met(stating.VERBS[Stance.RESERVATION], seat.board, seat.person, arende.id) is None:
        return ((tap("Reservera dig", "state", seat.board.id, arende.id),),)
    if any(met(verb, seat.board, seat.person, arende.id) is None for verb in stating.VERBS.values()):
        return ((tap("Yttra dig", "state", seat.board.id, arende.id),),)
    return ()


def question(draft: Draft, board: Board, drafts: tuple[Draft, ...], person: str) -> Drawn:
    """The message in which somebody is asked, as it is to read now."""
    who = board.find(person)
    if who is None:
        return Drawn(say("stating.no_longer", arende=board.arende(draft.arende)))
    return view(Scene(board, drafts, board.arende(draft.arende), who), asks=True)


def ask(context: Context, board: Board, drafts: tuple[Draft, ...], arende: str, person: str) -> None:
    """In the private chat of one who is asked; nobody where they have none."""
    account = board.account_of(person)
    if account is not None:
        draft = stating.grounds(board, drafts, arende, person)[0]
        context.work.say(Face(Spot(account), draft.id, View.QUESTION, person))


async def state(tap_: Tap, context: Context) -> None:
    """What one may say, in one's private chat; to the secretary, what somebody else may."""
    seat, scene = await scene_of(tap_, context, whose=2)
    stating.check_open(seat.board, scene.arende.id)
    if seat.person.role is Role.SEKRETERARE and not scene.by_secretary:
        await people(tap_, context)
        return
    drawn = view(scene)
    if tap_.spot.private:
        context.work.say(Edit(tap_.spot, tap_.message, drawn.text, drawn.buttons))
    else:
        context.work.say(Message(Spot(tap_.account), drawn.text, drawn.buttons))
        context.work.say(Answer(tap_.query, say("stating.in_private")))


async def people(tap_: Tap, context: Context) -> None:
    """The secretary chooses who it is that said something at the meeting."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    check_secretary(seat)
    stating.check_open(seat.board, tap_.arg(1))
    arende = seat.board.arende(tap_.arg(1))
    page = tap_.number(2) if len(tap_.args) > 2 else 0  # noqa: PLR2004 — which page is said third, if at all
    everyone = [person for person in seat.board.people if person.role is not Role.SEKRETERARE]
    shown, turning = paged(everyone, page, PAGE, "stateof", seat.board.id, arende.id)
    buttons = tuple((tap(p.titled, "state", seat.board.id, arende.id, p.id),) for p in shown)
    back = (tap("Tillbaka", "decide", seat.board.id, arende.id),)
    text = say("stating.who", arende=arende)
    context.work.say(Edit(tap_.spot, tap_.message, text, (*buttons, *turning, back)))


async def answer(tap_: Tap, context: Context) -> None:
    """One tap: a reservation, a särskilt uttalande that is handed in, the ersättare's support, or nothing."""
    seat, scene = await scene_of(tap_, context, whose=4)
    said = said_by(scene, stance_of(tap_.arg(2)), tap_.arg(3), context)
    made = stating.make(seat, scene.drafts, said)
    before = seat.board.statements_in(said.arende)
    seat = await put_board(context, seat, made)
    after = seat.board.statements_in(said.arende)
    for old in before:
        if old not in after:
            tell_dropped(context, seat.board, StatementDropped(old))
    await show_again(tap_, context, replace(scene, board=seat.board))
    context.work.say(Answer(tap_.query, say("stating.noted", stance=said.stance)))


async def take_back(tap_: Tap, context: Context) -> None:
    """What was said is taken back; of own words the secretary, who has their Bilaga, is told."""
    seat, scene = await scene_of(tap_, context, whose=3)
    dropped = stating.take_back(seat, scene.arende.id, scene.person.id, stance_of(tap_.arg(2)))
    seat = await put_board(context, seat, dropped)
    tell_dropped(context, seat.board, dropped)
    await show_again(tap_, context, replace(scene, board=seat.board))
    context.work.say(Answer(tap_.query, say("stating.taken_back", stance=dropped.statement.stance)))


def tell_dropped(context: Context, board: Board, dropped: StatementDropped) -> None:
    said = dropped.statement
    if not said.pdf:
        return
    arende, who = board.arende(said.arende), board.person(said.person)
    text = say("stating.words_taken_back", arende=arende, who=who, title=TITLES[said.stance], pdf=said.pdf)
    context.work.tell(board, (secretary.id for secretary in board.secretaries), text)


async def stand_with(tap_: Tap, context: Context) -> None:
    """*Jag också*: behind a colleague's own words, as they were shown."""
    seat, scene = await scene_of(tap_, context, whose=5)
    stance = stance_of(tap_.arg(2))
    other = stating.statement(seat.board, scene.arende.id, tap_.arg(3), stance)
    if other is None:
        raise StaleButton
    await put_board(context, seat, stating.stand_with(seat, scene.drafts, other, tap_.arg(4)))
    who = seat.board.person(other.person)
    text = say("stating.stands_with", arende=scene.arende, who=who, title=TITLES[stance])
    context.work.say(Edit(tap_.spot, tap_.message, text))


async def scene_of(tap_: Tap, context: Context, whose: int) -> tuple[Seat, Scene]:
    """Who taps, and whom argument number `whose` says it is for: oneself where it says nobody."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    person = tap_.args[whose] if len(tap_.args) > whose else ""
    drafts = await context.shelf.drafts_of(seat.board.id)
    return seat, scene_for(seat, drafts, tap_.arg(1), person)


def scene_for(seat: Seat, drafts: tuple[Draft, ...], arende: str, person: str) -> Scene:
    """OnlySecretary where it is for somebody else than the person in the seat."""
    whom = seat.board.person(person) if person else seat.person
    other = whom.id != seat.person.id
    if other:
        check_secretary(seat)
    return Scene(seat.board, drafts, seat.board.arende(arende), whom, by_secretary=other)


def stance_of(code: str) -> Stance:
    if code not in CODES:
        raise StaleButton
    return CODES[code]


def said_by(of: Scene, stance: Stance, draft: str, context: Context) -> Statement:
    return Statement(of.arende.id, of.person.id, stance, context.work.now, of.person.id, draft)


async def show_again(tap_: Tap, context: Context, of: Scene) -> None:
    """A message that asks is redrawn by itself; another is put as it is to read now."""
    about = await context.shelf.about(tap_.spot.chat, tap_.message)
    if about is None or about.topic is not Topic.QUESTION:
        drawn = view(of)
        context.work.say(Edit(tap_.spot, tap_.message, drawn.text, drawn.buttons))
