"""Writing: a whole Work in one transaction, or nothing of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from zlib import crc32

from bot.store import codec
from bot.store.database import Database, KeyTakenError, Statement
from bot.store.found import found
from bot.store.sealing import seal_file
from handlers.letters import About, Answer, Face, Letter, Mail, Spot, Topic, View
from handlers.work import Work

ANSWERS = 1 << 53  # from here on the lanes are those of answers to taps: no chat's id is as great
MAILS = 1 << 54  # and from here on those of addresses that mail goes to

_ASKING = frozenset(
    {
        Topic.ITEM,
        Topic.SATS,
        Topic.MOTIVATION,
        Topic.CORRECTION,
        Topic.ARENDE,
        Topic.MEETING,
        Topic.REGISTER,
        Topic.HANDLING,
        Topic.BLOCK,
        Topic.INSERTION,
        Topic.AMENDMENT,
        Topic.DECISION,
        Topic.STATEMENT,
        Topic.MINUTES,
    }
)

_KEEP = (
    "INSERT INTO file (sha256, body, kept) VALUES (?, ?, ?) "
    "ON CONFLICT (sha256) DO UPDATE SET kept = excluded.kept"
)


class RacedError(Exception):
    """Another writer was first: what this work started from is no longer so."""


class Ledger:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def commit(
        self,
        work: Work,
        update_id: int | None = None,
        error: str = "",
        besides: Iterable[Statement] = (),
    ) -> None:
        """Store the work, and that the update is done, in one transaction.

        RacedError where another change came first, to what is changed or to anything that was read for it, or
        the update is done already; nothing is stored then.
        `besides`: what is to be so with it.
        """
        statements = [
            *_done(update_id, error),
            *_unmoved(work),
            *_log(work, update_id),
            *found(work),
            *_messages(work),
            *_removed(work),
            *besides,
        ]
        changing = {stream for stream, _entry in work.entries}
        try:
            await self._database.write(statements, changing, work.read if work.entries else ())
        except KeyTakenError as taken:
            raise RacedError from taken


def _done(update_id: int | None, error: str) -> Iterator[Statement]:
    if update_id is not None:
        yield "INSERT INTO done (update_id, error) VALUES (?, ?)", (update_id, error)
        yield "DELETE FROM inbox WHERE update_id = ?", (update_id,)


def _unmoved(work: Work) -> Iterator[Statement]:
    """Takes a key that is taken where anything has been appended to a stream since it was read.

    Or where what was read is gone: a backup has taken its place.
    """
    if work.entries:
        for stream, seq in work.read.items():
            yield "INSERT INTO log SELECT * FROM log WHERE stream = ? AND seq = ?", (stream, seq + 1)
        there = "SELECT 1 FROM log WHERE stream = ? AND seq = ?"
        for read in work.read.items():
            yield f"INSERT INTO era SELECT n FROM era WHERE NOT EXISTS ({there})", read  # noqa: S608 — no one's words in it


def _log(work: Work, update_id: int | None) -> Iterator[Statement]:
    sql = "INSERT INTO log (stream, seq, at, by, update_id, part, kind, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    for part, (stream, entry) in enumerate(work.entries):
        change = entry.change
        data = (codec.kind(change), codec.kept(change))
        yield sql, (stream, entry.seq, entry.at.isoformat(), entry.by, update_id, part, *data)


def _removed(work: Work) -> Iterator[Statement]:
    """Of a removed draft its last change stays: whoever still appends to it finds the place taken."""
    for draft in work.removed:
        yield "DELETE FROM log WHERE stream = ? AND seq < ?", (draft, work.drafts[draft].seq)
        yield "DELETE FROM face WHERE draft = ?", (draft,)
    for chat in work.forgotten:
        yield "DELETE FROM about WHERE chat = ?", (chat,)


def _messages(work: Work) -> Iterator[Statement]:
    for sha256, body in work.files.items():
        yield _KEEP, (sha256, seal_file(body), int(work.now.timestamp()))
    for spot, message, about in work.marked:
        yield marked(spot, message, about)
    for face, message in work.hung:
        yield hung(face, message)
    for letter in work.letters:
        yield put_in(letter)
    for old, new in work.moved:
        yield from moved(old, new)
    yield from (("UPDATE face SET wanted = wanted + 1 WHERE chat = ?", (chat,)) for chat in work.returned)


def put_in(letter: Letter) -> Statement:
    """The letter waits in the outbox."""
    sql = "INSERT INTO outbox (lane, kind, data) VALUES (?, ?, ?)"
    return sql, (_lane(letter), codec.kind(letter), codec.kept(letter))


def _lane(letter: Letter) -> int:
    """An answer waits for nobody: each has a lane of its own. So has every address."""
    match letter:
        case Answer():
            return ANSWERS + crc32(letter.query.encode())
        case Mail():
            return MAILS + int.from_bytes(hashlib.sha256(letter.to.lower().encode()).digest()[:6])
    return letter.spot.chat


def marked(spot: Spot, message: int, about: About | None) -> Statement:
    """What a message is about, from now on; nothing any more where `about` is None."""
    if about is None:
        return "DELETE FROM about WHERE chat = ? AND message = ?", (spot.chat, message)
    asks = spot.private and about.open and about.topic in _ASKING
    sql = (
        "INSERT INTO about (chat, message, thread, data, asks) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (chat, message) DO UPDATE "
        "SET thread = excluded.thread, data = excluded.data, asks = excluded.asks"
    )
    return sql, (spot.chat, message, spot.thread, codec.kept(about), int(asks))


def retired(face: Face) -> Statement:
    """Earlier messages with the same face in the same chat say where the new one is, and are let go."""
    sql = (
        "UPDATE face SET view = ?, wanted = wanted + 1 "
        "WHERE chat = ? AND thread = ? AND draft = ? AND view = ? AND person = ?"
    )
    return sql, (View.MOVED, face.spot.chat, face.spot.thread, face.draft, face.view, face.person)


def hung(face: Face, message: int) -> Statement:
    """A message that shows the draft from now on; it is drawn at once."""
    sql = (
        "INSERT INTO face (chat, message, thread, draft, view, person, wanted, drawn) "
        "VALUES (?, ?, ?, ?, ?, ?, 1, 0) ON CONFLICT (chat, message) DO UPDATE "
        "SET thread = excluded.thread, draft = excluded.draft, view = excluded.view, "
        "person = excluded.person, wanted = 1, drawn = 0, due = 0, shown = ''"
    )
    return sql, (face.spot.chat, message, face.spot.thread, face.draft, face.view, face.person)


def moved(old: int, new: int) -> Iterator[Statement]:
    """A group became a supergroup and has a new id; its old messages can't be reached there.

    So its cards are hung anew, and what is halfway begins anew. Done twice it does nothing more.
    """
    yield "UPDATE outbox SET lane = ?, message = NULL, tries = 0, due = 0 WHERE lane = ?", (new, old)
    card = codec.written(Face(Spot(new), "$draft"))
    sql = (
        "INSERT INTO outbox (lane, kind, data) "
        "SELECT CAST(? AS BIGINT), CAST(? AS TEXT), replace(?, '$draft', draft) FROM face "
        "WHERE chat = ? AND view = ? GROUP BY draft ORDER BY max(message)"
    )
    yield sql, (new, Face.__name__, card, old, View.CARD)
    for table in ("about", "face"):
        yield f"DELETE FROM {table} WHERE chat = ?", (old,)  # noqa: S608 — the names stand above
