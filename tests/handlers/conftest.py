"""Every conversation ends in peace: no apology was needed, and Telegram took all that was said."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.play.stage import Stage, open_stage
from tests.handlers.acting import check_peace


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    """The example board; nobody has opened their link yet."""
    async with open_stage("example") as opened:
        yield opened
        await opened.settle()
        check_peace(opened)
