"""Deep links to the bot, wherever a message shows one: in its text, behind words, or on a button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.local.entities import cut_units
from bot.local.users import read_payload

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.local.messages import Message


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    payload: str
    message: Message


def find_links(message: Message, username: str) -> list[Link]:
    return [
        Link(url, payload, message)
        for url in dict.fromkeys(_find_urls(message))
        if (payload := read_payload(url, username)) is not None
    ]


def _find_urls(message: Message) -> Iterator[str]:
    for entity in message.entities:
        if entity.type == "text_link" and entity.url:
            yield entity.url
        elif entity.type in {"url", "code", "pre"}:
            yield cut_units(message.text, entity.offset, entity.end)
    for row in message.buttons:
        for button in row:
            yield from filter(None, [button.url, button.copy_text])
