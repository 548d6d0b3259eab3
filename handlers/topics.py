"""A topic of its own for a draft that is begun in a forum's general one, where the bot may make topics."""

from __future__ import annotations

from contextlib import suppress

from telegram import ChatMemberAdministrator
from telegram.error import TelegramError

from drafts.draft import Draft
from drafts.errors import StaleButton
from drafts.rights import Seat
from handlers.context import Context
from handlers.drawn import plain
from handlers.here import tapped
from handlers.letters import About, Answer, Edit, Message, NewTopic, Topic, tap
from handlers.taps import Tap
from handlers.templates import say


async def offer_topic(tap_: Tap, draft: Draft, seat: Seat, context: Context) -> None:
    """Whoever begins it in a topic has chosen where it is to be."""
    if not tap_.forum or tap_.spot.thread or not await _may_make(tap_.spot.chat, context):
        return
    text = say("topics.offer", arende=seat.board.arende(draft.arende))
    rows = ((tap("Skapa ett ämne", "topic", draft.id),),)
    context.work.say(Message(tap_.spot, text, rows, about=About(Topic.FORUM, draft.id)))


async def make_topic(tap_: Tap, context: Context) -> None:
    """Once: the offer is then taken. What is to be seen there is seen in the group already."""
    draft, seat = await tapped(tap_, context)
    draft.author(seat.person.id)
    about = await context.shelf.about(tap_.spot.chat, tap_.message)
    offered = about and about.topic is Topic.FORUM and about.draft == draft.id
    if not offered or tap_.spot.private:
        raise StaleButton
    context.work.marked.append((tap_.spot, tap_.message, None))
    name = plain(say("topics.name", arende=seat.board.arende(draft.arende)))
    context.work.say(Edit(tap_.spot, tap_.message, say("topics.making", name=name)))
    context.work.say(NewTopic(tap_.spot, draft.id, name, say("topics.not_made", name=name)))
    context.work.say(Answer(tap_.query))


async def _may_make(chat: int, context: Context) -> bool:
    """Telegram knows; where it does not say, nothing is offered."""
    with suppress(TelegramError):
        me = await context.bot.get_chat_member(chat, context.bot.id)
        return isinstance(me, ChatMemberAdministrator) and bool(me.can_manage_topics)
    return False
