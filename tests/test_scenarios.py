"""The scenario files hold: they are what the README shows, and what the demo plays."""

from __future__ import annotations

import pytest

from tests.evenings import SCENARIOS, played


def test_there_are_scenarios() -> None:
    assert len(SCENARIOS) >= 4


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_scenario_holds_and_nothing_breaks(scenario: str) -> None:
    assert played(scenario).errors == ()
