"""`/andra` shows the pieces of the draft; `/andra ordet` finds the word; `/andra att …` instructs."""

from __future__ import annotations

import re

from drafts.base.document import Block
from drafts.draft import Draft
from drafts.drafting import check_edit
from drafts.rights import Seat
from drafts.text import Item
from handlers.browsing import LABEL, browse_here
from handlers.context import Context
from handlers.documents import Open, handlingar_of, laid_open
from handlers.here import draft_here
from handlers.instructing import instruct, instructs
from handlers.letters import Message, Rows, tap
from handlers.outlining import block_message, block_rows
from handlers.taps import Words
from handlers.telling import shortened
from handlers.templates import say

SHOWN = 20  # hits
SENTENCE = 5  # words: fewer are looked for, more may be an instruction
_QUOTES = "”“\"'’»«„ "
_SPACE = re.compile(r"\s+")


async def change_by_command(words: Words, context: Context) -> None:
    """What begins as an att-sats instructs; so does a sentence that stands nowhere."""
    draft, seat = await draft_here(words.spot, words.account, context)
    check_edit(draft, seat)
    wanted = words.text.strip(_QUOTES)
    if not wanted:
        browse_here(words, context, draft, seat)
        return
    if not (instructs(words.text) and handlingar_of(draft, seat)):
        pieces, hits = await _search(_plain(wanted), context, draft, seat)
        if pieces or hits or len(wanted.split()) < SENTENCE or not handlingar_of(draft, seat):
            _tell(words, context, draft, (pieces, hits))
            return
    await instruct(words, context, draft, seat)


Found = tuple[list[Item], list[tuple[Open, Block]]]


async def _search(wanted: str, context: Context, draft: Draft, seat: Seat) -> Found:
    """In the draft's own pieces, and in the documents."""
    pieces = [piece for piece in draft.text.items if wanted in _plain(piece.text)]
    opened = [await laid_open(draft, seat, h.id, context) for h in handlingar_of(draft, seat)]
    return pieces, [(open_, block) for open_ in opened for block in _hits(open_, wanted)]


def _tell(words: Words, context: Context, draft: Draft, found: Found) -> None:
    """A button a place; a single block is laid open at once."""
    pieces, hits = found
    if len(hits) == 1 and not pieces:
        context.work.say(block_message(words.spot, *_first(hits), words.account, words.message))
        return
    rows: Rows = tuple((tap(shortened(p.text, LABEL), "item", draft.id, p.id),) for p in pieces[:SHOWN])
    for open_, block in hits[: SHOWN - len(rows)]:
        rows = (*rows, *block_rows(open_, (block,)))
    count, named = len(pieces) + len(hits), words.text.strip(_QUOTES)
    if count:
        text = say("outlining.found", words=named, count=count, more=count - len(rows))
    else:
        text = say("outlining.not_found", words=named)
    context.work.say(Message(words.spot, text, rows, words.message))


def _first(hits: list[tuple[Open, Block]]) -> tuple[Open, str]:
    open_, block = hits[0]
    return open_, block.id


def _hits(open_: Open, wanted: str) -> list[Block]:
    return [block for block in open_.now.blocks if wanted in _plain(block.text)]


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text.replace("\u00ad", "")).casefold()
