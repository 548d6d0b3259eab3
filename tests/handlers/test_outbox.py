"""What to do about Telegram's noes: wait, give up, or be content."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.local import Fault, flood, forbidden
from bot.play.stage import Stage, open_stage
from handlers.outbox import Later, Lost, judge
from tests.chat import enter, open_draft
from tests.handlers.acting import satser


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (RetryAfter(timedelta(seconds=7)), Later(7.0)),
        (ChatMigrated(-1001), Lost(ChatMigrated(-1001).message, -1001)),
        (BadRequest("message is not modified"), None),
        (BadRequest("message to edit not found"), Lost("message to edit not found")),
        (Forbidden("bot was blocked by the user"), Lost("bot was blocked by the user")),
        (TimedOut(), Later(2.0)),
        (NetworkError("gone"), Later(2.0)),
    ],
)
def test_each_error_has_its_remedy(error: TelegramError, verdict: Later | Lost | None) -> None:
    assert judge(error, tries=2) == verdict


def test_one_waits_longer_for_a_telegram_that_stays_away_but_never_more_than_a_minute() -> None:
    waits = [judge(NetworkError("gone"), tries) for tries in range(12)]
    seconds = [wait.seconds for wait in waits if isinstance(wait, Later)]
    assert seconds == sorted(seconds)
    assert (seconds[0], seconds[-1]) == (0.5, 60.0)


async def test_a_busy_telegram_loses_nothing_that_was_said() -> None:
    async with open_stage("example") as stage:
        (lars,) = await enter(stage, "Lars")
        await open_draft(lars)
        stage.telegram.faults.add(Fault("sendMessage", refuse=flood(retry_after=1)))
        await lars.says("/att Att nämnden avslår.")
        assert "Att-sats 1 är tillagd" in lars.last.text


async def test_whoever_has_blocked_the_bot_does_not_hold_up_the_others(stage: Stage) -> None:
    lars, jonas = await enter(stage, "Lars", "Jonas", group="grupp")
    await open_draft(lars)
    await jonas.taps("Jag är med")
    await lars.says("/att Att nämnden avslår.")
    for who in (lars, jonas):
        await who.taps("Skriv under")
    blocked = stage.user("Jonas").chat
    stage.telegram.faults.add(Fault(chat=blocked, times=99, refuse=forbidden("bot was blocked by the user")))
    await lars.says("/att Att nämnden tackar.")
    assert len(await satser(stage)) == 2
    assert "sedan du skrev under" in lars.within("").last.text
    stage.telegram.calls.clear()  # those that were refused, as they should be
