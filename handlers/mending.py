"""What the reader made of a file, mended by the one who sent it before it is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from drafts.base.document import BaseDocument, Block, Kind
from drafts.base.found import Found
from drafts.base.mending import joined_with_next, split, turned
from handlers.context import Context
from handlers.filing import held, outline
from handlers.letters import About, Answer, Edit, Message, Rows, Topic, tap
from handlers.paging import paged
from handlers.taps import Tap, Words
from handlers.telling import shortened
from handlers.templates import say

PAGE = 15
LABEL = 56


async def show_blocks(tap_: Tap, context: Context) -> None:
    """Every block that was read, in order."""
    seat, about = await held(tap_, context)
    document = await context.shelf.document(about.fields["document"])
    _become(tap_, context, about, *_blocks(document, seat.board.id, tap_.number(1)))


async def show_block(tap_: Tap, context: Context) -> None:
    seat, about = await held(tap_, context)
    document = await context.shelf.document(about.fields["document"])
    _become(tap_, context, about, *_block(document, seat.board.id, tap_.arg(1)))


async def back(tap_: Tap, context: Context) -> None:
    """To the outline, with what has been mended."""
    seat, about = await held(tap_, context)
    document = await context.shelf.document(about.fields["document"])
    fields = about.fields
    found = Found(document, fields["title"], fields["diarienummer"], tuple(fields["proposal"].split("\n")))
    _become(tap_, context, about, *outline(document, found, seat, fields))


async def join(tap_: Tap, context: Context) -> None:
    await _mend(tap_, context, lambda document: joined_with_next(document, tap_.arg(1)))


async def turn(tap_: Tap, context: Context) -> None:
    await _mend(tap_, context, lambda document: turned(document, tap_.arg(1), tap_.number(2)))


async def _mend(tap_: Tap, context: Context, mending: Callable[[BaseDocument], BaseDocument]) -> None:
    seat, about = await held(tap_, context)
    document = mending(await context.shelf.document(about.fields["document"]))
    mended = _with(about, document, context)
    _become(tap_, context, mended, *_block(document, seat.board.id, tap_.arg(1)))


async def ask_split(tap_: Tap, context: Context) -> None:
    """Where the second half begins, in the words it begins with."""
    _, about = await held(tap_, context)
    wants = replace(about, item=tap_.arg(1), open=True, fields={**about.fields, "shown": str(tap_.message)})
    context.work.say(Message(tap_.spot, say("mending.ask_split"), about=wants, asks=say("mending.asks")))
    context.work.say(Answer(tap_.query))


async def split_here(words: Words, context: Context, about: About) -> None:
    """The reply to that question; the message that shows the reading holds the mended one from now on."""
    shown = await context.shelf.about(words.spot.chat, int(about.fields["shown"]))
    if shown is None or shown.topic is not Topic.HANDLING:
        return
    document = split(await context.shelf.document(shown.fields["document"]), about.item, words.text)
    mended = _with(shown, document, context)
    text, rows = _blocks(document, about.fields["board"], document.place(about.item) // PAGE)
    context.work.say(Message(words.spot, text, rows, words.message, replace(mended, open=False)))


def _with(about: About, document: BaseDocument, context: Context) -> About:
    stored = context.work.keep(context.desk.written(document))
    return replace(about, fields={**about.fields, "document": stored})


def _become(tap_: Tap, context: Context, about: About, text: str, rows: Rows) -> None:
    context.work.marked.append((tap_.spot, tap_.message, about))
    context.work.say(Edit(tap_.spot, tap_.message, text, rows, about))


def _blocks(document: BaseDocument, board: str, page: int) -> tuple[str, Rows]:
    shown, turning = paged(document.blocks, page, PAGE, "mend", board)
    rows: Rows = tuple((tap(_label(block), "mendone", board, block.id),) for block in shown)
    return say("mending.blocks"), (*rows, *turning, (tap("Klart", "mended", board),))


def _block(document: BaseDocument, board: str, id_: str) -> tuple[str, Rows]:
    block = document.block(id_)
    at = document.place(id_)
    heading = block.kind is Kind.HEADING
    level = block.level if heading else 0
    turning = tuple(
        tap(label, "mendhead", board, id_, n)
        for label, n in (("Brödtext", 0), ("Rubrik 1", 1), ("Rubrik 2", 2), ("Rubrik 3", 3))
        if n != level
    )
    joining = (tap("Slå ihop med nästa", "mendjoin", board, id_),) if at + 1 < len(document.blocks) else ()
    rows: Rows = (
        turning,
        (*joining, tap("Dela", "mendsplit", board, id_)),
        (tap("Tillbaka", "mend", board, at // PAGE),),
    )
    following = document.blocks[at + 1].text if at + 1 < len(document.blocks) else ""
    return say("mending.block", block=block, heading=heading, following=following), rows


def _label(block: Block) -> str:
    mark = {Kind.HEADING: f"▪︎{block.level}", Kind.ITEM: "•", Kind.CELL: "▦", Kind.PARAGRAPH: "¶"}[block.kind]
    return f"{mark} {block.number + ' ' if block.number else ''}{shortened(block.text, LABEL)}"
