"""Rewording by reply: the answer is the tracked change, and it counts when somebody adopts it."""

from __future__ import annotations

from dataclasses import replace

from drafts.comparing import compare
from drafts.draft import Draft
from drafts.drafting import reword
from drafts.errors import StaleButton, TextMoved
from drafts.rights import Seat
from drafts.text import TITLE, words_digest
from handlers.changing import put
from handlers.context import Context
from handlers.here import tapped
from handlers.hints import hints
from handlers.letters import About, Edit, Message, Rows, Topic, chief, tap
from handlers.retelling import last_to_reword, name, told
from handlers.taps import Tap, Words
from handlers.templates import say


async def propose(words: Words, context: Context, about: About) -> None:
    """New words for the piece that was replied to. They are kept, and shown against what stands now."""
    draft = await context.draft(about.draft)
    seat = await context.seat(words.account, draft.board)
    seen = words_digest(draft.text.words(about.item))
    wanted = reword(draft, seat, about.item, seen, words.text).words
    if wanted == standing_words(draft, seat, about.item):
        text = say("rewording.same", name=name(draft.text, about.item))
        context.work.say(Message(words.spot, text, (), words.message))
        return
    show = _told if about.seen == seen else _told_moved
    proposal = About(Topic.PROPOSAL, draft.id, about.item, seen, wanted, words.account)
    text = await show(context, draft, seat, proposal)
    context.work.say(Message(words.spot, text, _choices(draft), words.message, proposal))


def about_item(draft: Draft, item: str) -> About:
    """A message that shows the piece as it stands: a reply rewords it, but it asks for nothing by itself."""
    return About(Topic.ITEM, draft.id, item, words_digest(draft.text.words(item)), open=False)


async def adopt(tap_: Tap, context: Context) -> None:
    """The words become the draft's; where it has moved underneath, both readings are shown, to choose."""
    draft, seat = await tapped(tap_, context)
    about = await _proposal(tap_, context)
    now = draft.text.words(about.item)
    try:
        draft = put(context, draft, seat, reword(draft, seat, about.item, about.seen, about.words))
    except TextMoved:
        renewed = replace(about, seen=words_digest(now))
        text = await _told_moved(context, draft, seat, renewed)
        _become(context, tap_, text, _choices(draft), renewed)
        return
    spans = compare(now, draft.text.words(about.item))
    text = say("rewording.adopted", spans=spans, person=seat.person, name=name(draft.text, about.item))
    undo = ((tap("Ångra", "undo", draft.id, draft.seq),),)
    _become(context, tap_, text, undo, about_item(draft, about.item))


async def discard(tap_: Tap, context: Context) -> None:
    """Not adopted after all; the words stay to be read where they were."""
    draft, seat = await tapped(tap_, context)
    about = await _proposal(tap_, context)
    if not draft.has(seat.person.id) and tap_.account != about.account:
        raise StaleButton
    what = name(draft.text, about.item)
    text = say("rewording.discarded", words=about.words, person=seat.person, name=what)
    _become(context, tap_, text, (), None)


def _become(context: Context, tap_: Tap, text: str, rows: Rows, about: About | None) -> None:
    """The proposal's message is something else from this change on, so that a second tap finds it so."""
    context.work.marked.append((tap_.spot, tap_.message, about))
    context.work.say(Edit(tap_.spot, tap_.message, text, rows, about))


async def _proposal(tap_: Tap, context: Context) -> About:
    about = await context.shelf.about(tap_.spot.chat, tap_.message)
    if about is None or about.topic is not Topic.PROPOSAL or about.draft != tap_.arg(0):
        raise StaleButton
    return about


async def _told(context: Context, draft: Draft, seat: Seat, proposal: About) -> str:
    now = standing_words(draft, seat, proposal.item)
    what = name(draft.text, proposal.item)
    wanted = replace(draft, text=draft.text.reworded(proposal.item, proposal.words))
    advice = await hints(wanted, seat, {proposal.item}, context)
    return say("rewording.proposed", name=what, spans=compare(now, proposal.words), hints=advice)


async def _told_moved(context: Context, draft: Draft, seat: Seat, proposal: About) -> str:
    """With the name of whoever gave the piece the words it has now."""
    now = standing_words(draft, seat, proposal.item)
    steps = told(draft.id, await context.shelf.log(draft.id))
    return say(
        "rewording.moved",
        name=name(draft.text, proposal.item),
        spans=compare(now, proposal.words),
        now=now,
        wanted=proposal.words,
        by=seat.board.find(last_to_reword(steps, proposal.item)),
    )


def standing_words(draft: Draft, seat: Seat, item: str) -> str:
    """What the piece says now: a title that has not been set is the ärende's."""
    words = draft.text.words(item)
    return seat.board.arende(draft.arende).title if item == TITLE and not words else words


def _choices(draft: Draft) -> Rows:
    return ((chief(tap("Anta", "adopt", draft.id)), tap("Ångra", "discard", draft.id)),)
