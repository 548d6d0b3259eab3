"""The scenario files hold: they are what the README shows, and what the demo plays."""

from __future__ import annotations

import pytest

from bot.play.player import Player
from bot.play.script import SHIPPED, read_script
from bot.play.stage import open_stage
from tests.evenings import SCENARIOS, played
from tests.outcome import check_cards, check_updates
from tests.servers import a_server


def test_there_are_scenarios() -> None:
    assert len(SCENARIOS) >= 4


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_scenario_holds_and_nothing_breaks(scenario: str) -> None:
    assert played(scenario).errors == ()


@pytest.mark.parametrize("scenario", SCENARIOS)
async def test_every_scenario_holds_on_a_server_too(scenario: str) -> None:
    script = read_script(SHIPPED / scenario)
    async with a_server() as server, open_stage(script.board, where=server) as stage:
        await Player(stage, script).play()
        await check_updates(stage)
        await check_cards(stage)
