"""A draft's amendments, to look through: each as a tracked change, to strike again or to give a wording."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import dataclass

from drafts.amending import Base, drop, patched, show_as
from drafts.amendment import Amendment, Shown
from drafts.base.touched import touched
from drafts.draft import Draft
from drafts.drafting import check_edit
from drafts.errors import GoneItem, NothingChanged, StaleButton
from drafts.rights import Seat
from drafts.stages import Stage
from drafts.text import words_digest
from handlers.changing import put
from handlers.context import Context
from handlers.documents import base_of, outdated
from handlers.here import readable, tapped
from handlers.instructing import instruct_anew
from handlers.letters import Answer, Edit, Message, Rows, grave, tap
from handlers.paging import paged
from handlers.passages import passages, told
from handlers.placing import name_of
from handlers.taps import Tap
from handlers.telling import shortened
from handlers.templates import say

PAGE = 12
LABEL = 56
WAYS = {Shown.INSTRUCTIONS: "Som att-satser", Shown.EXCERPTS: "Som utdrag", Shown.BOTH: "Båda"}


@dataclass(frozen=True, slots=True)
class Listed:
    """An amendment as the list has it; `document` is named where the draft amends several."""

    id: str
    document: str
    place: str
    more: int  # places
    sats: str
    worded: bool


async def show_all(tap_: Tap, context: Context) -> None:
    """A new message; a page of one that stands there takes its place."""
    draft, seat = await tapped(tap_, context)
    await readable(tap_.spot, draft, seat, context)
    if len(tap_.args) == 1:
        context.work.say(Message(tap_.spot, *await _all(draft, seat, 0, context)))
        context.work.say(Answer(tap_.query))
    else:
        page = await _all(draft, seat, tap_.number(1), context)
        context.work.say(Edit(tap_.spot, tap_.message, *page))


async def _all(draft: Draft, seat: Seat, page: int, context: Context) -> tuple[str, Rows]:
    shown, turning = paged(draft.text.amendments, page, PAGE, "amends", draft.id)
    listed = [await _listed(amendment, draft, seat, context) for amendment in shown]
    first = page * PAGE + 1
    rows: Rows = tuple((tap(_label(n, a), "amend", draft.id, a.id),) for n, a in enumerate(listed, first))
    open_ = draft.stage is Stage.UTKAST
    text = say("amendments.all", count=len(draft.text.amendments), listed=listed, first=first, open=open_)
    return text, (*rows, *turning, *(_ways_on(draft, seat) if open_ else ()))


def _ways_on(draft: Draft, seat: Seat) -> Rows:
    """What can be done while it is a draft."""
    carrying = tuple(
        (tap(shortened(f"För över till version {h.version}: {h.title}", LABEL), "carry", draft.id, h.id),)
        for h in outdated(draft, seat)
    )
    ways = tuple(
        tap(f"{'● ' if draft.text.shown is way else ''}{label}", "shown", draft.id, way)
        for way, label in WAYS.items()
    )
    return (*carrying, ways, (tap("Ny ändring", "documents", draft.id),))


async def _listed(amendment: Amendment, draft: Draft, seat: Seat, context: Context) -> Listed:
    several = len({a.document for a in draft.text.amendments}) > 1
    title = seat.board.handling_of(amendment.document).title if several else ""
    base = await base_of(amendment.document, context)
    places = await to_thread(_places, base, amendment) if amendment.patch else []
    place, sats = places[0] if places else "", amendment.satser[0]
    return Listed(amendment.id, title, place, len(places) - 1, sats, bool(amendment.patch))


def _places(base: Base, amendment: Amendment) -> list[str]:
    """What the places are called in the document as it was filed; those that are new, as they would be."""
    new = patched(base, amendment.patch)
    ids = touched(base.document, new)
    there = dict.fromkeys(b.id for d in (base.document, new) for b in d.blocks if b.id in ids)
    first = next(iter(there), None)
    if first is None:
        return []
    try:
        name = name_of(base.document, first)
    except GoneItem:
        name = name_of(new, first)
    return [name] * len(there)


def _label(number: int, listed: Listed) -> str:
    if not listed.worded:
        return shortened(f"❔ {number}. {listed.sats}", LABEL)
    return shortened(f"{number}. {listed.place or listed.sats}", LABEL)


async def show_one(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    await readable(tap_.spot, draft, seat, context)
    amendment = draft.text.amendment(tap_.arg(1))
    base = await base_of(amendment.document, context)
    hands = dict.fromkeys(person.name for step in amendment.steps if (person := seat.board.find(step.by)))
    text = say(
        "amendments.one",
        handling=seat.board.handling_of(amendment.document),
        body=await to_thread(_told, base, amendment),
        worded=bool(amendment.patch),
        hands=list(hands),
    )
    context.work.say(Edit(tap_.spot, tap_.message, text, _acts(draft, amendment)))


def _told(base: Base, amendment: Amendment) -> str:
    changed = passages(base.document, patched(base, amendment.patch)) if amendment.patch else ()
    return told(changed, amendment.satser)


def _acts(draft: Draft, amendment: Amendment) -> Rows:
    back = tap("Tillbaka", "amends", draft.id, 0)
    if draft.stage is not Stage.UTKAST:
        return ((back,),)
    giving = () if amendment.patch else (tap("Ge den en lydelse", "giveword", draft.id, amendment.id),)
    dropping = grave(
        tap("Ta bort ändringen", "dropamend", draft.id, amendment.id, words_digest(amendment.text))
    )
    return giving, (dropping, back)


async def drop_one(tap_: Tap, context: Context) -> None:
    """Only what one saw is taken away."""
    draft, seat = await tapped(tap_, context)
    amendment = draft.text.amendment(tap_.arg(1))
    if words_digest(amendment.text) != tap_.arg(2):
        raise StaleButton
    draft = put(context, draft, seat, drop(draft, seat, amendment.id))
    text = say("amendments.dropped", body=told((), amendment.satser), person=seat.person)
    context.work.say(Edit(tap_.spot, tap_.message, text, ((tap("Ångra", "undo", draft.id, draft.seq),),)))


async def set_shown(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    try:
        draft = put(context, draft, seat, show_as(draft, seat, Shown(tap_.arg(1))))
    except (ValueError, NothingChanged):
        raise StaleButton from None
    context.work.say(Edit(tap_.spot, tap_.message, *await _all(draft, seat, 0, context)))


async def give_wording(tap_: Tap, context: Context) -> None:
    """The instruction is read anew: where it points, the wording can be written."""
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    amendment = draft.text.amendment(tap_.arg(1))
    if amendment.patch:
        raise StaleButton
    await instruct_anew(tap_, context, draft, seat, amendment)
