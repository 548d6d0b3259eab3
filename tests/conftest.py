"""What many tests stand on: a stage of their own, with the bot at work on it over real HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.play.stage import Stage, open_stage


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    """The example board; nobody has opened their link yet."""
    async with open_stage("example") as opened:
        yield opened
