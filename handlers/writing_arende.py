"""The secretary writes an ärende, a question at a time; a restart in the middle loses nothing."""

from __future__ import annotations

from drafts.agenda import AgendaRow, read_agenda
from drafts.meeting_changes import ArendeSet
from drafts.rights import check_secretary
from handlers.changing import put_board
from handlers.context import Context
from handlers.letters import About, Answer, Message, Spot, Topic, tap
from handlers.taps import Tap, Words
from handlers.templates import say

STEPS = ("number", "title", "diarienummer", "paragraph", "proposal")
NOTHING = {"-", "–", "nej", "hoppa över"}  # how one leaves a field empty


async def begin(tap_: Tap, context: Context) -> None:
    check_secretary(await context.seat(tap_.account, tap_.arg(0)))
    _ask(context, tap_.spot, STEPS[0], {"board": tap_.arg(0)})
    context.work.say(Answer(tap_.query))


async def answered(words: Words, context: Context, about: About) -> None:
    """The answer to one question; what is wrong with it is said at once, and asked again."""
    seat = await context.seat(words.account, about.fields["board"])
    check_secretary(seat)
    said = "" if words.text.strip().lower() in NOTHING else words.text
    fields = {**about.fields, about.item: said}
    filled = {"number": "1", "title": "-"} | {k: v for k, v in fields.items() if k != "board"}
    row = read_agenda([AgendaRow(0, filled)])
    if row.faults:
        fault = row.faults[0]
        _ask(context, words.spot, about.item, about.fields, say(f"agenda.{fault.what}", value=fault.value))
        return
    if about.item != STEPS[-1]:
        known = [
            a for a in seat.board.arenden if about.item == "number" and a.number == row.arenden[0].number
        ]
        warning = say("agenda.replaces", arende=known[0]) if known else ""
        _ask(context, words.spot, STEPS[STEPS.index(about.item) + 1], fields, warning)
        return
    (arende,) = row.arenden
    board = (await put_board(context, seat, ArendeSet(arende))).board
    buttons = ((tap("Tjänstgöring", "serving", board.id, arende.id), tap("Ärenden", "agenda", board.id)),)
    context.work.say(Message(words.spot, say("agenda.written", arende=arende), buttons))


def _ask(context: Context, spot: Spot, step: str, fields: dict[str, str], fault: str = "") -> None:
    about = About(Topic.ARENDE, item=step, fields=fields)
    text = say(f"agenda.ask_{step}", fault=fault)
    context.work.say(Message(spot, text, about=about, asks=say(f"agenda.asks_{step}")))
