"""What the minutes need and no draft knows: asked of the secretary, a field at a time."""

from __future__ import annotations

from drafts.errors import StaleButton
from drafts.minutes.completing import Field, check_complete, complete, written
from drafts.pasting import cut_in_sentence, goes_on
from drafts.words import tidy
from handlers.changing import put_board
from handlers.context import Context
from handlers.letters import About, Answer, Message, Spot, Topic
from handlers.minutes import secretary, view
from handlers.minutes_views import FIELDS
from handlers.taps import Tap, Words
from handlers.templates import say
from handlers.writing_arende import NOTHING

SHOWN = 3_000  # characters of what stands there now


async def ask(tap_: Tap, context: Context) -> None:
    """With what stands there now, to copy and mend."""
    seat, _drafts = await secretary(tap_, context)
    field = _field(tap_.arg(2))
    check_complete(seat, tap_.arg(1), field)
    arende = seat.board.arende(tap_.arg(1))
    now = written(seat.board, arende.id, field)
    fields = {"board": seat.board.id, "arende": arende.id}
    about = About(Topic.MINUTES, item=field.value, account=tap_.account, fields=fields)
    text = say("minutes.ask", arende=arende, field=field.value, now=now, length=SHOWN)
    context.work.say(Message(Spot(tap_.account), text, about=about, asks=FIELDS[field]))
    context.work.say(Answer(tap_.query))


async def answered(words: Words, context: Context, about: About) -> None:
    """The field as it reads now, and the ärende again. A long text may come in several messages."""
    seat = await context.seat(words.account, about.fields["board"])
    arende, field = about.fields["arende"], _field(about.item)
    text = _joined(about, words.text) if "at" in about.fields else words.text
    seat = await put_board(context, seat, complete(seat, arende, field, _meant(text)))
    if goes_on(words.text):
        cut = {**about.fields, "at": words.at.isoformat()}
        kept = About(Topic.MINUTES, item=about.item, words=tidy(text), account=words.account, fields=cut)
        context.work.marked.append((words.spot, words.message, kept))
    drawn = await view(context, seat.board, await context.shelf.drafts_of(seat.board.id), arende)
    context.work.say(Message(words.spot, drawn.text, drawn.buttons))


def _field(value: str) -> Field:
    try:
        return Field(value)
    except ValueError:
        raise StaleButton from None


def _meant(text: str) -> str:
    """A minus empties the field."""
    return "" if text.strip().lower() in NOTHING else text


def _joined(about: About, more: str) -> str:
    """A cut inside a sentence is closed again."""
    return f"{about.words}{' ' if cut_in_sentence(about.words) else chr(10)}{more}"
