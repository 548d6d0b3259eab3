"""A bot's text as Telegram keeps it: parsed, cleaned, trimmed, and its entities put in order."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.local.entities import Entity, count_units
from bot.local.errors import bad_request
from bot.local.found import find_entities
from bot.local.html import HtmlReader
from bot.local.markdown import MarkdownReader
from bot.local.nesting import nest

if TYPE_CHECKING:
    from collections.abc import Iterable

Formatted = tuple[str, tuple[Entity, ...]]

MOST_ENTITIES = 100
BRAILLE_BLANK = "\u2800"
FOUND_BY_TELEGRAM = {
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bank_card_number",
}
KEEPS_OTHERS_OUT = FOUND_BY_TELEGRAM | {"text_link", "text_mention", "code", "pre"}
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
DROPPED = re.compile("[\r\u2028-\u202e\u030a\u0333\u033f]")


def format_text(raw: str, parse_mode: str, entities: object) -> Formatted:
    """Read a text the way a bot sent it: marked up, or with its entities beside it."""
    if not parse_mode or parse_mode.lower() == "none":
        return tidy(raw, _read_entities(entities))
    match parse_mode.lower():
        case "html":
            return tidy(*HtmlReader(raw).read())
        case "markdownv2":
            return tidy(*MarkdownReader(raw).read())
        case _:
            raise bad_request("unsupported parse_mode")


def tidy(raw: str, entities: Iterable[Entity]) -> Formatted:
    """Clean, trim, nest; then add what Telegram finds by itself, and keep the first hundred entities."""
    text, moved = _trim(*_clean(raw, entities))
    nested = nest(moved)
    taken = [entity for entity in nested if entity.type in KEEPS_OTHERS_OUT]
    found = [
        entity
        for entity in find_entities(text)
        if not any(entity.offset < other.end and other.offset < entity.end for other in taken)
    ]
    return text, tuple(sorted([*nested, *found], key=lambda entity: (entity.offset, -entity.length)))[
        :MOST_ENTITIES
    ]


def shows_nothing(text: str) -> bool:
    """Tell whether a text is only spaces, joiners and other blanks."""
    return all(
        character.isspace() or character == BRAILLE_BLANK or unicodedata.category(character) == "Cf"
        for character in text
    )


def _clean(raw: str, entities: Iterable[Entity]) -> tuple[str, list[Entity]]:
    """Drop what Telegram drops; nothing moves in the usual text, which has none of it."""
    if not DROPPED.search(raw):
        return CONTROL.sub(" ", raw), list(entities)
    gone = [count_units(raw[: match.start()]) for match in DROPPED.finditer(raw)]

    def shift(offset: int) -> int:
        return offset - sum(position < offset for position in gone)

    moved = [entity.spanning(shift(entity.offset), shift(entity.end)) for entity in entities]
    return CONTROL.sub(" ", DROPPED.sub("", raw)), moved


def _trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cut spaces at the ends, at the start only as far as the first entity."""
    right = text.rstrip(" \n")
    first = min((entity.offset for entity in entities), default=len(right))
    left = min(len(right) - len(right.lstrip(" \n")), first)
    end = count_units(right)
    clipped = [entity.spanning(entity.offset - left, min(entity.end, end) - left) for entity in entities]
    return right[left:], [entity for entity in clipped if entity.length > 0]


def _read_entities(raw: object) -> list[Entity]:
    if isinstance(raw, str) and raw:
        raw = json.loads(raw)
    if not raw:
        return []
    if not isinstance(raw, list):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    return [_read_entity(each) for each in raw if each.get("type") not in FOUND_BY_TELEGRAM]


def _read_entity(raw: dict[str, Any]) -> Entity:
    entity = Entity(raw["type"], int(raw["offset"]), int(raw["length"]))
    names = ("url", "language", "custom_emoji_id", "unix_time", "date_time_format")
    given = {name: raw[name] for name in names if name in raw}
    if "user" in raw:
        given["user_id"] = raw["user"]["id"]
    return replace(entity, **given)
