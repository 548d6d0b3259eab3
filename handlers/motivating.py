"""Writing the motivation: a reply holds paragraphs and headings; a long text may come in several messages."""

from __future__ import annotations

from datetime import datetime, timedelta

from drafts.draft import Draft
from drafts.drafting import add_motivation, check_edit
from drafts.pasting import cut_in_sentence, goes_on, pieces
from handlers.changing import put
from handlers.context import Context
from handlers.here import draft_here, tapped
from handlers.letters import About, Answer, Message, Topic, tap
from handlers.taps import Tap, Words
from handlers.templates import say

CLIENT_PAUSE = timedelta(seconds=30)  # a client sends the pieces of a long text at once; the net may be slow


async def motivate(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    text = say("motivating.ask", person=seat.person, account=tap_.account, private=tap_.spot.private)
    about = About(Topic.MOTIVATION, draft.id, account=tap_.account)
    context.work.say(Message(tap_.spot, text, about=about, asks=say("motivating.asks")))
    context.work.say(Answer(tap_.query))


async def motivate_by_command(words: Words, context: Context) -> None:
    """`/motivering Text …` adds it; `/motivering` alone asks."""
    draft, seat = await draft_here(words.spot, words.account, context)
    check_edit(draft, seat)
    about = About(Topic.MOTIVATION, draft.id, account=words.account)
    if words.text.strip():
        await written(words, context, about)
        return
    text = say("motivating.ask", person=seat.person, account=words.account, private=words.spot.private)
    context.work.say(Message(words.spot, text, (), words.message, about, say("motivating.asks")))


async def written(words: Words, context: Context, about: About) -> None:
    """A reply with motivation, or the next piece of one that the client cut."""
    draft = await context.draft(about.draft)
    seat = await context.seat(words.account, draft.board)
    new = pieces(words.text)
    glued = _continues(about, words) and cut_in_sentence(about.words) and _stands_last(about.words, draft)
    draft = put(context, draft, seat, add_motivation(draft, seat, new, glued=glued))
    more = goes_on(words.text)
    if more:
        _await_more(words, context, draft)
    text = say("motivating.added", blocks=new, more=more, glued=glued, private=words.spot.private)
    buttons = ((tap("Ångra", "undo", draft.id, draft.seq), tap("Skriv mer", "motivate", draft.id)),)
    receipt = About(Topic.MOTIVATION, draft.id, account=words.account, open=False)
    context.work.say(Message(words.spot, text, buttons, words.message, receipt))


def is_for(about: About, words: Words) -> bool:
    """Do words that reply to nothing answer this? A cut text's next piece does, if it comes at once."""
    return "at" not in about.fields or _continues(about, words)


def _await_more(words: Words, context: Context, draft: Draft) -> None:
    """The message itself waits for its continuation: it is known at once, a receipt when it is posted."""
    cut = About(Topic.MOTIVATION, draft.id, words=words.text, fields={"at": words.at.isoformat()})
    context.work.marked.append((words.spot, words.message, cut))


def _stands_last(before: str, draft: Draft) -> bool:
    """Nobody else has added to the motivation since the piece before."""
    last = pieces(before)[-1][0]
    return bool(draft.text.motivation) and draft.text.motivation[-1].text.endswith(last)


def _continues(about: About, words: Words) -> bool:
    written_at = about.fields.get("at")
    return written_at is not None and words.at - datetime.fromisoformat(written_at) < CLIENT_PAUSE
