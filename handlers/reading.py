"""The whole text in messages, split between paragraphs, with the signature asked for after the last."""

from __future__ import annotations

from drafts.bilaga import Bilaga, Excerpt, Heading, Item, Paragraph
from drafts.board import Board
from drafts.comparing import Span
from drafts.draft import Draft
from drafts.mandates import Verb
from drafts.rights import check
from drafts.stages import Stage
from handlers.cards import label, seen
from handlers.context import Context
from handlers.drawn import fits
from handlers.here import tapped
from handlers.letters import Message, Spot, chief, tap
from handlers.printing import laid_out
from handlers.taps import Tap
from handlers.telling import cut, size
from handlers.templates import say


async def read(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    check(Verb.READ, seat, draft)
    await read_aloud(context, tap_.spot, draft, seat.board)


async def read_aloud(context: Context, spot: Spot, draft: Draft, board: Board) -> None:
    """All of the text, then the question whether one signs just that, while it is open to signing."""
    for page in pages(draft, await laid_out(draft, board, context)):
        context.work.say(Message(spot, page))
    if draft.stage is not Stage.UTKAST:
        return
    arende = board.arende(draft.arende)
    button = chief(tap("Skriv under", "sign", draft.id, seen(draft, board)))
    context.work.say(Message(spot, say("signing.read_it", arende=arende), ((button,),)))


def pages(draft: Draft, bilaga: Bilaga) -> list[str]:
    """The text as messages that Telegram takes: a block is never broken while it fits in one."""
    blocks = [say("signing.whole", label=label(draft), bilaga=bilaga)]
    for block in bilaga.blocks:
        blocks += _excerpt(block) if isinstance(block, Excerpt) else _words(block)
    return _packed(blocks)


def _words(block: Heading | Item | Paragraph) -> list[str]:
    heading = isinstance(block, Heading)
    text = f"{block.number}. {block.text}" if isinstance(block, Item) else block.text
    return [say("reading.line", text=part, heading=heading) for part in _parts(text)]


def _excerpt(excerpt: Excerpt) -> list[str]:
    """Each block of the document that changes; of a very long one, what stands around the changes."""
    told = [
        say("reading.changed", spans=[Span(run.op, run.text) for run in block.runs])
        for block in excerpt.blocks
    ]
    return [say("reading.line", text=excerpt.place, heading=True), *told]


def _parts(text: str, limit: int = 3_500) -> list[str]:
    """A block too long for any message, cut between words."""
    if size(text) <= limit:
        return [text]
    head = cut(text, limit)
    head = head.rsplit(" ", 1)[0] or head
    return [head, *_parts(text[len(head) :].lstrip(), limit)]


def _packed(blocks: list[str]) -> list[str]:
    packed: list[str] = []
    for block in blocks:
        joined = f"{packed[-1]}\n\n{block}" if packed else block
        packed[-1:] = [joined] if fits(joined) else [*packed[-1:], block]
    return packed
