"""getUpdates: held until there is something, one poller at a time, and an offset confirms."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING, Any

from bot.local.errors import bad_request, conflict

if TYPE_CHECKING:
    from bot.local.params import Params
    from bot.local.world import World

MOST_AT_ONCE = 100
LONGEST_HOLD = 50


class Polling:
    def __init__(self, world: World) -> None:
        self.world = world
        self._held: asyncio.Future[str] | None = None

    async def get_updates(self, params: Params) -> list[dict[str, Any]]:
        self.interrupt(
            "terminated by other getUpdates request; make sure that only one bot instance is running"
        )
        self._apply(params)
        limit = min(params.number("limit") or MOST_AT_ONCE, MOST_AT_ONCE)
        if not self.world.updates.pending and params.number("timeout") > 0:
            await self._hold(min(params.number("timeout"), LONGEST_HOLD))
        coming = self.world.updates.pending[:limit]
        return [update.json for update in coming for _ in range(update.times)][:limit]

    @property
    def is_held(self) -> bool:
        return self._held is not None

    def interrupt(self, words: str) -> None:
        """End the poll that is held, if one is."""
        if self._held and not self._held.done():
            self._held.set_result(words)
            self.world.bell.ring()

    def _apply(self, params: Params) -> None:
        if params.values.get("allowed_updates") is not None:
            self.world.updates.allow(read_kinds(params))
        if offset := params.number("offset"):
            self.world.updates.confirm_before(offset)

    async def _hold(self, seconds: int) -> None:
        held = self._held = asyncio.get_running_loop().create_future()
        try:
            with contextlib.suppress(TimeoutError):
                await self.world.bell.wait_until(
                    lambda: held.done() or bool(self.world.updates.pending), seconds
                )
        finally:
            if self._held is held:
                self._held = None
        if held.done():
            raise conflict(held.result())


def read_kinds(params: Params) -> list[str]:
    raw = params.values.get("allowed_updates")
    try:
        kinds = json.loads(raw) if isinstance(raw, str) else raw
    except ValueError:
        raise bad_request("can't parse allowed updates list") from None
    return [str(kind) for kind in kinds or []]
