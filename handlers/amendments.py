"""A draft's amendments, to look through: each as a tracked change, to strike again or to give a wording."""

from __future__ import annotations

from asyncio import to_thread

from drafts.amending import drop, show_as
from drafts.amendment import Amendment, Shown
from drafts.draft import Draft
from drafts.drafting import check_edit
from drafts.errors import NothingChanged, StaleButton
from drafts.patching import apply
from drafts.rights import Seat
from drafts.text import words_digest
from handlers.amending import SHOWN, changes
from handlers.changing import put
from handlers.context import Context
from handlers.documents import base_of, outdated
from handlers.here import tapped
from handlers.instructing import instruct_anew
from handlers.letters import Answer, Edit, Message, Rows, tap
from handlers.paging import paged
from handlers.taps import Tap
from handlers.telling import shortened
from handlers.templates import say

PAGE = 12
LABEL = 56


async def show_all(tap_: Tap, context: Context) -> None:
    """A new message; a page of one that stands there takes its place."""
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    if len(tap_.args) == 1:
        context.work.say(Message(tap_.spot, *_all(draft, seat, 0)))
        context.work.say(Answer(tap_.query))
    else:
        context.work.say(Edit(tap_.spot, tap_.message, *_all(draft, seat, tap_.number(1))))


def _all(draft: Draft, seat: Seat, page: int) -> tuple[str, Rows]:
    shown, turning = paged(draft.text.amendments, page, PAGE, "amends", draft.id)
    rows: Rows = tuple((tap(_label(a), "amend", draft.id, a.id),) for a in shown)
    carrying = tuple(
        (tap(shortened(f"För över till version {h.version}: {h.title}", LABEL), "carry", draft.id, h.id),)
        for h in outdated(draft, seat)
    )
    ways = tuple(
        tap(f"{'● ' if draft.text.shown is way else ''}{label}", "shown", draft.id, way)
        for way, label in WAYS.items()
    )
    add = (tap("Ny ändring", "documents", draft.id),)
    text = say("amendments.all", count=len(draft.text.amendments))
    return text, (*rows, *turning, *carrying, ways, add)


WAYS = {Shown.INSTRUCTIONS: "Som att-satser", Shown.EXCERPTS: "Som utdrag", Shown.BOTH: "Båda"}


def _label(amendment: Amendment) -> str:
    return shortened(f"{'' if amendment.patch else '❔ '}{amendment.satser[0]}", LABEL)


async def show_one(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    amendment = draft.text.amendment(tap_.arg(1))
    base = await base_of(amendment.document, context)
    told, _ = (
        await to_thread(changes, base.document, apply(base.document, amendment.patch))
        if amendment.patch
        else ([], "")
    )
    hands = dict.fromkeys(person.name for step in amendment.steps if (person := seat.board.find(step.by)))
    text = say(
        "amendments.one",
        handling=seat.board.handling_of(amendment.document),
        changes=told[:SHOWN],
        more=len(told) - SHOWN,
        satser=amendment.satser[:SHOWN],
        worded=bool(amendment.patch),
        hands=list(hands),
    )
    giving = () if amendment.patch else (tap("Ge den en lydelse", "giveword", draft.id, amendment.id),)
    dropping = tap("Ta bort ändringen", "dropamend", draft.id, amendment.id, words_digest(amendment.text))
    back = tap("Tillbaka", "amends", draft.id, 0)
    context.work.say(Edit(tap_.spot, tap_.message, text, (*((giving,) if giving else ()), (dropping, back))))


async def drop_one(tap_: Tap, context: Context) -> None:
    """Only what one saw is taken away."""
    draft, seat = await tapped(tap_, context)
    amendment = draft.text.amendment(tap_.arg(1))
    if words_digest(amendment.text) != tap_.arg(2):
        raise StaleButton
    draft = put(context, draft, seat, drop(draft, seat, amendment.id))
    text = say("amendments.dropped", satser=amendment.satser[:SHOWN], person=seat.person)
    context.work.say(Edit(tap_.spot, tap_.message, text, ((tap("Ångra", "undo", draft.id, draft.seq),),)))


async def set_shown(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    try:
        draft = put(context, draft, seat, show_as(draft, seat, Shown(tap_.arg(1))))
    except (ValueError, NothingChanged):
        raise StaleButton from None
    context.work.say(Edit(tap_.spot, tap_.message, *_all(draft, seat, 0)))


async def give_wording(tap_: Tap, context: Context) -> None:
    """The instruction is read anew: where it points, the wording can be written."""
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    amendment = draft.text.amendment(tap_.arg(1))
    if amendment.patch:
        raise StaleButton
    await instruct_anew(tap_, context, draft, seat, amendment)
