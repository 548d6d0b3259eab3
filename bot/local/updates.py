"""The bot's queue of updates: each waits until the bot confirms it, or until it is too old to matter."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from bot.local.taps import ANSWERABLE_SECONDS

KIND_NAMES = (
    "message edited_message channel_post edited_channel_post business_connection business_message "
    "edited_business_message deleted_business_messages message_reaction message_reaction_count "
    "inline_query chosen_inline_result callback_query shipping_query pre_checkout_query "
    "purchased_paid_media poll poll_answer my_chat_member chat_member "
    "chat_join_request chat_boost removed_chat_boost"
)
KINDS = frozenset(KIND_NAMES.split())
ONLY_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}
DEFAULT_KINDS = KINDS - ONLY_ON_REQUEST

DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Update:
    """`line` is the queue Telegram keeps it in: within a line a webhook gets one at a time, in order.

    `times`: how often it is delivered at once: Telegram promises no more than that it comes at all.
    """

    id: int
    kind: str
    body: dict[str, Any]
    line: str
    at: int
    times: int = 1

    @property
    def json(self) -> dict[str, Any]:
        return {"update_id": self.id, self.kind: self.body}

    def is_alive(self, now: int) -> bool:
        return now - self.at < (ANSWERABLE_SECONDS if self.kind == "callback_query" else DAY)


def once(_update: Update) -> int:
    return 1


@dataclass(slots=True)
class Updates:
    """`comes` tells how often each new one is delivered; a test may have some come twice."""

    clock: Callable[[], int]
    on_change: Callable[[], None]
    allowed: frozenset[str] = DEFAULT_KINDS
    comes: Callable[[Update], int] = once
    _pending: list[Update] = field(default_factory=list)
    # like Telegram's: far from zero, so that nobody takes it for a count
    _next_id: int = field(default_factory=lambda: random.randrange(10**8, 9 * 10**8))

    def put(self, kind: str, body: dict[str, Any], line: str) -> None:
        if kind in self.allowed:
            update = Update(self._next_id, kind, body, line, self.clock())
            self._pending.append(replace(update, times=self.comes(update)))
            self._next_id += 1
        self.on_change()

    @property
    def pending(self) -> list[Update]:
        now = self.clock()
        self._pending = [update for update in self._pending if update.is_alive(now)]
        return self._pending

    def allow(self, kinds: Iterable[str]) -> None:
        """Change what will be kept from now on; none that is known means Telegram's default."""
        known = frozenset(kind.lower() for kind in kinds) & KINDS
        self.allowed = known or DEFAULT_KINDS

    def confirm_before(self, offset: int) -> None:
        """Forget what the bot has got; a negative offset keeps only so many of the newest."""
        pending = self.pending
        kept = pending[offset:] if offset < 0 else [update for update in pending if update.id >= offset]
        self._replace(kept)

    def confirm(self, update: Update) -> None:
        self._replace([other for other in self.pending if other.id != update.id])

    def restore(self, updates: Iterable[Update]) -> None:
        """Have these wait again; what comes next is numbered after them."""
        self._pending = list(updates)
        self._next_id = max((update.id + 1 for update in self._pending), default=self._next_id)

    def forget_all(self) -> None:
        self._replace([])

    def _replace(self, kept: list[Update]) -> None:
        if len(kept) != len(self._pending):
            self._pending = kept
            self.on_change()
