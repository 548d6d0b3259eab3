"""Letters on their way out, and the faces that have to be drawn again."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace

from bot.store import codec
from bot.store.boxes import SUPERGROUPS, box, stands
from bot.store.database import Database, Row, Statement, UnavailableError
from bot.store.ledger import ANSWERS, hung, marked, moved, put_in, retired
from handlers.letters import (
    About,
    Answer,
    Document,
    Edit,
    Face,
    Letter,
    Menu,
    Message,
    NewTopic,
    Pictures,
    Spot,
    Topic,
    View,
)


@dataclass(frozen=True, slots=True)
class Queued:
    """A letter that waits. `message` is its first half's id, where that is out already.

    `tries`: how often its posting was begun and nothing is known of how it ended; `known`: the last message
    that was known in its box (bot/store/boxes.py) before that, or that it has been found not to be; `empty`:
    at how many places in a row, up to that one, nothing stood.
    """

    id: int
    letter: Letter
    message: int | None
    tries: int
    due: float  # seconds since the epoch
    known: int
    empty: int


@dataclass(frozen=True, slots=True)
class Hung:
    """A face that has to be drawn again."""

    face: Face
    message: int
    wanted: int
    due: float
    shown: str  # the digest of how it was last drawn; empty where that is not known, or UNDER_WAY


UNDER_WAY = "?"  # somebody has begun to draw it: if they have not ended it may still be drawn as they wanted


_NEXT = """
    SELECT letter.*, stale.* FROM (SELECT 1) AS one
    LEFT JOIN (
        SELECT id, kind, data, message, tries, due, known, empty
        FROM outbox WHERE lane = ? ORDER BY id LIMIT 1
    ) AS letter ON TRUE
    LEFT JOIN (
        SELECT thread, draft, view, person, message, wanted, due, shown FROM face
        WHERE chat = ? AND wanted > drawn ORDER BY due, message LIMIT 1
    ) AS stale ON letter.id IS NULL
    WHERE letter.id IS NOT NULL OR stale.message IS NOT NULL
"""


class Outbox:
    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self, lane: int) -> AbstractAsyncContextManager[bool]:
        """Is it for this process to post what waits there?"""
        return self._database.claim("outbox", lane)

    async def lanes(self) -> list[int]:
        """Where something waits: chats, answers, and addresses for mail."""
        sql = "SELECT lane FROM outbox UNION SELECT chat FROM face WHERE wanted > drawn"
        return [row[0] for row in await self._database.rows(sql)]

    async def next(self, lane: int) -> Queued | Hung | None:
        """The letter that has waited longest or, where there is none, the face in this chat that has."""
        rows = await self._database.rows(_NEXT, lane, lane)
        if not rows:
            return None
        letter, hung_ = rows[0][:8], rows[0][8:]
        return _queued(letter, lane) if letter[0] is not None else _hung(hung_, lane)

    async def under_way(self, queued: Queued) -> int:
        """How many others may be there in its box, and are not known to be: of each chat at most one."""
        if box(queued.letter.spot.chat):
            return 0
        sql = "SELECT count(*) FROM outbox WHERE tries > 0 AND id <> ? AND lane BETWEEN ? AND ?"
        return int((await self._database.rows(sql, queued.id, SUPERGROUPS, ANSWERS - 1))[0][0])

    async def taken(self, queued: Queued) -> set[int]:
        """It is none of these. Among them are such as were found empty, and have been heard of since."""
        sql = "SELECT message FROM taken WHERE box = ? AND message > ?"
        rows = await self._database.rows(sql, box(queued.letter.spot.chat), queued.known - queued.empty)
        return {message for (message,) in rows}

    async def trying(self, queued: Queued, until: float) -> None:
        """Said before it is sent: should the process be killed now, it may be there already.

        Or it may come a moment later: nobody looks for it, or goes on to what it could undo, before `until`.
        UnavailableError where somebody else is at it. A claim that is cut off is free at once, and whoever
        had it hears of that a moment later: of those who meet then, at most one is let through.
        """
        sql = (
            "UPDATE outbox SET tries = tries + 1, due = ?, empty = 0, "
            "known = (SELECT COALESCE(max(message), 0) FROM taken WHERE box = ?) WHERE id = ?"
        )
        await self._database.write([(sql, (until, box(queued.letter.spot.chat), queued.id))])
        tries = await self._database.rows("SELECT tries FROM outbox WHERE id = ?", queued.id)
        if tries != [(queued.tries + 1,)]:
            raise UnavailableError("somebody else is at it")

    async def looking(self, queued: Queued, message: int, empty: int, until: float) -> None:
        """Said before it is looked for at that message: a search that is broken off goes on from there.

        Looking is editing. Should the process be killed now it may come a moment later: nobody looks on, or
        sends what could stand there then, before `until`.
        """
        sql = "UPDATE outbox SET known = ?, empty = ?, due = ? WHERE id = ?"
        await self._database.write([(sql, (message - 1, empty, until, queued.id))])

    async def halfway(self, queued: Queued, message: int) -> None:
        """The first half is out, as this message: a repeat goes on from there."""
        sql = "UPDATE outbox SET message = ? WHERE id = ?"
        await self._database.write([(sql, (message, queued.id)), stands(queued.letter.spot.chat, message)])

    async def posted(self, queued: Queued, message: int) -> None:
        """The letter is out: it leaves the queue, and its message is remembered for what it is."""
        letter = queued.letter
        statements: list[Statement] = [gone(queued)]
        if message and not isinstance(letter, Answer | Edit | Menu):
            album = len(letter.sha256) if isinstance(letter, Pictures) else 1
            statements += [stands(letter.spot.chat, message + n) for n in range(album)]
        if about := _about(letter):
            statements.append(marked(letter.spot, message, about))
        if isinstance(letter, Edit):  # whose words may stand where a face hangs: it is drawn again
            sql = "UPDATE face SET shown = '', wanted = wanted + 1 WHERE chat = ? AND message = ?"
            statements.append((sql, (letter.spot.chat, message)))
        if isinstance(letter, Face):
            statements.append(retired(letter))
            statements.append(hung(letter, message))
        if isinstance(letter, NewTopic):
            made = Face(Spot(letter.spot.chat, message), letter.draft)
            statements.append(put_in(made if message else Message(letter.spot, letter.otherwise)))
        await self._database.write(statements)

    async def dropped(self, queued: Queued) -> None:
        await self._database.write([gone(queued)])

    async def postponed(self, queued: Queued, due: float, *, tries: int) -> None:
        await self._database.write([put_off(queued, due, tries=tries)])

    async def begun_anew(self, queued: Queued) -> None:
        """The first half is no longer there."""
        await self._database.write([("UPDATE outbox SET message = NULL WHERE id = ?", (queued.id,))])

    async def drawing(self, hung_: Hung) -> None:
        """Said before it is drawn in another way: until that is done, nobody knows how it reads."""
        sql = "UPDATE face SET shown = ? WHERE chat = ? AND message = ?"
        await self._database.write([(sql, (UNDER_WAY, hung_.face.spot.chat, hung_.message))])

    async def drawn_for_now(self, hung_: Hung, due: float) -> None:
        """To be drawn once more then, however it reads."""
        sql = "UPDATE face SET shown = '', due = ? WHERE chat = ? AND message = ?"
        await self._database.write([(sql, (due, hung_.face.spot.chat, hung_.message))])

    async def drawn(self, hung_: Hung, due: float, shown: str) -> None:
        """Drawn as it was wanted when it was read; not before `due` again."""
        sql = "UPDATE face SET drawn = ?, due = ?, shown = ? WHERE chat = ? AND message = ?"
        await self._database.write([(sql, (hung_.wanted, due, shown, hung_.face.spot.chat, hung_.message))])

    async def face_postponed(self, hung_: Hung, due: float) -> None:
        sql = "UPDATE face SET due = ? WHERE chat = ? AND message = ?"
        await self._database.write([(sql, (due, hung_.face.spot.chat, hung_.message))])

    async def fallen(self, hung_: Hung) -> None:
        """The message is gone; /utkast hangs a new one."""
        sql = "DELETE FROM face WHERE chat = ? AND message = ?"
        await self._database.write([(sql, (hung_.face.spot.chat, hung_.message))])

    async def moved(self, old: int, new: int) -> None:
        await self._database.write(moved(old, new))


def _queued(row: Row, lane: int) -> Queued:
    id_, kind, data, message, tries, due, known, empty = row
    return Queued(id_, _in_lane(codec.read(kind, data), lane), message, tries, due, known, empty)


def _hung(row: Row, chat: int) -> Hung:
    thread, draft, view, person, message, wanted, due, shown = row
    return Hung(Face(Spot(chat, thread), draft, View(view), person), message, wanted, due, shown)


def _about(letter: Letter) -> About | None:
    """What a reply to it is for."""
    match letter:
        case Message() | Edit():
            return letter.about
        case Document(draft=draft) if draft:
            return About(Topic.CARD, draft)
    return None


def gone(queued: Queued) -> Statement:
    """The letter waits no more."""
    return "DELETE FROM outbox WHERE id = ?", (queued.id,)


def put_off(queued: Queued, due: float, *, tries: int) -> Statement:
    return "UPDATE outbox SET due = ?, tries = ? WHERE id = ?", (due, tries, queued.id)


def _in_lane(letter: Letter, lane: int) -> Letter:
    """A group that has become a supergroup has a new id: the lane knows it, the letter may not.

    From ANSWERS on a lane is no chat's.
    """
    return letter if lane >= ANSWERS else replace(letter, spot=replace(letter.spot, chat=lane))
