"""Changing a document from the chat: the answer is the tracked change, and it counts when it is adopted."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import dataclass, replace

from drafts.amending import amend, amended, drop
from drafts.amendment_edits import AmendmentSet
from drafts.base.document import BaseDocument, Block, Kind
from drafts.base.touched import touched
from drafts.comparing import Span, compare
from drafts.draft import Draft
from drafts.drafting import check_edit
from drafts.errors import DocumentMoved, EmptyText, GoneItem, NothingChanged, StaleButton
from drafts.patching import apply, patch
from drafts.rights import Seat
from drafts.words import BLOCK_LIMIT, one_line
from handlers.changing import put
from handlers.context import Context
from handlers.documents import Open, opened
from handlers.here import tapped
from handlers.letters import About, Answer, Edit, Message, Rows, Spot, Topic, tap
from handlers.outlining import block_message
from handlers.placing import name_of
from handlers.taps import Tap, Words
from handlers.templates import say

SHOWN = 12  # changed blocks told of one amendment


@dataclass(frozen=True, slots=True)
class Asked:
    """Who wants the change, and where they said so. `gives_wording`: the amendment that waited for it."""

    spot: Spot
    account: int
    reply_to: int = 0
    gives_wording: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """One block of an amendment, as it is told: where, and what becomes of it."""

    place: str
    spans: tuple[Span, ...]
    moved: bool


async def propose(context: Context, asked: Asked, open_: Open, new: BaseDocument) -> None:
    """Show what `new` would change, where, and the att-satser it would be written as.

    It is kept whole in what the message is about, so that it can be adopted after a restart.
    """
    change = await to_thread(amend, open_.draft, open_.seat, open_.base, open_.now, new)
    told, block = await to_thread(changes, open_.now, new)
    base = open_.base.document
    fields = {
        "document": open_.base.id,
        "seen": patch(base, open_.now),
        "new": patch(base, new),
        "block": block,
        "gives_wording": asked.gives_wording,
    }
    proposal = About(Topic.AMENDMENT, open_.draft.id, account=asked.account, fields=fields, open=False)
    text = say(
        "amending.proposed",
        handling=open_.handling,
        changes=told[:SHOWN],
        more=len(told) - SHOWN,
        satser=change.satser[:SHOWN],
    )
    context.work.say(Message(asked.spot, text, choices(open_.draft.id, block), asked.reply_to, proposal))


def choices(draft: str, block: str) -> Rows:
    wording = (tap("Ändra lydelsen", "wording", draft),) if block else ()
    return ((tap("Anta", "agree", draft), *wording, tap("Ångra", "refuse", draft)),)


def changes(old: BaseDocument, new: BaseDocument) -> tuple[list[Changed], str]:
    """Every block that differs, in order; and the id of the only one, where its words alone are new."""
    ids = touched(old, new)
    before, after = ({b.id: b for b in d.blocks if b.id in ids} for d in (old, new))
    told = [
        Changed(
            name_of(new, id_),
            compare(before[id_].text if id_ in before else "", block.text),
            moved=id_ in before and before[id_].text == block.text,
        )
        for id_, block in after.items()
    ]
    gone = [
        Changed(name_of(old, id_), compare(b.text, ""), moved=False)
        for id_, b in before.items()
        if id_ not in after
    ]
    only = next(iter(after)) if len(told) == 1 and not gone and not told[0].moved else ""
    return [*told, *gone], only


async def rewritten(words: Words, context: Context, about: About) -> None:
    """A reply to a block: its new wording. A reply to a proposal: another wording of what it proposes."""
    draft = await context.draft(about.draft)
    seat = await context.seat(words.account, draft.board)
    open_ = await opened(draft, seat, about.fields["document"], context)
    wanted = one_line(words.text, BLOCK_LIMIT)
    if about.topic is Topic.AMENDMENT:
        if not about.fields["block"]:
            raise StaleButton
        proposed = apply(open_.base.document, about.fields["new"])
        seen = apply(open_.base.document, about.fields["seen"])
        open_, new = replace(open_, now=seen), proposed.reworded(about.fields["block"], wanted)
    else:
        new = open_.now.reworded(about.item, wanted)
    await _proposed_or_same(words, context, open_, new, about)


async def _proposed_or_same(
    words: Words, context: Context, open_: Open, new: BaseDocument, about: About
) -> None:
    """What says nothing new is told so; what somebody else has changed is shown as it is now."""
    asked = Asked(words.spot, words.account, words.message, about.fields.get("gives_wording", ""))
    try:
        await propose(context, asked, open_, new)
    except NothingChanged:
        context.work.say(Message(words.spot, say("amending.same"), reply_to=words.message))
    except DocumentMoved as moved:
        now = await opened(open_.draft, open_.seat, open_.base.id, context)
        _show_moved(words.spot, context, now, moved, words.text)


async def inserted(words: Words, context: Context, about: About) -> None:
    """Blocks behind the one that was asked about: a line each."""
    draft = await context.draft(about.draft)
    seat = await context.seat(words.account, draft.board)
    open_ = await opened(draft, seat, about.fields["document"], context)
    new = open_.now.inserted(about.item, *new_blocks(open_.now, about.item, words.text))
    await _proposed_or_same(words, context, open_, new, about)


def new_blocks(document: BaseDocument, after: str, text: str) -> list[Block]:
    """Of the kind that stands there already; under a heading, paragraphs."""
    lines = [one_line(line, BLOCK_LIMIT) for line in text.split("\n") if line.strip()]
    if not lines:
        raise EmptyText
    before = document.block(after)
    ids = zip(document.fresh_ids(), lines, strict=False)
    if before.kind is not Kind.ITEM:
        return [Block(id_, Kind.PARAGRAPH, line) for id_, line in ids]
    dash = "" if any(char.isalnum() for char in before.number) else before.number  # numbers are given anew
    return [Block(id_, Kind.ITEM, line, before.level, dash) for id_, line in ids]


async def adopt(tap_: Tap, context: Context) -> None:
    """The change becomes the draft's."""
    draft, seat = await tapped(tap_, context)
    about = await proposal(tap_, context)
    open_ = await opened(draft, seat, about.fields["document"], context)
    base = open_.base.document
    seen, new = apply(base, about.fields["seen"]), apply(base, about.fields["new"])
    try:
        change = await to_thread(amend, draft, seat, open_.base, seen, new)
    except DocumentMoved as moved:
        _show_moved(tap_.spot, context, open_, moved, "")
        context.work.say(Answer(tap_.query))
        return
    draft = _put(context, draft, seat, change, about)
    told, _ = await to_thread(changes, open_.now, amended(open_.base, draft.text.amendments))
    text = say(
        "amending.adopted",
        changes=told[:SHOWN],
        more=len(told) - SHOWN,
        satser=change.satser[:SHOWN],
        person=seat.person,
    )
    undo = ((tap("Ångra", "undo", draft.id, draft.seq),),)
    context.work.marked.append((tap_.spot, tap_.message, None))
    context.work.say(Edit(tap_.spot, tap_.message, text, undo))


def _put(context: Context, draft: Draft, seat: Seat, change: AmendmentSet, about: About) -> Draft:
    """With the change in it, and without the instruction it gave wording to."""
    unworded = about.fields.get("gives_wording", "")
    if any(a.id == unworded for a in draft.text.amendments):
        draft = put(context, draft, seat, drop(draft, seat, unworded))
    return put(context, draft, seat, change)


async def refuse(tap_: Tap, context: Context) -> None:
    """Not adopted after all; what was proposed stays to be read where it was."""
    draft, seat = await tapped(tap_, context)
    about = await proposal(tap_, context)
    if not draft.has(seat.person.id) and tap_.account != about.account:
        raise StaleButton
    open_ = await opened(draft, seat, about.fields["document"], context)
    base = open_.base.document
    told, _ = await to_thread(changes, apply(base, about.fields["seen"]), apply(base, about.fields["new"]))
    context.work.marked.append((tap_.spot, tap_.message, None))
    text = say("amending.refused", changes=told[:SHOWN], person=seat.person)
    context.work.say(Edit(tap_.spot, tap_.message, text))


async def ask_wording(tap_: Tap, context: Context) -> None:
    """Another wording of what is proposed, asked for where the reply will be seen."""
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    about = await proposal(tap_, context)
    asked = say("amending.ask_wording", person=seat.person, account=tap_.account)
    wants = replace(about, account=tap_.account, open=True)
    context.work.say(Message(tap_.spot, asked, about=wants, asks=say("amending.asks")))
    context.work.say(Answer(tap_.query))


async def proposal(tap_: Tap, context: Context) -> About:
    about = await context.shelf.about(tap_.spot.chat, tap_.message)
    if about is None or about.topic is not Topic.AMENDMENT or about.draft != tap_.arg(0):
        raise StaleButton
    return about


def _show_moved(spot: Spot, context: Context, now: Open, moved: DocumentMoved, wanted: str) -> None:
    """Nothing is overwritten: what was wanted is told, and the place shown as it is now."""
    context.work.say(Message(spot, say("amending.moved", wanted=wanted)))
    for id_ in moved.blocks[:1]:
        try:
            context.work.say(block_message(spot, now, id_, 0))
        except GoneItem:
            return
