"""From draft to paper: composed, checked for characters no font has, printed."""

from __future__ import annotations

from drafts.bilaga import Bilaga, Printed
from drafts.board import Board
from drafts.composing import compose, dated
from drafts.draft import Draft
from drafts.errors import Unprintable
from handlers.context import Context


def composed(draft: Draft, board: Board, context: Context) -> Bilaga:
    """The Bilaga; Unprintable where a character of it would be lost in print."""
    bilaga = compose(draft, board, dated(draft, board))
    if lost := context.desk.press.unprintable(bilaga):
        raise Unprintable(lost)
    return bilaga


async def printed(draft: Draft, board: Board, context: Context) -> Printed:
    return await context.desk.press.print(composed(draft, board, context))


def file_name(draft: Draft, version: int, ending: str) -> str:
    """`Bilaga ärende 23 version 1.pdf`: a registrator sees what it is."""
    return f"Bilaga ärende {draft.arende} version {version}.{ending}"
