"""What happened, in order, for whoever watches; and a bell for whoever waits."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.local.chats import Chat, Topic
    from bot.local.messages import Message
    from bot.local.taps import Tap

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Sent:
    message: Message


@dataclass(frozen=True, slots=True)
class Whispered:
    """One member sees this, and it stands in no chat: `message.receiver`."""

    message: Message


@dataclass(frozen=True, slots=True)
class Edited:
    message: Message
    before: Message


@dataclass(frozen=True, slots=True)
class Deleted:
    message: Message


@dataclass(frozen=True, slots=True)
class Tapped:
    tap: Tap


@dataclass(frozen=True, slots=True)
class Answered:
    """The bot answered a tap; the words are in `tap.answer`."""

    tap: Tap


@dataclass(frozen=True, slots=True)
class Busy:
    """The bot shows that it is at work: typing, upload_document…"""

    chat: Chat
    topic: Topic | None
    action: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """A passing preview of a message the bot is writing; an empty text takes it away."""

    chat: Chat
    draft_id: int
    text: str


Event = Sent | Whispered | Edited | Deleted | Tapped | Answered | Busy | Drafted


@dataclass(slots=True)
class Bell:
    """Rings whenever anything changed. Waiters look again at each ring, and never in between."""

    _waiters: set[asyncio.Future[None]] = field(default_factory=set)

    def ring(self) -> None:
        waiters, self._waiters = self._waiters, set()
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def wait_until(self, found: Callable[[], Found], timeout: float) -> Found:  # noqa: ASYNC109 — the caller's limit is part of the question
        """Give the first true answer of `found`; TimeoutError when there is none in time."""
        async with asyncio.timeout(timeout):
            while not (answer := found()):
                waiter = asyncio.get_running_loop().create_future()
                self._waiters.add(waiter)
                try:
                    await waiter
                finally:
                    self._waiters.discard(waiter)
        return answer
