"""While a long document is read its sender sees so, in their private chat; nothing depends on it."""

from __future__ import annotations

import pytest

from bot.local import Busy, Drafted, Event, Fault, bad_request
from bot.play.stage import Stage
from handlers import fetching
from tests.chat import Chatter, enter

DOCUMENT = "# Plan för ungas fritid\n\n" + "\n\n".join(f"Stycke {n}." for n in range(900))


@pytest.fixture(autouse=True)
def _at_a_glance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything takes long."""
    monkeypatch.setattr(fetching, "GLANCE", 0.01)


async def _sent(stage: Stage) -> tuple[Chatter, list[Event]]:
    (maria,) = await enter(stage, "Maria")
    events: list[Event] = []
    stage.telegram.world.listen(events.append)
    stage.user("Maria").sends(DOCUMENT.encode(), name="plan.md")
    await stage.settle()
    await maria.taps("Ärende 23")
    return maria, events


async def test_the_sender_sees_that_the_file_is_being_read(stage: Stage) -> None:
    maria, events = await _sent(stage)
    (drafted, *_) = [event for event in events if isinstance(event, Drafted)]
    assert drafted.chat is stage.user("Maria").chat
    assert drafted.text == "Jag läser plan.md …"
    assert "1 rubrik, 900 stycken" in maria.last.text


async def test_what_passes_leaves_nothing_behind(stage: Stage) -> None:
    maria, _ = await _sent(stage)
    assert not maria.sees("Jag läser")


async def test_where_telegram_knows_of_no_such_thing_the_file_is_read_all_the_same(stage: Stage) -> None:
    refused = bad_request("TEXTDRAFT_PEER_INVALID")
    stage.telegram.faults.add(Fault("sendMessageDraft", times=99, refuse=refused))
    maria, events = await _sent(stage)
    assert not [event for event in events if isinstance(event, Drafted)]
    assert [event for event in events if isinstance(event, Busy)]
    assert "1 rubrik, 900 stycken" in maria.last.text
