"""`/andra` shows the pieces of the draft; `/andra ordet` finds the word; `/andra att …` instructs."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterator

from drafts.draft import Draft
from drafts.drafting import check_edit
from handlers.browsing import browse_here
from handlers.context import Context
from handlers.documents import Open, handlingar_of, laid_open
from handlers.finding import Found, Wanted, found_in, hit_label
from handlers.here import draft_here
from handlers.instructing import instruct, instructs
from handlers.letters import Button, Message, tap
from handlers.outlining import block_message, mark
from handlers.placing import Names
from handlers.retelling import name
from handlers.taps import Words
from handlers.templates import say

SHOWN = 12  # hits
SENTENCE = 5  # words: fewer are looked for, more may be an instruction
_QUOTES = "”“\"'’»«„ "


async def change_by_command(words: Words, context: Context) -> None:
    """What begins as an att-sats instructs; so does a sentence that stands nowhere."""
    draft, seat = await draft_here(words.spot, words.account, context)
    check_edit(draft, seat)
    wanted = words.text.strip(_QUOTES)
    if not wanted:
        browse_here(words, context, draft, seat)
        return
    there = handlingar_of(draft, seat)
    if not (instructs(words.text) and there):
        opened = [await laid_open(draft, seat, h.id, context) for h in there]
        hits = await to_thread(lambda: [*_in_pieces(draft, wanted), *_in_documents(draft, opened, wanted)])
        if hits or len(wanted.split()) < SENTENCE or not there:
            _tell(words, context, opened, hits)
            return
    await instruct(words, context, draft, seat)


def _in_pieces(draft: Draft, wanted: str) -> Iterator[Found]:
    """In the draft's own pieces."""
    sought = Wanted(wanted)
    for piece in draft.text.items:
        for hit in sought.hits(piece.text)[:1]:
            yield Found("", name(draft.text, piece.id), "", hit, ("item", draft.id, piece.id))


def _in_documents(draft: Draft, opened: list[Open], wanted: str) -> Iterator[Found]:
    """A hit a block; the place is named for those that are shown."""
    for open_ in opened:
        title = open_.handling.title if len(opened) > 1 else ""
        names = Names(open_.now)
        for block, hit in found_in(open_.now, wanted):
            act = ("block", draft.id, open_.handling.id, block.id)
            yield Found(title, names.of(block.id), mark(block), hit, act)


def _tell(words: Words, context: Context, opened: list[Open], hits: list[Found]) -> None:
    """A button a place; a single block is laid open at once."""
    named = words.text.strip(_QUOTES)
    if not hits:
        text = say("outlining.not_found", words=named)
        context.work.say(Message(words.spot, text, (), words.message))
        return
    act, *rest = hits[0].act
    if len(hits) == 1 and act == "block":
        open_ = next(o for o in opened if o.handling.id == rest[1])
        context.work.say(block_message(words.spot, open_, rest[2], words.account, words.message))
        return
    shown = hits[:SHOWN]
    text = say("outlining.found", words=named, count=len(hits), places=shown, more=len(hits) - len(shown))
    rows = tuple((_button(n, hit),) for n, hit in enumerate(shown, 1))
    context.work.say(Message(words.spot, text, rows, words.message))


def _button(number: int, hit: Found) -> Button:
    return tap(hit_label(number, hit), *hit.act)
