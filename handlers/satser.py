"""Adding att-satser: a ready first line by a tap, or one's own words by a reply."""

from __future__ import annotations

import re
from dataclasses import replace

from drafts.draft import Draft
from drafts.drafting import add_satser, check_edit
from drafts.errors import StaleButton
from drafts.text import words_digest
from drafts.wording import READY
from drafts.words import satser
from handlers.changing import put
from handlers.context import Context
from handlers.here import draft_here, tapped
from handlers.hints import hints
from handlers.letters import About, Answer, Edit, Message, Rows, Topic, tap
from handlers.taps import Tap, Words
from handlers.templates import say

MENU = "meny"  # tells a button of the menu from the same button elsewhere

_ATT = re.compile(r"att\b", re.IGNORECASE)


async def add(tap_: Tap, context: Context) -> None:
    """Ready lines to tap, and one's own."""
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    context.work.say(Message(tap_.spot, say("satser.which"), _menu(draft)))


async def add_by_command(words: Words, context: Context) -> None:
    """`/att Att nämnden …` adds it; `/att` alone asks."""
    draft, seat = await draft_here(words.spot, words.account, context)
    check_edit(draft, seat)
    if words.text.strip():
        await added(replace(words, text=_led_in(words.text)), context, About(Topic.SATS, draft.id))
    else:
        context.work.say(Message(words.spot, say("satser.which"), _menu(draft), words.message))


async def add_ready(tap_: Tap, context: Context) -> None:
    """The menu becomes the receipt; a second tap that was on its way changes nothing."""
    draft, seat = await tapped(tap_, context)
    if tap_.arg(1) not in READY or await context.shelf.about(tap_.spot.chat, tap_.message):
        raise StaleButton
    draft = put(context, draft, seat, add_satser(draft, seat, (READY[tap_.arg(1)],)))
    text, buttons, about = _receipt(draft, 1, [])
    context.work.marked.append((tap_.spot, tap_.message, about))
    context.work.say(Edit(tap_.spot, tap_.message, text, buttons, about))


async def ask(tap_: Tap, context: Context) -> None:
    """One's own: asked for where the reply will be seen. The menu it was chosen from is done with."""
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    about = About(Topic.SATS, draft.id, account=tap_.account)
    asked = say("satser.ask", person=seat.person, account=tap_.account)
    context.work.say(Message(tap_.spot, asked, about=about, asks=say("satser.asks")))
    if tap_.args[1:] == (MENU,) and not await context.shelf.about(tap_.spot.chat, tap_.message):
        context.work.say(Edit(tap_.spot, tap_.message, say("satser.own_chosen", person=seat.person)))
    context.work.say(Answer(tap_.query))


async def added(words: Words, context: Context, about: About) -> None:
    """A reply with an att-sats, or several numbered ones."""
    draft = await context.draft(about.draft)
    seat = await context.seat(words.account, draft.board)
    texts = satser(words.text)
    draft = put(context, draft, seat, add_satser(draft, seat, texts))
    new = {sats.id for sats in draft.text.satser[-len(texts) :]}
    text, buttons, about = _receipt(draft, len(texts), await hints(draft, seat, new, context))
    context.work.say(Message(words.spot, text, buttons, words.message, about))


def _receipt(draft: Draft, count: int, advice: list[str]) -> tuple[str, Rows, About]:
    """What was added. A reply to the receipt of one rewords it; of several, it is asked what for."""
    new = draft.text.satser[-count:]
    first = len(draft.text.satser) - count + 1
    text = say("satser.added", satser=new, first=first, hints=advice)
    buttons = ((tap("Ångra", "undo", draft.id, draft.seq), tap("En till", "own", draft.id)),)
    if count > 1:
        return text, buttons, About(Topic.CARD, draft.id)
    return text, buttons, About(Topic.ITEM, draft.id, new[0].id, words_digest(new[0].text), open=False)


def _menu(draft: Draft) -> Rows:
    ready = tuple((tap(line, "ready", draft.id, name),) for name, line in READY.items())
    return (*ready, (tap("Skriv egen", "own", draft.id, MENU),))


def _led_in(text: str) -> str:
    """`/att nämnden …`: the command is the att-sats' first word."""
    begun = text.strip()
    return f"Att {begun}" if begun[:1].islower() and not _ATT.match(begun) else begun
