"""One update's work: all it wants to have happen, kept together until it is put in one transaction."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime

from drafts import board as boards
from drafts import draft as drafts
from drafts.board import Board
from drafts.board_changes import BoardChange
from drafts.changes import DraftChange
from drafts.draft import Draft
from drafts.gone import Why
from drafts.log import Entry
from drafts.retention import removal
from handlers.letters import About, Answer, Face, Letter, Message, Rows, Spot


@dataclass
class Work:
    """`entries` are to be appended, each to its stream; `drafts` and `boards` are what they lead to.

    `read`: at which seq each stream was read first. What the rules were asked of is more than what changes: a
    decision is the board's, and follows drafts.
    """

    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    entries: list[tuple[str, Entry[DraftChange] | Entry[BoardChange]]] = field(default_factory=list)
    drafts: dict[str, Draft] = field(default_factory=dict)
    boards: dict[str, Board] = field(default_factory=dict)
    letters: list[Letter] = field(default_factory=list)
    hung: list[tuple[Face, int]] = field(default_factory=list)  # messages of ours that become a face
    marked: list[tuple[Spot, int, About | None]] = field(default_factory=list)  # what is said of our messages
    moved: list[tuple[int, int]] = field(default_factory=list)  # chats that have a new id
    returned: list[int] = field(default_factory=list)  # chats that the bot is let into again
    files: dict[str, bytes] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)  # drafts of whose log nothing but the last change stays
    forgotten: list[int] = field(default_factory=list)  # private chats: what our messages there were about
    read: dict[str, int] = field(default_factory=dict)
    failed: Exception | None = None  # what stopped the gesture: nothing of the work is to be stored

    def put(self, draft: Draft, change: DraftChange, by: str) -> Draft:
        """The draft with the change in it; stored when the work is done."""
        entry = Entry(draft.seq + 1, self.now, by, change)
        self.entries.append((draft.id, entry))
        self.drafts[draft.id] = drafts.after(draft, entry)
        return self.drafts[draft.id]

    def put_board(self, board: Board, change: BoardChange, by: str) -> Board:
        entry = Entry(board.seq + 1, self.now, by, change)
        self.entries.append((board.id, entry))
        self.boards[board.id] = boards.after(board, entry)
        return self.boards[board.id]

    def remove(self, draft: Draft, board: Board, why: Why, by: str) -> Board:
        """The draft is no more; the board, which knows that it was there."""
        removed, gone = removal(draft, why)
        self.put(draft, removed, by)
        self.removed.append(draft.id)
        return self.put_board(board, gone, by)

    def say(self, letter: Letter) -> None:
        self.letters.append(letter)

    def tell(self, board: Board, people: Iterable[str], text: str, buttons: Rows = ()) -> None:
        """Each of them who is on Telegram, in their private chat."""
        for account in board.accounts_of(people):
            self.say(Message(Spot(account), text, buttons))

    def keep(self, data: bytes) -> str:
        """Store a file with the work; its SHA-256."""
        sha256 = hashlib.sha256(data).hexdigest()
        self.files[sha256] = data
        return sha256

    def answer_if_owed(self, query: str) -> None:
        """A tap has an answer, be it an empty one."""
        if not any(isinstance(letter, Answer) for letter in self.letters):
            self.say(Answer(query))


current: ContextVar[Work] = ContextVar("work")


def fresh_id() -> str:
    """Eight characters that nobody can guess their way along."""
    return secrets.token_hex(5)[:8]


def fresh_secret() -> str:
    """What a link carries: 96 bits of chance, of letters a deep link may hold."""
    return secrets.token_urlsafe(12)
