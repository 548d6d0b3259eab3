"""Putting a board's folder into the store, and making the links that let its people in."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.boards.folder import BoardFolder
from bot.store.ledger import Ledger
from bot.store.shelf import Shelf
from drafts.board import Board
from drafts.board_changes import ArendeSet, BoardNamed, RegisterSet
from drafts.identity import issue
from drafts.people import Person
from handlers.work import Work, fresh_secret


async def file_board(folder: BoardFolder, shelf: Shelf, ledger: Ledger) -> Board:
    """The board as the folder has it. Only what differs is changed, so doing it again does nothing."""
    work, board = Work(), await shelf.board(folder.id)
    if (board.name, board.settings) != (folder.name, folder.settings):
        board = work.put_board(board, BoardNamed(folder.name, folder.settings), "")
    if board.people != folder.register.people:
        board = work.put_board(board, RegisterSet(folder.register.people), "")
    for arende in folder.agenda.arenden:
        if arende not in board.arenden:
            board = work.put_board(board, ArendeSet(arende), "")
    await ledger.commit(work)
    return board


async def link_for(board: Board, person: Person, shelf: Shelf, ledger: Ledger) -> str:
    """What follows `?start=` in the person's one-time link."""
    secret, work = fresh_secret(), Work()
    now = await shelf.board(board.id)
    work.put_board(now, issue(now, person, secret, datetime.now(UTC)), "")
    await ledger.commit(work)
    return f"jag-{board.id}-{secret}"
