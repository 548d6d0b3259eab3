"""A change of a document is shown before it counts: what becomes of each place, and the att-satser it is."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import dataclass

from drafts.amending import amend
from drafts.base.document import BaseDocument
from drafts.errors import DocumentMoved, GoneItem, NothingChanged
from drafts.patching import patch
from handlers.context import Context
from handlers.documents import Open, opened
from handlers.letters import About, Message, Rows, Spot, Topic, chief, tap
from handlers.outlining import block_message
from handlers.passages import only_reworded, passages, told
from handlers.templates import say


@dataclass(frozen=True, slots=True)
class Asked:
    """Who wants the change, and where they said so, in which words.

    `gives_wording`: the amendment that waited for it.
    """

    spot: Spot
    account: int
    reply_to: int = 0
    words: str = ""
    gives_wording: str = ""


async def propose(context: Context, asked: Asked, open_: Open, new: BaseDocument) -> None:
    """Show the change. What says nothing new is told so; what another has changed is shown as it is now."""
    try:
        text, fields = await to_thread(_drawn_up, open_, new)
    except NothingChanged:
        context.work.say(Message(asked.spot, say("amending.same"), reply_to=asked.reply_to))
    except DocumentMoved as moved:
        now = await opened(open_.draft, open_.seat, open_.base.id, context)
        show_moved(context, asked, now, moved)
    else:
        kept = {**fields, "gives_wording": asked.gives_wording}
        about = About(Topic.AMENDMENT, open_.draft.id, account=asked.account, fields=kept, open=False)
        rows = choices(open_.draft.id, fields["block"])
        context.work.say(Message(asked.spot, text, rows, asked.reply_to, about))


def _drawn_up(open_: Open, new: BaseDocument) -> tuple[str, dict[str, str]]:
    """What the message says, and all it takes to adopt the change, be it after a restart."""
    change = amend(open_.draft, open_.seat, open_.base, open_.now, new)
    found = passages(open_.now, new)
    body = told(found, change.satser)
    text = say("amending.proposed", handling=open_.handling, count=len(found), body=body)
    base = open_.base.document
    return text, {
        "document": open_.base.id,
        "seen": patch(base, open_.now),
        "new": patch(base, new),
        "block": only_reworded(open_.now, new),
    }


def choices(draft: str, block: str) -> Rows:
    wording = (tap("Ändra lydelsen", "wording", draft),) if block else ()
    return ((chief(tap("Anta", "agree", draft)), *wording, tap("Ångra", "refuse", draft)),)


def show_moved(context: Context, asked: Asked, now: Open, moved: DocumentMoved) -> None:
    """Nothing is overwritten: what was wanted is told, and the place shown as it is now."""
    context.work.say(Message(asked.spot, say("amending.moved", wanted=asked.words)))
    for id_ in moved.blocks[:1]:
        try:
            context.work.say(block_message(asked.spot, now, id_, 0))
        except GoneItem:
            context.work.say(Message(asked.spot, say("amending.gone")))
