"""From a method's name to what the bot gets back: faults first, then the method, then its answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.local.errors import Refused, conflict
from bot.local.faults import Fault, Faults
from bot.local.methods import BY_LOWER_NAME
from bot.local.polling import Polling
from bot.local.webhook import Webhook

if TYPE_CHECKING:
    from bot.local.params import Params
    from bot.local.world import World

NO_FAULT = Fault()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Status 0 is silence: the connection closes without a word."""

    status: int
    body: dict[str, Any]

    @classmethod
    def done(cls, result: object, description: str | None = None) -> Outcome:
        said = {"description": description} if description else {}
        return cls(200, {"ok": True, "result": result} | said)

    @classmethod
    def refused(cls, refusal: Refused) -> Outcome:
        return cls(refusal.code, refusal.body)

    @property
    def is_silent(self) -> bool:
        return self.status == 0


SILENCE = Outcome(0, {})


class Switchboard:
    def __init__(self, world: World) -> None:
        self.world = world
        self.faults = Faults()
        self.polling = Polling(world)
        self.webhook = Webhook(world)
        self._logged_out = False
        self._own: dict[str, Callable[[Params], Awaitable[Outcome]]] = {
            "getupdates": self._get_updates,
            "setwebhook": self._set_webhook,
            "deletewebhook": self._delete_webhook,
            "getwebhookinfo": self._get_webhook_info,
            "close": self._close_bot,
            "logout": self._log_out,
        }

    async def answer(self, method: str, params: Params) -> Outcome:
        fault = self.faults.find(method, params) or NO_FAULT
        await asyncio.sleep(fault.slow)
        if fault.refuse or fault.drop == "before":
            await fault.call_hook()
            return Outcome.refused(fault.refuse) if fault.refuse else SILENCE
        try:
            outcome = await self._do(method.lower(), params)
        except Refused as refusal:
            outcome = Outcome.refused(refusal)
        await fault.call_hook()
        return SILENCE if fault.drop == "after" else outcome

    async def close(self) -> None:
        self.polling.interrupt("terminated by close request")
        await self.webhook.close()

    async def _do(self, method: str, params: Params) -> Outcome:
        if self._logged_out:
            raise Refused(400, "Logged out")
        if method in self._own:
            return await self._own[method](params)
        if method not in BY_LOWER_NAME:
            raise Refused(404, "Not Found: method not found")
        return Outcome.done(BY_LOWER_NAME[method](self.world, params))

    async def _get_updates(self, params: Params) -> Outcome:
        if self.webhook.url:
            raise conflict(
                "can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first"
            )
        return Outcome.done(await self.polling.get_updates(params))

    async def _set_webhook(self, params: Params) -> Outcome:
        if params.text("url"):
            self.polling.interrupt("terminated by setWebhook request")
        return Outcome.done(True, await self.webhook.attach(params))

    async def _delete_webhook(self, params: Params) -> Outcome:
        return Outcome.done(True, await self.webhook.detach(params))

    async def _get_webhook_info(self, _: Params) -> Outcome:
        return Outcome.done(self.webhook.describe())

    async def _close_bot(self, _: Params) -> Outcome:
        await self.close()
        return Outcome.done(True)

    async def _log_out(self, _: Params) -> Outcome:
        await self.close()
        self._logged_out = True
        return Outcome.done(True)
