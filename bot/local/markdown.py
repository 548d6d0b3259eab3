"""Telegram's MarkdownV2: a text and its entities, with Telegram's own complaints."""

from __future__ import annotations

from dataclasses import dataclass

from bot.local.entities import Entity
from bot.local.errors import Unmodelled


@dataclass(slots=True)
class MarkdownReader:
    source: str

    def read(self) -> tuple[str, tuple[Entity, ...]]:
        raise Unmodelled("MarkdownV2")
