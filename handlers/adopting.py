"""What becomes of a proposed change of a document: adopted, let go, worded otherwise, or taken back again."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import replace

from drafts.amending import amend, amended, drop
from drafts.amendment_edits import AmendmentSet
from drafts.base.document import BaseDocument
from drafts.draft import Draft
from drafts.drafting import check_edit, undo
from drafts.errors import DocumentMoved, StaleButton
from drafts.patching import apply
from drafts.rights import Seat
from handlers.changing import put
from handlers.context import Context
from handlers.documents import Open, check_there, opened, outdated
from handlers.here import tapped
from handlers.letters import About, Answer, Edit, Message, Rows, Topic, tap
from handlers.passages import passages, told
from handlers.proposing import Asked, choices, show_moved
from handlers.taps import Tap
from handlers.templates import say
from handlers.touching import tell_touching


async def adopt(tap_: Tap, context: Context) -> None:
    """The change becomes the draft's; what the message held stays with it, for who takes it back."""
    draft, seat = await tapped(tap_, context)
    about = await _held(tap_, context)
    check_there(draft, seat, about.fields["document"])
    open_ = await opened(draft, seat, about.fields["document"], context)
    seen, new = await _proposed(open_, about)
    try:
        change = await to_thread(amend, draft, seat, open_.base, seen, new)
    except DocumentMoved as moved:
        show_moved(context, Asked(tap_.spot, tap_.account), open_, moved)
        context.work.say(Answer(tap_.query))
        return
    before, draft = draft, _put(context, draft, seat, change, about)
    await tell_touching(context, seat, before, draft, open_.base)
    after = await to_thread(amended, open_.base, draft.text.amendments)
    body = await to_thread(lambda: told(passages(open_.now, after), change.satser))
    text = say("amending.adopted", body=body, person=seat.person)
    adopted = replace(about, fields={**about.fields, "adopted": str(draft.seq)})
    context.work.marked.append((tap_.spot, tap_.message, adopted))
    context.work.say(Edit(tap_.spot, tap_.message, text, _after(draft, seat, open_)))


def _after(draft: Draft, seat: Seat, open_: Open) -> Rows:
    """It can be taken back; and where a newer version has come, made to that."""
    carrying = tuple(
        (tap("För över till den nya versionen", "carry", draft.id, newer.id),)
        for newer in outdated(draft, seat)
        if newer.id == open_.handling.id
    )
    return ((tap("Ångra", "takeback", draft.id, draft.seq),), *carrying)


def _put(context: Context, draft: Draft, seat: Seat, change: AmendmentSet, about: About) -> Draft:
    """With the change in it, and without the instruction it gave wording to."""
    unworded = about.fields.get("gives_wording", "")
    if any(a.id == unworded for a in draft.text.amendments):
        draft = put(context, draft, seat, drop(draft, seat, unworded))
    return put(context, draft, seat, change)


async def take_back(tap_: Tap, context: Context) -> None:
    """The latest change is undone, and the message is the proposal again: nothing of it is lost."""
    draft, seat = await tapped(tap_, context)
    about = await _held(tap_, context)
    if any(past.seq == tap_.number(1) for past in draft.past):
        draft = put(context, draft, seat, undo(draft, seat, tap_.number(1)))
    check_edit(draft, seat)
    fields = {name: value for name, value in about.fields.items() if name != "adopted"}
    context.work.marked.append((tap_.spot, tap_.message, replace(about, fields=fields)))
    open_ = await opened(draft, seat, about.fields["document"], context)
    body = await to_thread(_told, *await _proposed(open_, about))
    text = say("amending.taken_back", body=body, person=seat.person)
    context.work.say(Edit(tap_.spot, tap_.message, text, choices(draft.id, about.fields["block"])))


async def refuse(tap_: Tap, context: Context) -> None:
    """Not adopted after all; what was proposed stays to be read where it was."""
    draft, seat = await tapped(tap_, context)
    about = await _held(tap_, context)
    if not draft.has(seat.person.id) and tap_.account != about.account:
        raise StaleButton
    open_ = await opened(draft, seat, about.fields["document"], context)
    body = await to_thread(_told, *await _proposed(open_, about))
    context.work.marked.append((tap_.spot, tap_.message, None))
    text = say("amending.refused", body=body, person=seat.person)
    context.work.say(Edit(tap_.spot, tap_.message, text))


async def ask_wording(tap_: Tap, context: Context) -> None:
    """Another wording of what is proposed, asked for where the reply will be seen."""
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    about = await _held(tap_, context)
    if not about.fields["block"]:
        raise StaleButton
    asked = say("amending.ask_wording", person=seat.person, account=tap_.account)
    wants = replace(about, account=tap_.account, open=True)
    context.work.say(Message(tap_.spot, asked, about=wants, asks=say("amending.asks")))
    context.work.say(Answer(tap_.query))


async def _held(tap_: Tap, context: Context) -> About:
    """The proposal that the message holds."""
    about = await context.shelf.about(tap_.spot.chat, tap_.message)
    if about is None or about.topic is not Topic.AMENDMENT or about.draft != tap_.arg(0):
        raise StaleButton
    return about


async def _proposed(open_: Open, about: About) -> tuple[BaseDocument, BaseDocument]:
    """The document as the writer saw it, and as they want it."""
    base, fields = open_.base.document, about.fields
    return await to_thread(apply, base, fields["seen"]), await to_thread(apply, base, fields["new"])


def _told(seen: BaseDocument, new: BaseDocument) -> str:
    return told(passages(seen, new))
