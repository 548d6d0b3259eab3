"""/beslut: the secretary enters what was decided, sees what will stand, and who says what of it."""

from __future__ import annotations

from drafts import deciding, stating
from drafts.board import Board
from drafts.decision import Outcome
from drafts.decision_changes import StatementDropped
from drafts.draft import Draft
from drafts.errors import StaleButton
from drafts.moved import proposals
from drafts.rights import Seat, check_secretary
from drafts.statement import Stance
from drafts.statement_bilaga import TITLES
from handlers.changing import put_board
from handlers.context import Context
from handlers.decision_views import WITHOUT_DRAFT, confirmation, view, which_arende, which_draft
from handlers.decisions import decision_of
from handlers.drawn import Drawn
from handlers.letters import About, Edit, Face, Message, Spot, Topic, View, grave, tap
from handlers.stating import ask
from handlers.taps import Tap, Words
from handlers.templates import say


async def decisions(words: Words, context: Context) -> None:
    """Which ärende? A message for each board the person is secretary of."""
    seats = await context.seats(words.account)
    own = [seat for seat in seats if seat.person in seat.board.secretaries]
    if not own:
        check_secretary(seats[0])
    for seat in own:
        drawn = which_arende(seat, 0)
        context.work.say(Message(Spot(words.account), drawn.text, drawn.buttons))


async def decisions_tapped(tap_: Tap, context: Context) -> None:
    seat = await context.seat(tap_.account, tap_.arg(0))
    check_secretary(seat)
    _show(tap_, context, which_arende(seat, tap_.number(1)))


async def decide(tap_: Tap, context: Context) -> None:
    """The ärende as the secretary sees it: what is moved, decided and said; and what may be entered."""
    seat, drafts = await _secretary(tap_, context)
    _show(tap_, context, view(seat.board, drafts, tap_.arg(1)))


async def choose_outcome(tap_: Tap, context: Context) -> None:
    """Which draft it follows is asked where there are several; then one sees what will stand."""
    seat, drafts = await _secretary(tap_, context)
    arende, outcome = tap_.arg(1), outcome_of(tap_.arg(2))
    deciding.check_decide(seat, arende)
    draft = _chosen(tap_, proposals(seat.board, drafts, arende), outcome)
    if draft is None:
        _show(tap_, context, which_draft(seat.board, drafts, arende, outcome))
        return
    fields = {"board": seat.board.id, "arende": arende, "outcome": outcome.value, "draft": draft}
    decision = decision_of(fields, context.work.now)
    deciding.check_decision(seat.board, drafts, arende, decision)
    show_confirmation(tap_, context, (seat.board, drafts), fields)


def show_confirmation(
    tap_: Tap, context: Context, of: tuple[Board, tuple[Draft, ...]], fields: dict[str, str]
) -> None:
    """What will stand, in words; kept under the message until it is entered."""
    about = About(Topic.DECISION, account=tap_.account, fields=fields, open=False)
    drawn = confirmation(*of, fields, decision_of(fields, context.work.now))
    context.work.marked.append((tap_.spot, tap_.message, about))
    context.work.say(Edit(tap_.spot, tap_.message, drawn.text, drawn.buttons))


async def enter(tap_: Tap, context: Context) -> None:
    """It stands; those who may speak of it are asked, and whoever's words no longer fit is told."""
    about = await decision_shown(tap_, context)
    seat = await context.seat(tap_.account, about.fields["board"])
    drafts, arende = await context.shelf.drafts_of(seat.board.id), about.fields["arende"]
    before = seat.board.decision(arende)
    entering = deciding.enter(seat, drafts, arende, decision_of(about.fields, context.work.now))
    seat = await put_board(context, seat, *entering)
    _tell_dropped(context, seat.board, entering)
    after = seat.board.decision(arende)
    turned = before is None or after is None or deciding.turns(before, after)
    await _ask_silent(context, seat.board, drafts, arende, anew=turned)
    context.work.marked.append((tap_.spot, tap_.message, None))
    _show(tap_, context, view(seat.board, drafts, arende))


async def add(tap_: Tap, context: Context) -> None:
    """A tilläggsförslag was carried too, or not after all."""
    about = await decision_shown(tap_, context)
    seat = await context.seat(tap_.account, about.fields["board"])
    deciding.check_decide(seat, about.fields["arende"])
    drafts = await context.shelf.drafts_of(seat.board.id)
    added = about.fields.get("added", "").split()
    kept = [id_ for id_ in added if id_ != tap_.arg(0)]
    fields = {**about.fields, "added": " ".join(kept if tap_.arg(0) in added else [*added, tap_.arg(0)])}
    decision = decision_of(fields, context.work.now)
    deciding.check_decision(seat.board, drafts, fields["arende"], decision)
    show_confirmation(tap_, context, (seat.board, drafts), fields)


async def ask_take_back(tap_: Tap, context: Context) -> None:
    seat, _drafts = await _secretary(tap_, context)
    deciding.take_back(seat, tap_.arg(1))
    arende = seat.board.arende(tap_.arg(1))
    answers = sum(said.stance is not Stance.NONE for said in seat.board.statements_in(arende.id))
    yes = grave(tap("Ja, ta tillbaka beslutet", "undecided", seat.board.id, arende.id))
    back = tap("Avbryt", "decide", seat.board.id, arende.id)
    _show(tap_, context, Drawn(say("deciding.really", arende=arende, answers=answers), ((yes,), (back,))))


async def take_back(tap_: Tap, context: Context) -> None:
    """Nothing is decided, and nothing is said of it."""
    seat, drafts = await _secretary(tap_, context)
    entering = deciding.take_back(seat, tap_.arg(1))
    seat = await put_board(context, seat, *entering)
    _tell_dropped(context, seat.board, entering)
    _show(tap_, context, view(seat.board, drafts, tap_.arg(1)))


async def decision_shown(tap_: Tap, context: Context) -> About:
    """What the message that was tapped holds; StaleButton where it is nothing of the kind, or another's."""
    about = await context.shelf.about(tap_.spot.chat, tap_.message)
    if about is None or about.topic is not Topic.DECISION or about.account != tap_.account:
        raise StaleButton
    return about


def outcome_of(value: str) -> Outcome:
    try:
        return Outcome(value)
    except ValueError:
        raise StaleButton from None


async def _secretary(tap_: Tap, context: Context) -> tuple[Seat, tuple[Draft, ...]]:
    """The seat of the board's secretary, and its drafts; the ärende is argument 1."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    check_secretary(seat)
    seat.board.arende(tap_.arg(1))
    return seat, await context.shelf.drafts_of(seat.board.id)


def _show(tap_: Tap, context: Context, drawn: Drawn) -> None:
    """In a group it is nobody else's to see."""
    if tap_.spot.private:
        context.work.say(Edit(tap_.spot, tap_.message, drawn.text, drawn.buttons))
    else:
        context.work.say(Message(Spot(tap_.account), drawn.text, drawn.buttons))


def _chosen(tap_: Tap, among: tuple[Draft, ...], outcome: Outcome) -> str | None:
    """The draft's id, empty for none; None where it has to be asked."""
    if len(tap_.args) > 3:  # noqa: PLR2004 — the draft is the fourth
        return tap_.arg(3) if tap_.arg(3) != WITHOUT_DRAFT else ""
    if outcome is Outcome.FORVALTNINGEN or not among:
        return ""
    alone = len(among) == 1 and outcome in deciding.NEEDS_DRAFT
    return among[0].id if alone else None


def _tell_dropped(context: Context, board: Board, entering: deciding.Entering) -> None:
    """Each whose words no longer fit gets them back; the secretary has had their Bilaga."""
    for change in entering:
        if not isinstance(change, StatementDropped) or change.statement.stance is Stance.NONE:
            continue
        said = change.statement
        account = board.account_of(said.person)
        if account is not None:
            arende, title = board.arende(said.arende), TITLES[said.stance]
            text = say("deciding.dropped", arende=arende, title=title, words=said.words)
            context.work.say(Message(Spot(account), text))


async def _ask_silent(
    context: Context, board: Board, drafts: tuple[Draft, ...], arende: str, *, anew: bool
) -> None:
    """A question that hangs there is redrawn by itself: it comes anew where the decision turned over."""
    for person in stating.silent(board, drafts, arende):
        account = board.account_of(person)
        draft = stating.grounds(board, drafts, arende, person)[0]
        hangs = account is not None and await context.shelf.is_shown(
            Face(Spot(account), draft.id, View.QUESTION, person)
        )
        if anew or not hangs:
            ask(context, board, drafts, arende, person)
