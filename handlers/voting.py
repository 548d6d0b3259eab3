"""A votering's figures, and the decision in the secretary's own words, put to a decision not yet entered."""

from __future__ import annotations

from dataclasses import replace

from drafts import deciding
from drafts.board import Board
from drafts.decision import Votering
from drafts.decision_figures import read_figures
from drafts.draft import Draft
from drafts.errors import StaleButton
from drafts.moved import proposals
from drafts.rights import Seat
from handlers.context import Context
from handlers.deciding import decision_shown, show_confirmation
from handlers.decision_views import confirmation, name
from handlers.decisions import decision_of
from handlers.letters import About, Answer, Edit, Message, Rows, Topic, tap
from handlers.taps import Tap, Words
from handlers.telling import shortened
from handlers.templates import say

_ADMINISTRATION = "-"  # as a button carries the administration's proposal
_VOTE = frozenset({"ja", "nej", "avstar", "ja_for", "nej_for"})


async def ask_figures(tap_: Tap, context: Context) -> None:
    await _ask(tap_, context, "figures")


async def ask_words(tap_: Tap, context: Context) -> None:
    await _ask(tap_, context, "words")


async def _ask(tap_: Tap, context: Context, what: str) -> None:
    about = await decision_shown(tap_, context)
    seat, _drafts = await _seated(tap_.account, context, about)
    asking = replace(about, item=what, open=True)
    text = say(f"deciding.ask_{what}", arende=seat.board.arende(about.fields["arende"]))
    context.work.say(Message(tap_.spot, text, about=asking, asks=say(f"deciding.asks_{what}")))
    context.work.say(Answer(tap_.query))


async def answered(words: Words, context: Context, about: About) -> None:
    """The figures, checked against how many take part, or the words; what is wrong is said at once."""
    seat, drafts = await _seated(words.account, context, about)
    if about.item == "words":
        fields = about.fields | {"words": deciding.in_words(words.text)}
        drawn = confirmation(seat.board, drafts, fields, decision_of(fields, context.work.now))
        shown = About(Topic.DECISION, account=words.account, fields=fields, open=False)
        context.work.say(Message(words.spot, drawn.text, drawn.buttons, about=shown))
        return
    if about.item != "figures":
        raise StaleButton
    ja, nej, avstar = read_figures(words.text)
    votering = Votering(ja, nej, avstar, utslagsrost=ja == nej)
    deciding.check_figures(seat.board, about.fields["arende"], votering)
    kept = {field: value for field, value in about.fields.items() if field not in _VOTE}
    fields = {**kept, "ja": str(ja), "nej": str(nej), "avstar": str(avstar)}
    shown = About(Topic.DECISION, account=words.account, fields=fields, open=False)
    rows = _sides(seat.board, drafts, fields, "ja")
    text = say("deciding.which_side", word="ja", figures=fields)
    context.work.say(Message(words.spot, text, rows, about=shown))


async def choose_side(tap_: Tap, context: Context) -> None:
    """What ja stood for; then nej, where the winner does not leave just one."""
    about = await decision_shown(tap_, context)
    seat, drafts = await _seated(tap_.account, context, about)
    word, side = tap_.arg(0), "" if tap_.arg(1) == _ADMINISTRATION else tap_.arg(1)
    sides = _candidates(seat.board, drafts, about.fields, word)
    if "ja" not in about.fields or word not in {"ja", "nej"} or side not in sides:
        raise StaleButton
    fields = {**about.fields, f"{word}_for": side}
    if word == "ja":
        left = _candidates(seat.board, drafts, fields, "nej")
        if not left:
            raise StaleButton  # the other side has been withdrawn meanwhile
        if len(left) > 1:
            shown = replace(about, fields=fields)
            context.work.marked.append((tap_.spot, tap_.message, shown))
            text = say("deciding.which_side", word="nej", figures=fields)
            rows = _sides(seat.board, drafts, fields, "nej")
            context.work.say(Edit(tap_.spot, tap_.message, text, rows))
            return
        fields = {**fields, "nej_for": left[0]}
    decision = decision_of(fields, context.work.now)
    deciding.check_decision(seat.board, drafts, fields["arende"], decision)
    show_confirmation(tap_, context, (seat.board, drafts), fields)


async def _seated(account: int, context: Context, about: About) -> tuple[Seat, tuple[Draft, ...]]:
    seat = await context.seat(account, about.fields["board"])
    deciding.check_decide(seat, about.fields["arende"])
    return seat, await context.shelf.drafts_of(seat.board.id)


def _candidates(board: Board, drafts: tuple[Draft, ...], fields: dict[str, str], word: str) -> list[str]:
    """What this word may have stood for: one side is what the decision follows."""
    everything = ["", *(draft.id for draft in proposals(board, drafts, fields["arende"]))]
    if word == "ja":
        return everything
    other = fields.get("ja_for", "")
    return [side for side in everything if side != other] if other == fields["draft"] else [fields["draft"]]


def _sides(board: Board, drafts: tuple[Draft, ...], fields: dict[str, str], word: str) -> Rows:
    named = {draft.id: name(draft, board) for draft in proposals(board, drafts, fields["arende"])}
    wanted = _candidates(board, drafts, fields, word)
    return tuple(
        (
            tap(
                shortened(named.get(side, "Förvaltningens förslag"), 60),
                "voteside",
                word,
                side or _ADMINISTRATION,
            ),
        )
        for side in wanted
    )
