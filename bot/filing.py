"""Putting a board's folder into the store, and making the links that let its people in."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from bot.boards.folder import BadBoardFile, BoardFolder, NoBoardFile
from bot.readers.sandbox import read_upload
from bot.store import codec
from bot.store.ledger import Ledger, RacedError
from bot.store.shelf import Shelf
from drafts import patching
from drafts.board import Board
from drafts.board_changes import BoardNamed, HandlingFiled, RegisterSet
from drafts.errors import BadFile
from drafts.filing import handling_of
from drafts.handlingar import newest
from drafts.identity import issue
from drafts.meeting_changes import ArendeSet
from drafts.people import Person
from drafts.placing import placed
from handlers.work import Work, fresh_id, fresh_secret

T = TypeVar("T")


async def file_board(folder: BoardFolder, shelf: Shelf, ledger: Ledger) -> Board:
    """The board as the folder has it. Only what differs is changed, so doing it again does nothing.

    The bot may be at work on the board.
    """
    return await _stored(ledger, lambda work: _filed(work, folder, shelf))


async def _filed(work: Work, folder: BoardFolder, shelf: Shelf) -> Board:
    board = await shelf.board(folder.id)
    if (board.name, board.settings) != (folder.name, folder.settings):
        board = work.put_board(board, BoardNamed(folder.name, folder.settings), "")
    if board.people != folder.register.people:
        board = work.put_board(board, RegisterSet(folder.register.people), "")
    for arende in folder.agenda.arenden:
        if (here := placed(board, arende)) not in board.arenden:
            board = work.put_board(board, ArendeSet(here), "")
    for number, name in folder.agenda.files:
        board = await _file_handling(work, shelf, board, (number, folder.path / name))
    return board


async def _file_handling(work: Work, shelf: Shelf, board: Board, filed: tuple[str, Path]) -> Board:
    """A document of the ärende, or a newer version of the one with its file's name.

    BadBoardFile where it can't be read.
    """
    arende, path = filed
    older = next((h for h in newest(board.handlingar, arende) if h.name == path.name), None)
    try:
        data = path.read_bytes()
        original = work.keep(data)
        if older and older.original == original:
            return board
        document = (await read_upload(data, path.name)).document
    except OSError as error:
        raise NoBoardFile(str(path.parent), path.name) from error
    except BadFile as bad:
        raise BadBoardFile(path.name, bad) from bad
    if older:
        document = patching.matched(codec.read_document(await shelf.file(older.document)), document)
    stored = work.keep(codec.written(document).encode())
    handling = handling_of(board, arende, (document, stored, original), fresh_id(), older.id if older else "")
    return work.put_board(board, HandlingFiled(handling), "")


async def link_for(board: Board, person: Person, shelf: Shelf, ledger: Ledger) -> str:
    """What follows `?start=` in the person's one-time link. The bot may be at work on the board."""
    secret = fresh_secret()

    async def issued(work: Work) -> str:
        now = await shelf.board(board.id)
        work.put_board(now, issue(now, person, secret, datetime.now(UTC)), "")
        return f"jag-{board.id}-{secret}"

    return await _stored(ledger, issued)


async def _stored(ledger: Ledger, made: Callable[[Work], Awaitable[T]]) -> T:
    """What was made; made again on what stands by then, where somebody else was first."""
    while True:
        work = Work()
        result = await made(work)
        with contextlib.suppress(RacedError):
            await ledger.commit(work)
            return result
