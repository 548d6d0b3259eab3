"""Reading: drafts and boards as the folds of their logs, and what our messages are about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from bot.store import codec
from bot.store.database import Database, Row
from bot.store.sealing import unseal_file
from drafts import board as boards
from drafts import draft as drafts
from drafts.base.document import BaseDocument
from drafts.board import Board
from drafts.board_changes import BoardChange
from drafts.changes import DraftChange
from drafts.draft import Draft
from drafts.errors import RemovedDraft, UnknownDraft
from drafts.log import Entry
from handlers.letters import About, Face, Spot, Topic, View
from handlers.work import current

T = TypeVar("T", Draft, Board)


class Shelf:
    """Folds are kept, and only what came after them is read: opening a long draft costs as a short one."""

    KEPT = 1_000
    DOCUMENTS = 20

    def __init__(self, database: Database) -> None:
        self._database = database
        self._drafts: dict[str, Draft] = {}
        self._boards: dict[str, Board] = {}
        self._documents: dict[str, BaseDocument] = {}
        self._era = 0

    async def draft(self, id_: str) -> Draft:
        draft = await self._folded(self._drafts, Draft(id_), drafts.after, DraftChange)
        if not draft.seq:
            raise UnknownDraft
        self._keep(self._drafts, id_, draft)
        if draft.removed:
            raise RemovedDraft
        return draft

    async def board(self, id_: str) -> Board:
        """The board, empty where nothing has been said of it."""
        board = await self._folded(self._boards, Board(id_), boards.after, BoardChange)
        self._keep(self._boards, id_, board)
        return board

    async def log(self, draft: str, since: int = 1) -> tuple[Entry[DraftChange], ...]:
        return tuple(await self._entries(draft, since - 1, DraftChange))

    async def board_log(self, board: str) -> tuple[Entry[BoardChange], ...]:
        return tuple(await self._entries(board, 0, BoardChange))

    async def boards_of(self, account: int) -> tuple[Board, ...]:
        return tuple([await self.board(id_) for id_, _seq in await self._found(f"account:{account}")])

    async def all_boards(self) -> tuple[Board, ...]:
        return tuple([await self.board(id_) for id_, _seq in await self._found("boards")])

    async def drafts_of(self, board: str) -> tuple[Draft, ...]:
        return tuple([await self._known(*found) for found in await self._found(f"board:{board}")])

    async def drafts_by(self, board: str, person: str) -> tuple[Draft, ...]:
        return tuple([await self._known(*found) for found in await self._found(f"author:{board}/{person}")])

    async def drafts_in(self, spot: Spot) -> tuple[Draft, ...]:
        """Those whose card hangs there, the latest hung last."""
        sql = "SELECT draft FROM face WHERE chat = ? AND thread = ? AND view = ? ORDER BY message"
        rows = await self._database.rows(sql, spot.chat, spot.thread, View.CARD)
        return tuple([await self.draft(id_) for id_ in dict.fromkeys(row[0] for row in rows)])

    async def spots_of(self, draft: str) -> tuple[Spot, ...]:
        """Where its card hangs."""
        sql = "SELECT DISTINCT chat, thread FROM face WHERE draft = ? AND view = ? ORDER BY chat, thread"
        rows = await self._database.rows(sql, draft, View.CARD)
        return tuple(Spot(chat, thread) for chat, thread in rows)

    async def hanging(self, draft: str) -> tuple[tuple[Spot, int], ...]:
        """Every message that shows it."""
        sql = "SELECT chat, thread, message FROM face WHERE draft = ? ORDER BY chat, message"
        rows = await self._database.rows(sql, draft)
        return tuple((Spot(chat, thread), message) for chat, thread, message in rows)

    async def about(self, chat: int, message: int) -> About | None:
        rows = await self._database.rows(
            "SELECT data FROM about WHERE chat = ? AND message = ?", chat, message
        )
        if rows:
            return codec.read_about(rows[0][0])
        faces = await self._database.rows(
            "SELECT draft, view FROM face WHERE chat = ? AND message = ?", chat, message
        )
        return About(_topic(View(faces[0][1])), draft=faces[0][0]) if faces else None

    async def asked(self, spot: Spot) -> tuple[int, About] | None:
        sql = "SELECT message, data FROM about WHERE chat = ? AND asks = 1 ORDER BY message DESC LIMIT 1"
        rows = await self._database.rows(sql, spot.chat)
        return (rows[0][0], codec.read_about(rows[0][1])) if rows else None

    async def is_shown(self, face: Face) -> bool:
        """Does the face hang there, or is it on its way?"""
        here = (face.spot.chat, face.draft, face.view, face.person)
        sql = "SELECT 1 FROM face WHERE chat = ? AND draft = ? AND view = ? AND person = ?"
        waiting = "SELECT 1 FROM outbox WHERE lane = ? AND kind = ? AND data = ?"
        letter = (face.spot.chat, codec.kind(face), codec.written(face))
        return bool(await self._database.rows(f"{sql} UNION ALL {waiting}", *here, *letter))

    async def file(self, sha256: str) -> bytes:
        rows = await self._database.rows("SELECT body FROM file WHERE sha256 = ?", sha256)
        return unseal_file(bytes(rows[0][0]))

    async def document(self, sha256: str) -> BaseDocument:
        """A document as it was read from its file. It never changes, and the latest few are kept."""
        if sha256 not in self._documents:
            document = codec.read_document(await self.file(sha256))
            self._documents = {**dict(list(self._documents.items())[1 - self.DOCUMENTS :]), sha256: document}
        return self._documents[sha256]

    async def _folded(
        self,
        kept: dict[str, T],
        fresh: T,
        after: Callable[[T, Entry[Any]], T],
        changes: Any,  # noqa: ANN401 — a union
    ) -> T:
        state = kept.get(fresh.id, fresh)
        if state.seq and state.seq == _read_at(fresh.id):
            return state  # what a work rests on is looked at when it is stored, and not once more before
        era, entries = await self._read(fresh.id, state.seq, changes)
        if self._is_another(era) and state.seq:
            state, (_, entries) = fresh, await self._read(fresh.id, 0, changes)
        for entry in entries:
            state = after(state, entry)
        return state

    def _is_another(self, era: int) -> bool:
        """A backup was put in the place of what there was: what has been folded may never have been."""
        if another := era != self._era:
            self._era = era
            self._drafts.clear()
            self._boards.clear()
        return another

    async def _entries(self, stream: str, after: int, changes: Any) -> list[Entry[Any]]:  # noqa: ANN401 — a union
        return (await self._read(stream, after, changes))[1]

    async def _read(self, stream: str, after: int, changes: Any) -> tuple[int, list[Entry[Any]]]:  # noqa: ANN401 — a union
        """The era, and what came after.

        A stream of other changes is no stream of these: anybody may write a board's id for a draft's.
        """
        sql = (
            "SELECT era.n, seq, at, by, kind, data FROM era "
            "LEFT JOIN log ON stream = ? AND seq > ? ORDER BY seq"
        )
        rows = await self._database.rows(sql, stream, after)
        entries = [_entry(row[1:]) for row in rows if row[1] is not None]
        return rows[0][0], [entry for entry in entries if isinstance(entry.change, changes)]

    async def _found(self, key: str) -> list[tuple[str, int]]:
        """The streams, in the order they were begun, each with its last seq."""
        sql = "SELECT stream, seq, era.n FROM era CROSS JOIN found WHERE key = ? ORDER BY begun, stream"
        rows = await self._database.rows(sql, key)
        for row in rows[:1]:
            self._is_another(row[2])
        return [(stream, seq) for stream, seq, _era in rows]

    async def _known(self, id_: str, seq: int) -> Draft:
        """A board has hundreds, and most are as they were: those are not asked for one by one."""
        kept = self._drafts.get(id_)
        if kept is None or kept.seq != seq:
            return await self.draft(id_)
        self._keep(self._drafts, id_, kept)
        return kept

    def _keep(self, kept: dict[str, T], id_: str, state: T) -> None:
        """The work that is under way holds only if what it read still stands when it is stored."""
        if (work := current.get(None)) and state.seq:
            work.read.setdefault(id_, state.seq)
        kept.pop(id_, None)
        kept[id_] = state
        if len(kept) > self.KEPT:
            kept.pop(next(iter(kept)))


def _read_at(stream: str) -> int:
    """Where the work that is under way has read it already; 0 where it hasn't."""
    work = current.get(None)
    return work.read.get(stream, 0) if work else 0


def _topic(view: View) -> Topic:
    return Topic.QUESTION if view is View.QUESTION else Topic.CARD


def _entry(row: Row) -> Entry[Any]:
    seq, at, by, kind, data = row
    return Entry(seq, datetime.fromisoformat(at), by, codec.read(kind, data))
