"""Updates at random, through the real bot: real HTTP, the real inbox, a real database."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random
from time import perf_counter

from bench.endings import wrong_faces
from bench.fuzz.finding import Findings, Listener
from bench.fuzz.scene import Scene
from bench.fuzz.updates import make_update
from bot.app import running
from bot.local.updates import Update
from bot.play.stage import NotSettled, open_stage
from bot.settings import Settings
from bot.store.shelf import Shelf
from drafts.errors import Refusal
from handlers.context import Context
from handlers.drawn import plain
from tests.handlers.acting import APOLOGY, Stranger, everything_said, forge
from tests.handlers.evening import played

ROUND = 2_000  # updates on one stage: a draft that a thousand have scribbled in says no more
BATCH = 40
CHANGING = {"message", "callback_query"}
EXPECTED = (  # Telegram's words, where what was sent was made up
    "chat not found",
    "not modified",
    "query is too old",
    "message to edit not found",
    "no text in the message to edit",
    "message can't be edited",
    "message thread not found",
    "invalid file_id",
    "bot can't initiate",
    "bot was kicked",
    "file is too big",
    "chat_id is empty",
    "PEER_ID_INVALID",
)


async def fuzz_updates(count: int, seed: int, findings: Findings) -> None:
    listener = Listener(findings)
    logging.getLogger().addHandler(listener)
    try:
        for begun in range(0, count, ROUND):
            async with _round(Random(f"{seed} {begun}"), findings) as one:
                await one.play(min(ROUND, count - begun))
    finally:
        logging.getLogger().removeHandler(listener)


class Round:
    """`sent`: the updates, by their number; `refused`: those that were said no to."""

    def __init__(self, scene: Scene, findings: Findings, refused: dict[int, str]) -> None:
        self._scene, self._stage, self._findings = scene, scene.stage, findings
        self._refused = refused
        self._sent: dict[int, tuple[str, str, bool]] = {}

    async def play(self, count: int) -> None:
        for begun in range(0, count, BATCH):
            await self._learn()
            started = perf_counter()
            sent = [self._send() for _ in range(min(BATCH, count - begun))]
            try:
                await self._stage.settle()
            except NotSettled:
                self._findings.add("the bot did not come to rest", [self._sent[id_] for id_ in sent])
                return
            self._findings.took(perf_counter() - started, self._sent[sent[0]])
        await self._look()
        await self._check_normal()

    async def _learn(self) -> None:
        shelf, board = Shelf(self._stage.database), self._stage.board.id
        self._scene.learn(await shelf.board(board), await shelf.drafts_of(board))

    def _send(self) -> int:
        kind, body, broken = make_update(self._scene)
        updates = self._stage.telegram.world.updates
        update = Update(updates._next_id, kind, body, "fuzz", self._stage.telegram.world.clock())  # noqa: SLF001 — kinds the bot did not ask for too
        updates._next_id += 1  # noqa: SLF001 — the same
        updates._pending.append(update)  # noqa: SLF001 — the same
        updates.on_change()
        self._sent[update.id] = (kind, json.dumps(body), broken)
        return update.id

    async def _look(self) -> None:
        """What came of it all."""
        findings, database = self._findings, self._stage.database
        findings.counts["updates"] += len(self._sent)
        findings.counts["refused"] += len(self._refused)
        findings.refusals.update(self._refused.values())
        done = {row[0]: row[1] for row in await database.rows("SELECT update_id, error FROM done")}
        changed = {row[0] for row in await database.rows("SELECT DISTINCT update_id FROM log")}
        findings.counts["changes"] += len(changed & set(self._sent))
        for id_, (kind, body, broken) in self._sent.items():
            if id_ not in done:
                findings.add("an update was never done", body)
            elif done[id_]:
                findings.counts["unreadable"] += 1
                if done[id_] != "UnreadableError" or not (broken or _is_odd(body)):
                    findings.add(f"{done[id_]} at a {kind}", body)
            if id_ in changed and (id_ in self._refused or kind not in CHANGING):
                findings.add(f"what was refused ({self._refused.get(id_, kind)}) changed something", body)
        await self._look_at_telegram()

    async def _look_at_telegram(self) -> None:
        for call in self._stage.telegram.calls:
            told = str(call.body.get("description", ""))
            if call.status >= 400 and not any(words in told for words in EXPECTED):
                self._findings.add(f"Telegram refused a {call.method}: {told}", call.params)
        await self._forget_made_up()
        for wrong in await wrong_faces(self._stage.database, self._stage.telegram.world):
            self._findings.add("a card is not as its draft", wrong)

    async def _forget_made_up(self) -> None:
        """Cards on messages that were never there."""
        world, database = self._stage.telegram.world, self._stage.database
        for chat, message in await database.rows("SELECT chat, message FROM face"):
            there = world.chats[chat].messages.get(message) if chat in world.chats else None
            if there is None or not there.sender.is_bot:
                await database.write([("DELETE FROM face WHERE chat = ? AND message = ?", (chat, message))])

    async def _check_normal(self) -> None:
        """A stranger is greeted, and a tap of Lars's is answered."""
        before = sum(APOLOGY in plain(said) for said in everything_said(self._stage))
        told = await (await Stranger.enters(self._stage)).says("/start")
        tap = forge(self._stage, self._stage.user("Lars"), f"agenda:{self._stage.board.id}")
        await self._stage.settle()
        after = sum(APOLOGY in plain(said) for said in everything_said(self._stage))
        if not told or tap.answer is None or after > before:
            self._findings.add("a normal tap was not answered", told)


def _is_odd(body: str) -> bool:
    """Has it a number that no id and no time has?"""
    return bool(re.search(r"\d{11}", body))


@asynccontextmanager
async def _round(chance: Random, findings: Findings) -> AsyncIterator[Round]:
    refused: dict[int, str] = {}

    async def note(update: object, context: Context) -> None:
        if isinstance(context.error, Refusal):
            refused[getattr(update, "update_id", 0)] = type(context.error).__name__

    @asynccontextmanager
    async def launch(settings: Settings) -> AsyncIterator[None]:
        async with running(settings) as app:
            app.add_error_handler(note)
            yield

    async with open_stage("example", launch) as stage:
        evening = await played(stage)
        stage.patience = 31
        names = ("Lars", "Jonas", "Erik", "Ingrid", "Fatima", "Oskar", "Johan", "Anders", "Maria")
        users = [*map(stage.user, names), evening.disa]
        chats = [*(user.chat for user in users), stage.rooms["grupp"][0]]
        refused.clear()
        yield Round(Scene(stage, chance, users, chats), findings, refused)
