"""Faults on demand: which call goes wrong, and how.

    telegram.faults.add(Fault("sendMessage", chat=grupp, nth=2, refuse=flood(retry_after=3)))
    telegram.faults.add(Fault("sendDocument", drop="after", then=lambda: bot.kill()))

A fault waits for calls that match `method` and `chat` (left out: any), lets `nth - 1` of them pass, then
strikes `times` times. What it does, in this order:

- `slow`    holds the call so many seconds before anything happens
- `refuse`  answers with an error instead of doing what was asked: any `Refused`, see `bot.local.errors` for
            `bad_request(text)`, `forbidden(text)`, `flood(retry_after)`, `outage(502)`
- `drop`    "before": closes the connection with nothing done; "after": does it, and closes without a word
- `then`    is called at exactly that point, before the error or the closed connection reaches the bot
            (and, with `slow` alone, after the effect and before the answer)
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from bot.local.chats import Chat

if TYPE_CHECKING:
    from bot.local.errors import Refused
    from bot.local.params import Params

Hook = Callable[[], Awaitable[object] | object]


@dataclass(frozen=True, slots=True, eq=False)
class Fault:
    method: str | None = None
    chat: Chat | int | None = None
    nth: int = 1
    times: int = 1
    refuse: Refused | None = None
    slow: float = 0
    drop: Literal["before", "after"] | None = None
    then: Hook | None = None

    def concerns(self, method: str, params: Params) -> bool:
        chat_id = self.chat.id if isinstance(self.chat, Chat) else self.chat
        return (self.method is None or self.method.lower() == method.lower()) and (
            chat_id is None or params.number("chat_id") == chat_id
        )

    async def call_hook(self) -> None:
        if self.then:
            answer = self.then()
            if inspect.isawaitable(answer):
                await answer


@dataclass(slots=True)
class Faults:
    """Those still waiting; `struck` tells afterwards which have been used up."""

    waiting: list[Fault] = field(default_factory=list)
    struck: list[Fault] = field(default_factory=list)
    _seen: dict[Fault, int] = field(default_factory=dict)

    def add(self, fault: Fault) -> Fault:
        self.waiting.append(fault)
        return fault

    def clear(self) -> None:
        self.waiting.clear()

    def find(self, method: str, params: Params) -> Fault | None:
        """Count this call against every fault that waits for it, and give the first that strikes."""
        striking = [
            fault for fault in list(self.waiting) if fault.concerns(method, params) and self._count(fault)
        ]
        return striking[0] if striking else None

    def _count(self, fault: Fault) -> bool:
        self._seen[fault] = seen = self._seen.get(fault, 0) + 1
        if seen == fault.nth + fault.times - 1:
            self.waiting.remove(fault)
            self.struck.append(fault)
        return seen >= fault.nth
