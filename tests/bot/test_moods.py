"""Telegram's moods: whatever it says no to, the draft is right, and afterwards so are the cards."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from telegram.error import TelegramError

from bot import poller
from bot.local import Chat, Fault, bad_request, flood, forbidden, outage
from bot.play.stage import Stage
from bot.store.shelf import Shelf
from handlers import outbox
from tests.chat import Chatter, drafts, enter, open_draft
from tests.handlers.test_reminding import half_signed, meets, reminders, strikes
from tests.outcome import check_cards, check_updates


@pytest.fixture
async def lars(stage: Stage) -> AsyncIterator[Chatter]:
    """With a draft whose card hangs in a topic of a group, and in his private chat."""
    (entered,) = await enter(stage, "Lars", group="grupp/ämne")
    await open_draft(entered)
    await entered.within("").says("/utkast")
    yield entered
    await stage.settle()
    await check_cards(stage)
    await check_updates(stage)


async def adds(lars: Chatter, *texts: str) -> None:
    """In private, where nothing is wrong."""
    for text in texts:
        await lars.within("").says(f"/att {text}")


async def satser(stage: Stage) -> list[str]:
    (draft,) = await drafts(stage)
    return [sats.text for sats in draft.text.satser]


async def spots(stage: Stage) -> set[int]:
    (draft,) = await drafts(stage)
    return {spot.chat for spot in await Shelf(stage.database).spots_of(draft.id)}


def card(stage: Stage, chat: Chat) -> str:
    """The newest there is in the chat."""
    return [m.text for m in stage.telegram.world.messages(chat) if "Bakom förslaget" in m.text][-1]


async def test_the_bot_comes_back_to_a_group_it_was_removed_from(stage: Stage, lars: Chatter) -> None:
    group, _topic = lars.place
    stage.telegram.world.kick_bot(group)
    await adds(lars, "Att bygga.", "Att riva.")
    assert await satser(stage) == ["Att bygga.", "Att riva."]
    assert "Att riva." not in card(stage, group)
    stage.telegram.world.add_bot(group)
    await stage.settle()
    assert "Att riva." in card(stage, group)
    await adds(lars, "Att måla.")
    assert "Att måla." in card(stage, group)


async def test_who_blocked_the_bot_and_regrets_it_has_the_card_as_it_is_now(
    stage: Stage, lars: Chatter
) -> None:
    user = stage.user("Lars")
    blocked = Fault(
        "editMessageText", chat=user.chat, times=99, refuse=forbidden("bot was blocked by the user")
    )
    stage.telegram.faults.add(blocked)
    user.blocks()
    await lars.says("/att Att bygga.")
    assert "Att bygga." not in card(stage, user.chat)
    stage.telegram.faults.waiting.remove(blocked)
    user.unblocks()
    await stage.settle()
    assert "Att bygga." in card(stage, user.chat)


async def test_a_topic_that_is_closed_and_opened_again(stage: Stage, lars: Chatter) -> None:
    group, topic = lars.place
    assert topic
    stage.telegram.world.close_topic(topic)
    refused = stage.telegram.faults.add(
        Fault("editMessageText", chat=group, times=99, refuse=bad_request("TOPIC_CLOSED"))
    )
    await adds(lars, "Att bygga.")
    assert "Att bygga." not in card(stage, group)
    stage.telegram.faults.waiting.remove(refused)
    stage.telegram.world.reopen_topic(topic)
    await stage.settle()
    assert "Att bygga." in card(stage, group)


@pytest.mark.parametrize("words", ["message to edit not found", "message can't be edited"])
async def test_a_card_that_is_gone_or_too_old_is_let_go_and_comes_back_when_asked_for(
    stage: Stage, lars: Chatter, words: str
) -> None:
    group, _topic = lars.place
    stage.telegram.faults.add(Fault("editMessageText", chat=group, refuse=bad_request(words)))
    await adds(lars, "Att bygga.")
    assert "Att bygga." not in card(stage, group)
    await lars.says("/utkast")
    assert "Att bygga." in card(stage, group)
    await adds(lars, "Att riva.")
    assert "Att riva." in card(stage, group)


async def test_a_group_that_becomes_a_supergroup_in_mid_draft(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars", group="liten")
    await open_draft(lars)
    old, _ = lars.place
    new = stage.telegram.world.migrate(old)
    stage.rooms["liten"] = new, None
    await adds(lars, "Att bygga.")
    assert "Att bygga." in card(stage, new)
    await lars.taps("Lägg till att-sats")
    await adds(lars, "Att riva.")
    assert "Att riva." in card(stage, new)
    assert await spots(stage) == {new.id}
    await check_cards(stage)


@pytest.mark.usefixtures("lars")
async def test_updates_out_of_order_and_twice_have_each_their_effect_once(
    stage: Stage,
) -> None:
    user, updates = stage.user("Lars"), stage.telegram.world.updates
    for text in ("Att bygga.", "Att riva.", "Att måla."):
        user.says(f"/att {text}")
    updates._pending[:] = [updates._pending[at] for at in (2, 0, 1, 0, 2)]
    await stage.settle()
    assert sorted(await satser(stage)) == ["Att bygga.", "Att måla.", "Att riva."]


async def test_an_hour_without_telegram_loses_nothing_and_doubles_nothing(
    stage: Stage, lars: Chatter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second of waiting is a millisecond here: all of what it waits for, a thousand times as fast."""
    _compress(monkeypatch)
    group, _topic = lars.place
    gone = stage.telegram.faults.add(Fault(refuse=outage(502), times=100_000))
    said = [f"Att bygga hus {n}." for n in range(12)]
    for text in said:
        stage.user("Lars").says(f"/att {text}")
    await stage.telegram.wait(lambda: sum(call.status == 502 for call in stage.telegram.calls) > 60, 30)
    stage.telegram.faults.waiting.remove(gone)
    await stage.settle()
    assert await satser(stage) == said
    told = [m.text for m in lars.within("").messages if "är tillagd" in m.text]
    assert len(told) == len(set(told)) == len(said)
    assert said[-1] in card(stage, group)


async def test_what_fell_due_in_an_hour_without_telegram_comes_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bot's own clock goes on: the hour before the time for proposals begins while nobody is reached."""
    _compress(monkeypatch)
    lars, johan = await half_signed(stage)
    meeting = await meets(stage)
    await strikes(stage, meeting, timedelta(hours=2))
    gone = stage.telegram.faults.add(Fault(refuse=outage(502), times=100_000))
    assert stage.clock
    assert meeting.stop
    stage.clock.set(meeting.stop - timedelta(minutes=30))
    stage.user("Lars").says("/att Att bygga.")
    await stage.telegram.wait(lambda: sum(call.status == 502 for call in stage.telegram.calls) > 20, 30)
    before = reminders(johan)
    stage.telegram.faults.waiting.remove(gone)
    await stage.settle()
    came = reminders(johan)[len(before) :]
    assert len(came) == 1
    assert sum("tillagd" in m.text and "Att bygga." in m.text for m in lars.messages) == 1
    assert (await satser(stage))[-1] == "Att bygga."
    await check_cards(stage)
    await check_updates(stage)


async def test_a_link_asked_for_by_one_who_has_blocked_the_bot_is_lost_and_can_be_asked_for_again(
    stage: Stage, lars: Chatter
) -> None:
    """They sit in the group and tap there; what is theirs alone reaches them nowhere."""
    stage.user("Lars").blocks()
    assert await lars.taps("Bjud in")
    assert not lars.within("").sees("?start=med-")
    stage.user("Lars").unblocks()
    await lars.taps("Bjud in")
    assert lars.within("").sees("?start=med-")


async def test_a_topic_that_is_deleted_takes_nothing_with_it(stage: Stage, lars: Chatter) -> None:
    """Neither its card nor a new one can be posted there; the draft lives on elsewhere."""
    group, _topic = lars.place
    gone = [
        stage.telegram.faults.add(Fault(method, chat=group, times=99, refuse=bad_request(words)))
        for method, words in (
            ("editMessageText", "message to edit not found"),
            ("sendMessage", "message thread not found"),
        )
    ]
    await lars.says("/utkast")
    await adds(lars, "Att bygga.")
    assert await satser(stage) == ["Att bygga."]
    assert "Att bygga." in card(stage, stage.user("Lars").chat)
    for fault in gone:
        stage.telegram.faults.waiting.remove(fault)
    await lars.says("/utkast")
    assert "Att bygga." in card(stage, group)


async def test_while_telegram_stays_away_what_came_before_is_worked_on_and_told_after(
    stage: Stage, lars: Chatter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its answers are lost, its updates are not: a flood limit in every chat at once."""
    _compress(monkeypatch)
    limits = [
        stage.telegram.faults.add(Fault(method, times=100_000, refuse=flood(retry_after=40)))
        for method in ("sendMessage", "editMessageText", "answerCallbackQuery")
    ]
    stage.user("Lars").says("/att Att bygga.")
    await stage.telegram.wait(lambda: sum(call.status == 429 for call in stage.telegram.calls) > 5, 30)
    assert await satser(stage) == ["Att bygga."]
    for limit in limits:
        stage.telegram.faults.waiting.remove(limit)
    await stage.settle()
    assert sum("är tillagd" in message.text for message in lars.within("").messages) == 1


def _compress(monkeypatch: pytest.MonkeyPatch) -> None:
    judged, wait = outbox.judge, poller._wait

    def judge(error: TelegramError, tries: int) -> outbox.Later | outbox.Lost | None:
        found = judged(error, tries)
        return outbox.Later(found.seconds / 1_000) if isinstance(found, outbox.Later) else found

    monkeypatch.setattr(outbox, "judge", judge)
    monkeypatch.setattr(poller, "_wait", lambda error, failures: wait(error, failures) / 1_000)
