"""The secretary writes an ärende, a question at a time; a restart in the middle loses nothing."""

from __future__ import annotations

from dataclasses import replace

from drafts.agenda import AgendaRow, read_agenda, same_number
from drafts.arende import Arende
from drafts.board import Board
from drafts.meeting_changes import ArendeSet
from drafts.meetings import open_meeting
from drafts.placing import placed
from drafts.rights import check_secretary
from handlers.changing import put_board
from handlers.context import Context
from handlers.letters import About, Answer, Message, Rows, Spot, Topic, tap
from handlers.taps import Tap, Words
from handlers.templates import say

STEPS = ("number", "title", "diarienummer", "paragraph", "proposal")
NOTHING = {"-", "–", "nej", "hoppa över"}  # how one leaves a field empty


async def begin(tap_: Tap, context: Context) -> None:
    """For the agenda of a meeting, or of none."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    check_secretary(seat)
    meeting = open_meeting(seat.board, tap_.arg(1)).id if len(tap_.args) > 1 else ""
    _ask(context, tap_.spot, STEPS[0], {"board": seat.board.id, "meeting": meeting})
    context.work.say(Answer(tap_.query))


async def answered(words: Words, context: Context, about: About) -> None:
    """The answer to one question; what is wrong with it is said at once, and asked again."""
    seat = await context.seat(words.account, about.fields["board"])
    check_secretary(seat)
    meeting = about.fields.get("meeting", "")
    if meeting:
        open_meeting(seat.board, meeting)
    said = "" if words.text.strip().lower() in NOTHING else words.text
    fields = {**about.fields, about.item: said}
    filled = {"number": "1", "title": "-"} | {name: fields[name] for name in STEPS if name in fields}
    row = read_agenda([AgendaRow(0, filled)])
    if row.faults:
        fault = row.faults[0]
        _ask(context, words.spot, about.item, about.fields, say(f"agenda.{fault.what}", value=fault.value))
        return
    (arende,) = row.arenden
    known = _known(seat.board, meeting, arende.number)
    if about.item != STEPS[-1]:
        warning = say("agenda.replaces", arende=known) if known and about.item == "number" else ""
        _ask(context, words.spot, STEPS[STEPS.index(about.item) + 1], fields, warning)
        return
    arende = replace(placed(seat.board, arende, meeting), summary=known.summary if known else "")
    board = (await put_board(context, seat, ArendeSet(arende))).board
    context.work.say(Message(words.spot, say("agenda.written", arende=arende), _next_steps(board, arende)))


def _next_steps(board: Board, arende: Arende) -> Rows:
    named = (board.id, arende.id)
    where = (board.id, arende.meeting) if arende.meeting else (board.id,)
    there = tap("Sammanträdet", "meeting", *where) if arende.meeting else tap("Ärenden", "agenda", board.id)
    return (
        (tap("Ett ärende till", "write", *where), there),
        (tap("Tjänstgöring", "serving", *named), tap("Lägg till handling", "file", *named)),
    )


def _known(board: Board, meeting: str, number: str) -> Arende | None:
    """The ärende that stands under the number on that agenda."""
    same = (a for a in board.agenda(meeting) if same_number(a.number) == same_number(number))
    return next(same, None)


def _ask(context: Context, spot: Spot, step: str, fields: dict[str, str], fault: str = "") -> None:
    about = About(Topic.ARENDE, item=step, fields=fields)
    text = say(f"agenda.ask_{step}", fault=fault)
    context.work.say(Message(spot, text, about=about, asks=say(f"agenda.asks_{step}")))
