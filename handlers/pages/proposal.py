"""The proposal on a page, as the Bilaga will have it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from drafts.bilaga import Bilaga, Block, Excerpt
from drafts.draft import Draft
from drafts.sending import missing
from drafts.signing import stage, unsigned
from drafts.stages import Stage
from drafts.text import TITLE
from handlers.around import around
from handlers.cards import names
from handlers.context import Context
from handlers.pages.rows import Row, rows
from handlers.pages.visit import Reader, Sheet, Visit, opened, sheet
from handlers.printing import laid_out
from handlers.templates import say


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the Bilaga; `item` is what of the text it is, and can be changed as."""

    kind: str
    block: Block
    item: str = ""
    rows: tuple[Row, ...] = ()


async def show(visit: Visit, context: Context) -> Sheet:
    reader = await opened(visit, context)
    writes = reader.writes
    bilaga = await laid_out(reader.draft, reader.seat.board, context)
    return sheet(
        visit,
        reader,
        "proposal",
        here="",
        bilaga=bilaga,
        pieces=tuple(_pieces(bilaga, reader.draft)),
        status=_status(reader),
        writes=writes,
        edits=writes and bool(visit.says("andra")),
        title=TITLE,
        version=reader.draft.version,
    )


def _pieces(bilaga: Bilaga, draft: Draft) -> Iterator[Piece]:
    """What the draft's own pieces say stands in the Bilaga in the same order."""
    known = defaultdict[str, deque[str]](deque)
    for item in draft.text.items:
        known[item.text].append(item.id)
    for block in bilaga.blocks:
        if isinstance(block, Excerpt):
            yield Piece("excerpt", block, rows=rows(block.blocks, 3))
        else:
            ids = known[block.text]
            yield Piece(type(block).__name__.lower(), block, ids.popleft() if ids else "")


def _status(reader: Reader) -> Markup:
    """As the card has it; a secretary is told of the version alone."""
    draft, board = reader.draft, reader.seat.board
    if not reader.whole:
        return Markup("")
    status = say(
        "card.status",
        draft=draft,
        stage=stage(draft, board),
        missing=missing(draft, board) if draft.stage is Stage.UTKAST else (),
        unsigned=names(board, unsigned(draft, board)),
        by=board.find(draft.withdrawn_by),
        around=around(draft, board),
    )
    return Markup(status)  # noqa: S704 — every fact in it is escaped
