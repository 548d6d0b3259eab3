"""What every gesture is handed: the shelf to read from, the press to print with, the work to add to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from telegram.ext import Application, CallbackContext, ExtBot

from drafts.agenda import Agenda
from drafts.base.document import BaseDocument
from drafts.base.found import Found
from drafts.base.tracked import TrackedDocument
from drafts.bilaga import Amended, Bilaga, Printed
from drafts.board import Board
from drafts.board_changes import BoardChange
from drafts.changes import DraftChange
from drafts.draft import Draft
from drafts.errors import NotOnRegister
from drafts.log import Entry
from drafts.minutes.paper import Paper
from drafts.own_data import OwnData
from drafts.records import Archive, Packed
from drafts.rights import Seat
from drafts.table import Sheet
from handlers.drawn import Ways
from handlers.house_style import Style
from handlers.letters import About, Face, Spot
from handlers.pacing import Paces
from handlers.work import Work, current


class Shelf(Protocol):
    """What is stored, to read. Writing is for whoever runs the gesture: all of a Work, or nothing."""

    async def board(self, id_: str) -> Board: ...
    async def draft(self, id_: str) -> Draft: ...
    async def log(self, draft: str, since: int = 1) -> tuple[Entry[DraftChange], ...]:
        """From change number `since`."""
        ...

    async def board_log(self, board: str) -> tuple[Entry[BoardChange], ...]: ...
    async def boards_of(self, account: int) -> tuple[Board, ...]: ...
    async def drafts_of(self, board: str) -> tuple[Draft, ...]: ...
    async def drafts_by(self, board: str, person: str) -> tuple[Draft, ...]: ...
    async def drafts_in(self, spot: Spot) -> tuple[Draft, ...]:
        """Those whose card hangs there, the latest hung last."""
        ...

    async def spots_of(self, draft: str) -> tuple[Spot, ...]:
        """Where its card hangs."""
        ...

    async def hanging(self, draft: str) -> tuple[tuple[Spot, int], ...]:
        """Every message that shows it."""
        ...

    async def about(self, chat: int, message: int) -> About | None: ...
    async def is_shown(self, face: Face) -> bool: ...
    async def file(self, sha256: str) -> bytes: ...
    async def document(self, sha256: str) -> BaseDocument: ...
    async def asked(self, spot: Spot) -> tuple[int, About] | None:
        """The newest message in a private chat that waits for words: its id, and what it is about."""
        ...


class Press(Protocol):
    async def print(self, bilaga: Bilaga) -> Printed: ...
    async def picture(self, bilaga: Bilaga) -> tuple[bytes, ...]: ...
    async def tracked(self, tracked: TrackedDocument, original: bytes | None) -> Amended: ...
    async def archive(self, archive: Archive, files: Mapping[str, bytes]) -> tuple[Packed, ...]: ...
    async def minutes(self, paper: Paper) -> bytes: ...
    async def own_data(self, own: OwnData, text: str) -> bytes:
        """A zip with both."""
        ...

    async def unprintable(self, bilaga: Bilaga) -> tuple[str, ...]:
        """The characters that would be lost."""
        ...

    async def missing(self, text: str) -> tuple[str, ...]:
        """The same, of some words."""
        ...


class Desk(Protocol):
    """What is laid out for the gestures when the bot starts."""

    @property
    def shelf(self) -> Shelf: ...
    @property
    def press(self) -> Press: ...
    @property
    def mails(self) -> bool:
        """Can mail be sent?"""
        ...

    @property
    def receipts(self) -> str:
        """The address under which a mail's version is acknowledged; empty where there is no web server."""
        ...

    @property
    def pages(self) -> str:
        """The address below which drafts are read; empty where there is no web server."""
        ...

    def page_link(self, draft: str, account: int, now: datetime) -> str:
        """An address that lets this account, and whoever is handed it, read the draft: once, and soon."""
        ...

    @property
    def paces(self) -> Paces:
        """How fast each goes."""
        ...

    async def styles(self) -> Mapping[str, Style]:
        """Every house style, by its name."""
        ...

    def read_agenda(self, data: bytes) -> Agenda: ...
    async def read_upload(self, data: bytes, name: str) -> Found:
        """The document in a file; BadFile where it cannot be read."""
        ...

    async def read_tables(self, data: bytes, name: str) -> Found | tuple[Sheet, ...]:
        """The document in a file, or a workbook's sheets; BadFile where it is neither."""
        ...

    def written(self, document: BaseDocument) -> bytes:
        """As the shelf reads it."""
        ...


class Context(CallbackContext[ExtBot[Any], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    @property
    def desk(self) -> Desk:
        desk: Desk = self.application.bot_data["desk"]
        return desk

    @property
    def shelf(self) -> Shelf:
        return self.desk.shelf

    @property
    def work(self) -> Work:
        return current.get()

    async def draft(self, id_: str) -> Draft:
        """The draft as this work has it; UnknownDraft where there is none."""
        return self.work.drafts.get(id_) or await self.shelf.draft(id_)

    async def board(self, id_: str) -> Board:
        return self.work.boards.get(id_) or await self.shelf.board(id_)

    async def seat(self, account: int, board: str) -> Seat:
        """Who the account is on the board; NotOnRegister where nobody."""
        found = await self.board(board)
        if person := found.person_of(account):
            return Seat(found, person)
        raise NotOnRegister

    async def own_seats(self, account: int) -> tuple[Seat, ...]:
        """Who the account is on each of its boards."""
        boards = await self.shelf.boards_of(account)
        return tuple(Seat(board, person) for board in boards if (person := board.person_of(account)))

    async def seats(self, account: int) -> tuple[Seat, ...]:
        """The same; NotOnRegister where it is on none."""
        if seats := await self.own_seats(account):
            return seats
        raise NotOnRegister

    @property
    def ways(self) -> Ways:
        return Ways(self.bot.username, self.desk.pages)

    def deep_link(self, payload: str) -> str:
        return self.ways.start(payload)


App = Application[Any, Context, dict[Any, Any], dict[Any, Any], dict[Any, Any], Any]
