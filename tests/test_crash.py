"""The bot is killed again and again while an evening is played; the evening ends as if it had not been."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Literal

import pytest

from bot.local import Chat, Fault, Message
from bot.local.texts import format_text
from bot.play.demo import CASE
from bot.play.player import Player, documents
from bot.play.script import read_script
from bot.play.stage import Launch, Stage, open_stage
from bot.press import Press
from bot.store.shelf import Shelf
from drafts.bilaga import Printed
from drafts.composing import compose, dated
from drafts.draft import Draft
from drafts.stages import Stage as DraftStage
from handlers.faces import draw
from handlers.letters import Face, Spot, View
from tests.bot.test_webhook import a_webhook
from tests.chat import Chatter, drafts, enter, open_draft
from tests.killing import EVERY_CALL, Mortal, Strike, at_call, random_strikes, strike_in_turn

PATIENCE = 120.0  # seconds: it is started again in between

CHANCE = (
    (re.compile(r"\d{1,2} [a-z]{3,4} \d\d\.\d\d"), "‹tid›"),
    (re.compile(r"datetime\.datetime\([^()]*(\([^()]*\))?[^()]*\)"), "‹tid›"),
    (re.compile(r"start=\S+"), "‹länk›"),
    (re.compile(r"\b[0-9a-f]{8,64}\b"), "‹kod›"),
)


def without_chance(text: str) -> str:
    """Leave out what no two evenings have in common: times, links and ids."""
    for pattern, word in CHANCE:
        text = pattern.sub(word, text)
    return text


@dataclass(frozen=True)
class Evening:
    """How it ended, for whoever looks."""

    draft: str
    changes: tuple[tuple[str, str], ...]
    chats: dict[str, tuple[str, ...]]
    files: tuple[str, ...]


async def ended(stage: Stage) -> Evening:
    (draft,) = await drafts(stage)
    log = await stage.database.rows("SELECT kind, by FROM log ORDER BY stream = ?, seq", draft.id)
    chats = {chat.name: _shown(chat) for chat in stage.telegram.world.chats.values()}
    return Evening(
        without_chance(repr(draft)),
        tuple((kind, by) for kind, by in log),
        chats,
        tuple(sorted(documents(stage, stage.user("Maria")))),
    )


def _shown(chat: Chat) -> tuple[str, ...]:
    """What the bot says in the chat, in order. A question that opens a reply field cannot be looked for."""
    shown = [_told(m) for m in chat.messages.values() if m.sender.is_bot and not m.force_reply]
    questions = {_told(m) for m in chat.messages.values() if m.sender.is_bot and m.force_reply}
    return (*shown, *sorted(questions))


def _told(message: Message) -> str:
    labels = "".join(f" [{button.label}]" for row in message.buttons for button in row)
    name = f" <{message.document.name}>" if message.document else ""
    return without_chance(message.text) + name + labels


async def play(stage: Stage, strikes: Sequence[Strike] = (), bot: Mortal | None = None) -> Evening:
    striking = asyncio.create_task(strike_in_turn(strikes, stage, bot)) if bot else None
    try:
        await Player(stage, read_script(CASE)).play()
    finally:
        if striking:
            striking.cancel()
            await asyncio.gather(striking, return_exceptions=True)
    return await ended(stage)


@pytest.fixture(scope="module")
def undisturbed() -> Evening:
    async def whole() -> Evening:
        async with open_stage("example") as stage:
            return await play(stage)

    return asyncio.run(whole())


@asynccontextmanager
async def mortal_stage(bot: Mortal) -> AsyncIterator[Stage]:
    launch: Launch = bot.launch
    async with open_stage("example", launch, bot.folder) as stage:
        stage.patience = PATIENCE
        stage.telegram.switchboard.webhook.back_off = lambda _failures: 0.05
        yield stage


DOCUMENTS = tuple(at_call("editMessageMedia", drop, nth) for drop in ("before", "after") for nth in (1, 2))
PLANS: dict[str, Sequence[Strike]] = {
    "at every call": EVERY_CALL,
    "around the files": DOCUMENTS,
    "at random": random_strikes(1, 12),
    "at random, by webhook": random_strikes(2, 8),
}


@pytest.mark.parametrize("plan", PLANS)
async def test_killed_at_any_moment_nothing_is_lost_and_nothing_happens_twice(
    plan: str, undisturbed: Evening, tmp_path: Path
) -> None:
    bot = Mortal(tmp_path, a_webhook() if "webhook" in plan else None)
    async with mortal_stage(bot) as stage:
        evening = await play(stage, PLANS[plan], bot)
        await _check_the_secretary_has_what_was_sent(stage)
        await _check_cards(stage)
        await _check_updates(stage)
    assert bot.falls == [], bot.log
    assert bot.deaths == len(PLANS[plan])
    assert evening == undisturbed


def test_the_plans_kill_often_enough() -> None:
    assert sum(map(len, PLANS.values())) >= 40


async def _check_the_secretary_has_what_was_sent(stage: Stage) -> None:
    """The bytes are those whose hashes were frozen, and those that the draft prints to."""
    (draft,) = await drafts(stage)
    sent, files = draft.versions[-1], documents(stage, stage.user("Maria"))
    names = [m.document.name for m in stage.telegram.world.messages(stage.user("Maria").chat) if m.document]
    assert Counter(names).most_common(1)[0][1] == 1
    by_ending = {name.rpartition(".")[2]: body for name, body in files.items()}
    assert {ending: sha256(body).hexdigest() for ending, body in by_ending.items()} == {
        "pdf": sent.pdf,
        "docx": sent.docx,
    }
    assert await _printed(stage, draft) == Printed(by_ending["pdf"], by_ending["docx"])


async def _printed(stage: Stage, draft: Draft) -> Printed:
    board = await Shelf(stage.database).board(draft.board)
    unsent = replace(draft, versions=draft.versions[:-1])
    return await Press().print(compose(unsent, board, dated(unsent, board)))


async def _check_cards(stage: Stage) -> None:
    """Every face reads as its draft does."""
    shelf = Shelf(stage.database)
    for chat, message, thread, id_, view, person in await stage.database.rows(
        "SELECT chat, message, thread, draft, view, person FROM face"
    ):
        draft = await shelf.draft(id_)
        face = Face(Spot(chat, thread), id_, View(view), person)
        drawn = draw(face, draft, await shelf.board(draft.board), "yrka_lokal_bot")
        shown = stage.telegram.world.chats[chat].messages[message]
        assert shown.text == format_text(drawn.text, "HTML", None)[0]
        assert [[b.label for b in row] for row in shown.buttons] == [
            [b.label for b in row] for row in drawn.buttons if row
        ]


async def _check_updates(stage: Stage) -> None:
    """Each update is done, once, without a fault; all it changed it changed at once."""
    assert await stage.database.rows("SELECT * FROM inbox") == []
    assert await stage.database.rows("SELECT * FROM outbox") == []
    assert await stage.database.rows("SELECT update_id FROM done WHERE error != ''") == []
    parts = await stage.database.rows(
        "SELECT update_id, count(*), max(part) FROM log WHERE update_id IS NOT NULL GROUP BY update_id"
    )
    assert all(count == last + 1 for _update, count, last in parts)


async def test_killed_in_mid_dialogue_the_reply_still_lands(tmp_path: Path) -> None:
    bot = Mortal(tmp_path)
    async with mortal_stage(bot) as stage:
        (lars,) = await enter(stage, "Lars", group="grupp")
        await open_draft(lars)
        await lars.taps("Lägg till att-sats")
        await lars.taps("Skriv egen")
        asked = lars.last
        bot.may_live.clear()
        bot.kill()
        said = asyncio.create_task(lars.says("Att nämnden bygger en lekpark.", reply_to=asked))
        await asyncio.sleep(0.1)
        bot.may_live.set()
        assert "Att-sats 1 är tillagd" in (await said).text
        (draft,) = await drafts(stage)
    assert [sats.text for sats in draft.text.satser] == ["Att nämnden bygger en lekpark."]
    assert bot.deaths == 1


async def test_told_to_stop_it_finishes_what_it_has_begun(tmp_path: Path) -> None:
    bot = Mortal(tmp_path)
    async with mortal_stage(bot) as stage:
        lars = await _with_a_draft(stage)
        bot.may_live.clear()
        before = len(await stage.database.rows("SELECT 1 FROM log"))
        stage.telegram.faults.add(Fault("sendMessage", slow=0.5))
        _say(lars, "/att Att nämnden bygger en lekpark.")
        await stage.telegram.wait(lambda: bool(stage.telegram._under_way), 20)
        assert await bot.stop() == 0
        assert len(await stage.database.rows("SELECT 1 FROM log")) == before + 1
        bot.may_live.set()
        await stage.settle()
        assert sum("Att-sats 1 är tillagd" in message.text for message in lars.messages) == 1
        assert bot.falls == [0]


@pytest.mark.parametrize("drop", ["before", "after"])
async def test_out_of_reach_of_telegram_it_can_still_be_told_to_stop(
    drop: Literal["before", "after"], tmp_path: Path
) -> None:
    bot = Mortal(tmp_path)
    async with mortal_stage(bot) as stage:
        lars = await _with_a_draft(stage)
        bot.may_live.clear()
        lost = stage.telegram.faults.add(Fault("sendMessage", drop=drop, times=1_000))
        _say(lars, "/att Att nämnden bygger en lekpark.")
        await stage.telegram.wait(lambda: any(c.status == 0 for c in stage.telegram.calls), 20)
        assert await bot.stop() == 0
        stage.telegram.faults.waiting.remove(lost)
        bot.may_live.set()
        await stage.settle()
        assert sum("Att-sats 1 är tillagd" in message.text for message in lars.messages) == 1


async def _with_a_draft(stage: Stage) -> Chatter:
    (lars,) = await enter(stage, "Lars")
    draft = await open_draft(lars)
    assert draft.stage is DraftStage.UTKAST
    return lars


def _say(who: Chatter, text: str) -> None:
    chat, topic = who.place
    who.stage.user(who.name).says(text, chat=chat, topic=topic)
