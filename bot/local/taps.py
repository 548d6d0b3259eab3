"""A tap on a button, and what the bot answered it with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.local.keyboards import Button
    from bot.local.messages import Message
    from bot.local.users import User

ANSWERABLE_SECONDS = 150


@dataclass(frozen=True, slots=True)
class Answer:
    text: str
    alert: bool
    url: str | None
    at: int


@dataclass(eq=False, slots=True)
class Tap:
    """`answer` is None until the bot has answered."""

    id: str
    user: User
    message: Message
    button: Button
    at: int
    answer: Answer | None = None

    def is_open(self, now: int) -> bool:
        return self.answer is None and now - self.at < ANSWERABLE_SECONDS
