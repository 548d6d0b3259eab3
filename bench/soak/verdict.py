"""What came of it: each promise, how often it was looked at, and where it was broken."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from bench.endings import undone, wrong_faces
from bench.soak.promise import Promise
from bench.soak.record import Record, Said
from bot.local import User, World
from bot.store import codec
from bot.store.database import Database
from drafts.changes import Sent

SERIAL = re.compile(r"fråga (\d+)\.")
TOLD = re.compile(r"är tillagd|är tillagda")
PRIVATE = 0  # chats from here on are private
NEW_AFTER_TAP = {"add": 1, "undo": 1, "send": 2}  # messages, where it was not refused
ASKS = "own"  # opens a reply field


@dataclass(frozen=True, slots=True)
class Row:
    """Of the log."""

    stream: str
    seq: int
    update: int
    kind: str
    data: str


class Verdict:
    def __init__(  # noqa: PLR0913, PLR0917 — all that there was
        self,
        record: Record,
        world: World,
        database: Database,
        secretaries: Iterable[User],
        rows: list[Row],
        pages: str,
    ) -> None:
        self._pages = pages
        self._record = record
        self._secretaries = secretaries
        self._world = world
        self._database = database
        self._rows = rows
        self._by_update: dict[int, list[Row]] = defaultdict(list)
        for row in rows:
            self._by_update[row.update].append(row)

    async def promises(self) -> list[Promise]:
        return [
            await self._done(),
            self._told(),
            self._logged(),
            self._answered(),
            self._in_order(),
            self._posted(),
            self._delivered(),
            await self._drawn(),
            self._understood(),
        ]

    async def _done(self) -> Promise:
        promise = Promise("every update has had its effect, or was refused")
        done = {row[0] for row in await self._database.rows("SELECT update_id FROM done")}
        for update in (*(said.update for said in self._record.said), *self._record.others):
            promise.check(update in done, f"update {update} was lost")
        promise.broken += await undone(self._database)
        return promise

    def _told(self) -> Promise:
        """With a reply to the words; none where somebody had shut the bot out just then."""
        promise = Promise("whoever said what is to be answered was answered, once")
        silent: Counter[int] = Counter()
        for said in self._record.said:
            if _is_answered(said):
                count = self._record.replies[said.chat, said.message]
                silent[said.chat] += not count
                promise.check(count <= 1, f"{count} answers to {said}")
        for chat, count in silent.items():
            refused = self._record.forbidden[chat]
            promise.check(count <= refused, f"{count} had no answer in {chat}, where {refused} were refused")
        return promise

    def _logged(self) -> Promise:
        """Each number in the log once, by the update that brought it; not at all where that was refused."""
        promise = Promise("what was said is in the log once, or was refused")
        where: dict[str, list[Row]] = defaultdict(list)
        for row in self._rows:
            for serial in set(SERIAL.findall(row.data)) if row.kind != Sent.__name__ else ():
                where[serial].append(row)
        for said in self._record.said:
            if not said.tap and (found := SERIAL.search(said.text)):
                rows = where[found[1]]
                told = self._record.answers.get((said.chat, said.message))
                promise.check(len(rows) <= 1, f"{said} is in the log {len(rows)} times: {rows}")
                if told is None:
                    continue
                if TOLD.search(told):
                    own = [row for row in rows if row.update == said.update]
                    promise.check(own, f"{said} was told to be there, and isn't")
                else:
                    own = self._by_update.get(said.update, [])
                    promise.check(not own, f"{said} was answered {told!r}, and is in the log: {own}")
        return promise

    def _answered(self) -> Promise:
        """A tap, unless the bot could not in time; what was refused changed nothing."""
        promise = Promise("every tap was answered, and what was refused changed nothing")
        for said in self._record.said:
            if said.tap:
                answer, rows = self._world.taps[said.tap].answer, self._by_update.get(said.update)
                promise.check(answer, f"{said} was never answered")
                promise.check(not (answer and answer.alert and rows), f"{said}: {answer}, and changed {rows}")
        return promise

    def _in_order(self) -> Promise:
        """What was said in one chat stands in each draft's log as it was said."""
        promise = Promise("each chat's words are in the log in their order")
        last: dict[tuple[int, str], int] = {}
        for said in self._record.said:
            for row in self._by_update.get(said.update, []) if not said.tap else ():
                before = last.get((said.chat, row.stream), 0)
                promise.check(row.seq > before, f"{said} is {row.seq} in {row.stream}, after {before}")
                last[said.chat, row.stream] = row.seq
        return promise

    def _posted(self) -> Promise:
        """In the groups: as many messages of the bot's as what was said and tapped there leads to.

        A question that opens a reply field can't be edited, nor looked for where its sending was not answered:
        it may be asked again, and a reply to any of them does.
        """
        promise = Promise("every message of the bot's is in its group, once")
        posted, asked = self._expected()
        again = self._answered_again()
        for chat in (chat for chat in posted | asked if chat < PRIVATE):
            lost = self._record.forbidden[chat]
            for expected, there, most in (
                (posted[chat], self._record.posted[chat], posted[chat]),
                (asked[chat], self._record.asked[chat], self._record.asked[chat]),
            ):
                promise.check(
                    expected - lost <= there <= most,
                    f"{there} messages in {chat}, not {expected} ({lost} calls there were refused); "
                    f"several answers to {again[chat]}",
                )
        return promise

    def _answered_again(self) -> dict[int, list[int]]:
        """By chat: the messages that have several answers."""
        again: dict[int, list[int]] = defaultdict(list)
        for (chat, message), count in self._record.replies.items():
            if count > 1:
                again[chat].append(message)
        return again

    def _expected(self) -> tuple[Counter[int], Counter[int]]:
        """By chat: messages, and questions that open a reply field."""
        posted: Counter[int] = Counter()
        asked: Counter[int] = Counter()
        for said in self._record.said:
            answer = self._world.taps[said.tap].answer if said.tap else None
            if not said.tap:
                posted[said.chat] += 1
            elif not (answer and answer.alert):
                act = said.text.partition(":")[0]
                asked[said.chat] += act == ASKS
                posted[said.chat] += NEW_AFTER_TAP.get(act, 0)
        return posted, asked

    def _delivered(self) -> Promise:
        """The secretary of the draft's board has the files whose hashes were frozen."""
        promise = Promise("every document that was handed in reached the secretary, once")
        there: Counter[str] = Counter()
        for secretary in self._secretaries:
            files = (message.document for message in self._world.messages(secretary.chat))
            there.update(sha256(file.bytes).hexdigest() for file in files if file)
        sent = [codec.read(row.kind, row.data) for row in self._rows if row.kind == Sent.__name__]
        frozen = Counter(digest for version in sent for digest in (version.pdf, version.docx))
        for digest, count in frozen.items():
            promise.check(there[digest] == count, f"{digest} is there {there[digest]} times, not {count}")
        return promise

    async def _drawn(self) -> Promise:
        promise = Promise("every card reads as its draft does")
        ((promise.looked_at,),) = await self._database.rows("SELECT count(*) FROM face")
        promise.broken += await wrong_faces(self._database, self._world, self._pages)
        return promise

    def _understood(self) -> Promise:
        promise = Promise("Telegram refused no call but those it was made to")
        promise.looked_at = self._record.statuses.total()
        promise.broken += self._record.strange
        return promise


def _is_answered(said: Said) -> bool:
    """With a reply: an att-sats and a rewording, done or refused."""
    return not said.tap and bool(SERIAL.search(said.text))


async def judge(
    record: Record, world: World, database: Database, secretaries: Iterable[User], pages: str = ""
) -> list[Promise]:
    """`pages`: the address of the bot's pages, where it has any."""
    found = await database.rows("SELECT stream, seq, update_id, kind, data FROM log ORDER BY stream, seq")
    rows = [Row(stream, seq, update or 0, kind, data) for stream, seq, update, kind, data in found]
    return await Verdict(record, world, database, secretaries, rows, pages).promises()
