"""What the bot says to Telegram, judged by others: it fits the Bot API's schema and its documented limits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.local.calls import Call
from tests.bot.local.schema import check_calls
from tests.evenings import SCENARIOS, played


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_request_fits_the_schema_and_the_limits(scenario: str) -> None:
    check_calls([_as_asked(call) for call in played(scenario).calls])


def _as_asked(call: Call) -> Call:
    """Without what the library adds by itself: a default meant for what editMessageMedia does not take."""
    if call.method != "editMessageMedia":
        return call
    return replace(call, params={name: value for name, value in call.params.items() if name != "parse_mode"})


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nothing_is_asked_for_that_telegram_refuses(scenario: str) -> None:
    """Not even an edit that changes nothing: «message is not modified» means that we drew for nothing."""
    refused = [call for call in played(scenario).calls if call.status != 200]
    assert [f"{call.method}: {call.body.get('description')}" for call in refused] == []


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_schema_saw_what_the_bot_does(scenario: str) -> None:
    assert {call.method for call in played(scenario).calls} >= {"getMe", "getUpdates", "sendMessage"}
