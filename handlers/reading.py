"""The whole text in messages, split between paragraphs, with the signature asked for after the last."""

from __future__ import annotations

from drafts.bilaga import Heading
from drafts.board import Board
from drafts.composing import compose, dated
from drafts.draft import Draft
from drafts.rights import Verb, check
from drafts.stages import Stage
from handlers.cards import label, seen
from handlers.context import Context
from handlers.drawn import fits
from handlers.here import tapped
from handlers.letters import Message, Spot, tap
from handlers.taps import Tap
from handlers.telling import cut, size
from handlers.templates import say
from handlers.work import Work


async def read(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    check(Verb.READ, seat, draft)
    read_aloud(context.work, tap_.spot, draft, seat.board)


def read_aloud(work: Work, spot: Spot, draft: Draft, board: Board) -> None:
    """All of the text, then the question whether one signs just that, while it is open to signing."""
    for page in pages(draft, board):
        work.say(Message(spot, page))
    if draft.stage is not Stage.UTKAST:
        return
    arende = board.arende(draft.arende)
    button = tap("Skriv under", "sign", draft.id, seen(draft, board))
    work.say(Message(spot, say("signing.read_it", arende=arende), ((button,),)))


def pages(draft: Draft, board: Board) -> list[str]:
    """The text as messages that Telegram takes: a block is never broken while it fits in one."""
    bilaga = compose(draft, board, dated(draft, board))
    blocks = [say("signing.whole", label=label(draft), bilaga=bilaga)]
    for line, block in zip(bilaga.lines[2 + len(bilaga.names) :], bilaga.blocks, strict=True):
        blocks += [
            say("reading.line", text=part, heading=isinstance(block, Heading)) for part in _parts(line)
        ]
    return _packed(blocks)


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
