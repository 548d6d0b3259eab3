"""What many tests stand on: a stage of their own, with the bot at work on it over real HTTP.

Hypothesis measures no time here: a busy machine is no fault of the rules. On CI it tries the same examples
each time, so that a change is judged by what it changes; everywhere else it looks for new ones.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Generator

import pytest
from hypothesis import HealthCheck, settings

from bot.play.stage import Stage, open_stage

settings.register_profile(
    "yrka",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="YRKA_CI" in os.environ,
)
settings.load_profile("yrka")


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    """The example board; nobody has opened their link yet."""
    async with open_stage("example") as opened:
        yield opened


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """On CI every tool is there, so nothing may be skipped for want of one."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and "YRKA_CI" in os.environ:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped on CI: {report.longrepr}"
    return report
