"""The bot is killed again and again while an evening is played; the evening ends as if it had not been."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path
from typing import Literal

import pytest

from bench.mortal import Mortal
from bench.webhooks import a_webhook
from bot.clock import Clock
from bot.local import Fault
from bot.play.demo import CASE
from bot.play.player import Player, documents
from bot.play.script import read_script
from bot.play.stage import Launch, Stage, open_stage
from bot.store.where import Server
from drafts.stages import Stage as DraftStage
from tests.bot.test_webhook import by_webhook
from tests.chat import Chatter, drafts, enter, open_draft
from tests.killing import EVERY_CALL, TALK, Strike, at_call, at_row, random_strikes, strike_in_turn
from tests.outcome import Evening, check_cards, check_the_secretary_has_what_was_sent, check_updates, ended
from tests.servers import a_server

PATIENCE = 120.0  # seconds: it is started again in between


AMENDING = CASE.with_name("andringar.yaml")
DECIDING = CASE.with_name("beslut.yaml")
MEETING = CASE.with_name("sammantrade.yaml")


async def play(
    stage: Stage, strikes: Sequence[Strike] = (), bot: Mortal | None = None, script: Path = CASE
) -> Evening:
    striking = asyncio.create_task(strike_in_turn(strikes, stage, bot)) if bot else None
    try:
        await Player(stage, read_script(script)).play()
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


@pytest.fixture(scope="module")
def by_webhook_undisturbed() -> Evening:
    """There are pages then, and buttons that lead to them."""

    async def whole() -> Evening:
        clock = Clock()
        async with open_stage("example", by_webhook(clock), clock=clock) as stage:
            return await play(stage)

    return asyncio.run(whole())


@asynccontextmanager
async def mortal_stage(bot: Mortal, server: Server | None = None) -> AsyncIterator[Stage]:
    launch: Launch = bot.launch
    async with open_stage("example", launch, server or bot.folder) as stage:
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
    plan: str, undisturbed: Evening, by_webhook_undisturbed: Evening, tmp_path: Path
) -> None:
    bot = Mortal(tmp_path, a_webhook() if "webhook" in plan else None)
    async with mortal_stage(bot) as stage:
        evening = await play(stage, PLANS[plan], bot)
        await check_the_secretary_has_what_was_sent(stage)
        await check_cards(stage, bot.webhook)
        await check_updates(stage)
    assert bot.falls == [], bot.log
    assert bot.deaths == len(PLANS[plan])
    assert evening == (by_webhook_undisturbed if bot.webhook else undisturbed)


async def test_killed_again_and_again_on_a_server_nothing_is_lost_and_nothing_happens_twice(
    by_webhook_undisturbed: Evening, tmp_path: Path
) -> None:
    strikes = [*EVERY_CALL[:6], *DOCUMENTS, *random_strikes(3, 3)]
    bot = Mortal(tmp_path, a_webhook())
    strikes = [strike for strike in strikes if strike is not EVERY_CALL[3]]  # no getUpdates by webhook
    async with a_server() as server, mortal_stage(bot, server) as stage:
        evening = await play(stage, strikes, bot)
        await check_the_secretary_has_what_was_sent(stage)
        await check_cards(stage, bot.webhook)
        await check_updates(stage)
    assert bot.falls == [], bot.log
    assert bot.deaths == len(strikes)
    assert evening == by_webhook_undisturbed


async def test_killed_in_the_midst_of_amending_the_documents_are_amended_as_if_it_had_not_been(
    tmp_path: Path,
) -> None:
    async with open_stage("example") as stage:
        undisturbed = await play(stage, script=AMENDING)
    strikes = [at_call(method, drop) for drop in ("before", "after") for method in TALK]
    bot = Mortal(tmp_path)
    async with mortal_stage(bot) as stage:
        evening = await play(stage, strikes, bot, AMENDING)
        await _check_files(stage)
        await check_cards(stage, bot.webhook)
    assert (bot.falls, bot.deaths) == ([], len(strikes)), bot.log
    assert evening == undisturbed


# Around what is new there: the picture of own words, their Bilaga, the questions, and that it is all over.
ANSWERING = (
    *(at_call(method, drop) for method in ("sendPhoto", "editMessageMedia") for drop in ("before", "after")),
    *(at_call(method, "after", nth=2) for method in TALK[:3]),
    at_row("outbox"),
)
CONVENING = (*(at_call(method, "after", nth=3) for method in TALK[:3]), at_row("outbox"), at_row("inbox"))


@pytest.mark.parametrize(("script", "strikes"), [(DECIDING, ANSWERING), (MEETING, CONVENING)])
async def test_killed_in_the_midst_of_a_meeting_it_is_held_as_if_it_had_not_been(
    script: Path, strikes: Sequence[Strike], tmp_path: Path
) -> None:
    async with open_stage("example") as stage:
        undisturbed = await play(stage, script=script)
    bot = Mortal(tmp_path)
    async with mortal_stage(bot) as stage:
        evening = await play(stage, strikes, bot, script)
        await check_cards(stage, bot.webhook)
        await check_updates(stage)
    assert (bot.falls, bot.deaths) == ([], len(strikes)), bot.log
    assert evening == undisturbed


async def _check_files(stage: Stage) -> None:
    """The secretary has the very files that were frozen, the amended document's among them."""
    (draft,) = await drafts(stage)
    sent, got = draft.versions[-1], documents(stage, stage.user("Maria"))
    frozen = sorted((sent.pdf, sent.docx, *(file.sha256 for file in sent.attachments)))
    assert sorted(sha256(body).hexdigest() for body in got.values()) == frozen


def test_the_plans_kill_often_enough() -> None:
    assert sum(map(len, PLANS.values())) >= 40


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
