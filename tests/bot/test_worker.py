"""The worker: each update takes effect once, in its chat's order, or is said no to; over real HTTP."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot import worker
from bot.local import Fault
from bot.play.stage import Stage
from bot.store import codec
from bot.store.database import UnavailableError
from bot.store.ledger import Ledger
from tests.chat import Chatter, drafts, enter, open_draft


@pytest.fixture
async def lars(stage: Stage) -> Chatter:
    (entered,) = await enter(stage, "Lars", group="grupp")
    await open_draft(entered)
    return entered


async def satser(stage: Stage) -> list[str]:
    (draft,) = await drafts(stage)
    return [sats.text for sats in draft.text.satser]


def write(who: Chatter, text: str) -> None:
    """And do not wait."""
    chat, topic = who.place
    who.stage.user(who.name).says(text, chat=chat, topic=topic)


async def errors(stage: Stage) -> list[str]:
    return [row[0] for row in await stage.database.rows("SELECT error FROM done WHERE error != ''")]


async def test_a_gesture_that_breaks_changes_nothing_and_the_person_is_told(
    stage: Stage, lars: Chatter, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("handlers.satser._receipt", broken)
    before = await stage.database.rows("SELECT count(*) FROM log")
    answer = await lars.says("/att Att bygga.")
    assert await stage.database.rows("SELECT count(*) FROM log") == before
    assert await errors(stage) == ["ZeroDivisionError"]
    assert answer.reply_to
    assert "an update failed" in caplog.text
    monkeypatch.undo()
    await lars.says("/att Att bygga.")
    assert await satser(stage) == ["Att bygga."]


async def test_an_update_that_comes_again_has_no_second_effect(stage: Stage, lars: Chatter) -> None:
    write(lars, "/att Att bygga.")
    (update,) = stage.telegram.world.updates.pending
    await stage.settle()
    for _ in range(3):
        stage.telegram.world.updates._pending.append(update)
        stage.telegram.world.bell.ring()
        await stage.settle()
    assert await satser(stage) == ["Att bygga."]
    assert sum("tillagd" in message.text for message in lars.messages) == 1


async def test_an_update_nobody_can_read_stops_nobody(
    stage: Stage, lars: Chatter, caplog: pytest.LogCaptureFixture
) -> None:
    chat, _ = lars.place
    stage.telegram.world.updates.put("message", {"message_id": "ett", "chat": {"id": chat.id}}, "line")
    stage.telegram.world.updates.put("callback_query", {"id": 1, "from": [], "chat": {"id": chat.id}}, "line")
    await lars.says("/att Att bygga.")
    assert await satser(stage) == ["Att bygga."]
    assert len(await errors(stage)) == 2
    assert "can have no effect" in caplog.text


ODD = (
    {"message_id": True},
    {"message_id": 1 << 62},
    {"chat": {"id": 10**30, "type": "private"}},
    {"from": {"id": 1 << 53, "is_bot": False, "first_name": "Lars"}},
    {"text": 1.5},
    {"date": 10**18},
)


@pytest.mark.parametrize("odd", ODD)
async def test_what_gestures_rely_on_is_what_telegram_says_it_is_or_nothing_is_done(
    stage: Stage, lars: Chatter, odd: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    """A number that no database can hold, or a reply to no message, would stand in everybody's way."""
    write(lars, "/att Att bygga.")
    stage.telegram.world.updates._pending[-1].body.update(odd)
    await stage.settle()
    assert await errors(stage) == ["UnreadableError"]
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
    await lars.says("/att Att riva.")
    assert await satser(stage) == ["Att riva."]


@pytest.mark.parametrize(
    "half",
    [
        {"from": {"id": 5, "first_name": "Eva"}, "old_chat_member": {"status": "left"}},
        {"from": {"id": {}, "first_name": "Eva"}, "new_chat_member": {"status": "left"}},
        {"new_chat_member": {"status": "left"}},
    ],
    ids=["without the new one", "by somebody odd", "by nobody"],
)
async def test_half_a_change_of_membership_is_let_go(
    stage: Stage, lars: Chatter, half: dict[str, Any]
) -> None:
    chat, _topic = lars.place
    there = {"chat": {"id": chat.id, "type": "group"}}
    stage.telegram.world.updates.put("my_chat_member", there | half, "half")
    await lars.says("/att Att riva.")
    assert await errors(stage) == ["UnreadableError"]
    assert await satser(stage) == ["Att riva."]


async def test_half_a_name_is_let_go(stage: Stage, lars: Chatter) -> None:
    write(lars, "/att Att bygga.")
    sender = stage.telegram.world.updates._pending[-1].body
    sender["from"] = {**sender["from"], "first_name": "Lars\udfff"}
    await stage.settle()
    assert await satser(stage) == ["Att bygga."]


async def test_half_an_emoji_is_let_go(stage: Stage, lars: Chatter) -> None:
    """No client sends one, and nothing could keep it."""
    write(lars, "/att Att bygga X.")
    stage.telegram.world.updates._pending[-1].body["text"] = "/att Att bygga \ud83c hus."
    await stage.settle()
    assert await satser(stage) == ["Att bygga hus."]


async def test_what_cannot_be_stored_is_apologised_for_and_stops_nobody(
    stage: Stage, lars: Chatter, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = codec.written
    monkeypatch.setattr(codec, "written", lambda value: written(value) if "riva" not in str(value) else 1 / 0)
    answer = await lars.says("/att Att riva.")
    assert await errors(stage) == ["ZeroDivisionError"]
    assert answer.reply_to
    await lars.says("/att Att bygga.")
    assert await satser(stage) == ["Att bygga."]


async def test_where_not_even_an_apology_can_be_stored_the_next_in_line_has_its_turn(
    stage: Stage, lars: Chatter, monkeypatch: pytest.MonkeyPatch
) -> None:
    posted, failing = codec.written, iter([True, True])
    monkeypatch.setattr(codec, "written", lambda value: 1 / 0 if next(failing, False) else posted(value))
    await lars.says("/att Att riva.")
    assert await errors(stage) == ["ZeroDivisionError"]
    await lars.says("/att Att bygga.")
    assert await satser(stage) == ["Att bygga."]


async def test_each_chat_is_in_order_however_many_talk_at_once(stage: Stage) -> None:
    people = await enter(stage, "Lars", "Jonas", "Johan", "Amina", "Linnéa", "Birgit")
    for who in people:
        await open_draft(who, kind="Eget förslag")
    for n in range(12):
        for who in people:
            write(who, f"/att Att {who.name} bygger hus {n}.")
    await stage.settle()
    for draft in await drafts(stage):
        name = stage.board.person(draft.by).first_name
        assert [sats.text for sats in draft.text.satser] == [f"Att {name} bygger hus {n}." for n in range(12)]


async def test_a_full_disk_loses_nothing_and_says_nothing_twice(
    stage: Stage, lars: Chatter, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(worker, "LONGEST_SLEEP", 0.05)
    commit, failing = Ledger.commit, iter([True, True])

    async def full(ledger: Ledger, *rest: Any, **more: Any) -> None:
        if next(failing, False):
            raise UnavailableError("database or disk is full")
        await commit(ledger, *rest, **more)

    monkeypatch.setattr(Ledger, "commit", full)
    await lars.says("/att Att bygga.")
    assert await satser(stage) == ["Att bygga."]
    assert sum("tillagd" in message.text for message in lars.messages) == 1
    assert "disk is full" in caplog.text


async def test_every_tap_is_answered_be_it_with_nothing(stage: Stage, lars: Chatter) -> None:
    await lars.says("/att")
    taps = [lars.tap(label) for label in ("Skriv egen", "Lägg till att-sats", "Historik")]
    await stage.settle()
    assert all(tap.answer for tap in taps)


async def test_a_slow_telegram_does_not_hold_up_what_is_decided(stage: Stage, lars: Chatter) -> None:
    stage.telegram.faults.add(Fault("sendMessage", slow=2))
    write(lars, "/att Att bygga.")
    write(lars, "/att Att riva.")
    async with asyncio.timeout(1.8):
        while len(await satser(stage)) < 2:  # noqa: ASYNC110 — it waits for a table
            await asyncio.sleep(0.005)
    assert await satser(stage) == ["Att bygga.", "Att riva."]
    assert not any("tillagd" in message.text for message in lars.messages)
    await stage.settle()
    assert sum("tillagd" in message.text for message in lars.messages) == 2
