"""The page behind the link in a mail: it shows what has come, and one button says that it has.

Opening it changes nothing: mail scanners follow links. Only the button does, and only once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from drafts.board import Board
from drafts.delivery import linked, receive_by_link
from drafts.draft import Draft
from drafts.errors import Refusal, UnknownDraft
from drafts.link_errors import UnknownLink
from handlers.cards import label
from handlers.context import Shelf
from handlers.receiving import tell_received
from handlers.templates import page
from handlers.work import Work

OPEN = "open"  # it waits for the button


@dataclass(frozen=True, slots=True)
class Page:
    status: int
    html: str


async def show_receipt(shelf: Shelf, draft_id: str, secret: str, now: datetime, nonce: str) -> Page:
    """`nonce` is what lets the page's own style through."""
    try:
        draft = await shelf.draft(draft_id)
        board = await shelf.board(draft.board)
        return _shown(draft, board, secret, now, nonce)
    except (UnknownDraft, UnknownLink):
        return Page(404, page("receipt", state="UnknownLink", nonce=nonce))


async def acknowledge(work: Work, shelf: Shelf, draft_id: str, secret: str) -> None:
    """Any Refusal where the link acknowledges nothing, or nothing more."""
    draft = await shelf.draft(draft_id)
    board = await shelf.board(draft.board)
    seat, change = receive_by_link(draft, board, secret, work.now)
    draft = work.put(draft, change, seat.person.id)
    tell_received(work, draft, seat)


def _shown(draft: Draft, board: Board, secret: str, now: datetime, nonce: str) -> Page:
    version, _link = linked(draft, secret)
    html = page(
        "receipt",
        state=_state(draft, board, secret, now),
        nonce=nonce,
        board=board,
        arende=board.arende(draft.arende),
        label=label(draft),
        version=version,
        newest=len(draft.versions),
        sender=board.find(version.by),
        stage=draft.stage,
    )
    return Page(200, html)


def _state(draft: Draft, board: Board, secret: str, now: datetime) -> str:
    """OPEN, or the name of the refusal that the button would meet."""
    try:
        receive_by_link(draft, board, secret, now)
    except Refusal as refusal:
        return type(refusal).__name__
    return OPEN
