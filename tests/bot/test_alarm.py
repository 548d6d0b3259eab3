"""What the bot does by itself when it starts."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.app import running
from bot.clock import Clock
from bot.play.stage import open_stage
from drafts.reminding import is_day
from tests.chat import enter, open_draft


async def test_when_it_has_started_every_draft_is_at_hand(tmp_path: Path) -> None:
    """Whoever opens a long one first does not wait while its whole history is read; at night neither."""
    night = next(ahead for n in range(24) if not is_day(datetime.now(UTC) + (ahead := timedelta(hours=n))))
    async with open_stage("example", where=tmp_path) as stage:
        (lars,) = await enter(stage, "Lars")
        draft = await open_draft(lars)
        async with running(stage.settings, Clock(ahead=night)) as app:
            kept = app.bot_data["desk"].shelf._drafts
            async with asyncio.timeout(10):
                while draft.id not in kept:  # noqa: ASYNC110 — another task reads it
                    await asyncio.sleep(0.01)
