"""Rewording by reply: the answer is the tracked change, and it counts when somebody adopts it."""

from __future__ import annotations

from drafts.comparing import compare
from drafts.draft import Draft
from drafts.drafting import reword
from drafts.errors import StaleButton, TextMoved
from drafts.rights import Seat
from drafts.text import TITLE, words_digest
from handlers.changing import put
from handlers.context import Context
from handlers.here import tapped
from handlers.letters import About, Edit, Message, Rows, Topic, tap
from handlers.taps import Tap, Words
from handlers.templates import say


async def propose(words: Words, context: Context, about: About) -> None:
    """New words for the piece that was replied to. They are kept, and shown against what stands now."""
    draft = await context.draft(about.draft)
    seat = await context.seat(words.account, draft.board)
    now = _standing_words(draft, seat, about.item)
    wanted = reword(draft, seat, about.item, words_digest(draft.text.words(about.item)), words.text).words
    moved = about.seen != words_digest(draft.text.words(about.item))
    text = _told(draft, seat, about.item, now, wanted, moved=moved)
    proposal = About(
        Topic.PROPOSAL,
        draft.id,
        about.item,
        words_digest(draft.text.words(about.item)),
        wanted,
        words.account,
    )
    context.work.say(Message(words.spot, text, _choices(draft), words.message, proposal))


def about_item(draft: Draft, item: str) -> About:
    """A message that shows the piece as it stands."""
    return About(Topic.ITEM, draft.id, item, words_digest(draft.text.words(item)))


async def adopt(tap_: Tap, context: Context) -> None:
    """The words become the draft's; where it has moved underneath, both readings are shown, and it is asked."""
    draft, seat = await tapped(tap_, context)
    about = await _proposal(tap_, context)
    now = draft.text.words(about.item)
    try:
        draft = put(context, draft, seat, reword(draft, seat, about.item, about.seen, about.words))
    except TextMoved as moved:
        text = _told(
            draft, seat, about.item, _standing_words(draft, seat, about.item), moved.wanted, moved=True
        )
        renewed = About(Topic.PROPOSAL, draft.id, about.item, words_digest(now), about.words, about.account)
        context.work.say(Edit(tap_.spot, tap_.message, text, _choices(draft), renewed))
        return
    spans = compare(now, draft.text.words(about.item))
    text = say("rewording.adopted", spans=spans, person=seat.person, name=_name(draft, about.item))
    undo = ((tap("Ångra", "undo", draft.id, draft.seq),),)
    context.work.say(Edit(tap_.spot, tap_.message, text, undo, about_item(draft, about.item)))


async def discard(tap_: Tap, context: Context) -> None:
    """Not adopted after all; the words stay to be read where they were."""
    draft, seat = await tapped(tap_, context)
    about = await _proposal(tap_, context)
    if not draft.has(seat.person.id) and tap_.account != about.account:
        raise StaleButton
    text = say("rewording.discarded", words=about.words, person=seat.person, name=_name(draft, about.item))
    context.work.say(Edit(tap_.spot, tap_.message, text))
    context.work.marked.append((tap_.spot, tap_.message, None))


async def _proposal(tap_: Tap, context: Context) -> About:
    about = await context.shelf.about(tap_.spot.chat, tap_.message)
    if about is None or about.topic is not Topic.PROPOSAL or about.draft != tap_.arg(0):
        raise StaleButton
    return about


def _told(draft: Draft, seat: Seat, item: str, now: str, wanted: str, *, moved: bool) -> str:
    by = seat.board.find(draft.by)
    return say(
        "rewording.moved" if moved else "rewording.proposed",
        name=_name(draft, item),
        spans=compare(now, wanted),
        now=now,
        wanted=wanted,
        by=by,
    )


def _standing_words(draft: Draft, seat: Seat, item: str) -> str:
    """What the piece says now: a title that has not been set is the ärende's."""
    words = draft.text.words(item)
    return seat.board.arende(draft.arende).title if item == TITLE and not words else words


def _name(draft: Draft, item: str) -> str:
    return say("rewording.name", text=draft.text, item=item, title=item == TITLE)


def _choices(draft: Draft) -> Rows:
    return ((tap("Anta", "adopt", draft.id), tap("Ångra", "discard", draft.id)),)
