"""TDLib's own reading of text, offline: the judge of our parser and of what we find in plain words."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from bot.local.entities import Entity
from bot.local.errors import Refused

NAMES = {
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "PreCode": "pre",
    "EmailAddress": "email",
}


@cache
def _open() -> Any:
    import tdjson  # noqa: PLC0415 — fifty megabytes, for those who ask

    tdjson.td_execute(json.dumps({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}).encode())
    return tdjson


def execute(request: dict[str, Any]) -> dict[str, Any]:
    answer = json.loads(_open().td_execute(json.dumps(request).encode()))
    if answer["@type"] == "error":
        message = answer["message"]
        raise Refused(400, f"Bad Request: {message[0].lower()}{message[1:]}")
    return dict(answer)


def parse(text: str, mode: dict[str, Any]) -> tuple[str, tuple[Entity, ...]]:
    answer = execute({"@type": "parseTextEntities", "text": text, "parse_mode": mode})
    return answer["text"], read(answer["entities"])


def parse_html(text: str) -> tuple[str, tuple[Entity, ...]]:
    return parse(text, {"@type": "textParseModeHTML"})


def parse_markdown(text: str) -> tuple[str, tuple[Entity, ...]]:
    return parse(text, {"@type": "textParseModeMarkdown", "version": 2})


def find(text: str) -> tuple[Entity, ...]:
    return read(execute({"@type": "getTextEntities", "text": text})["entities"])


def settle(text: str, entities: list[dict[str, Any]]) -> tuple[Entity, ...]:
    """Put entities in TDLib's order. (parseMarkdown does that on its way; `text` must hold no markdown.)"""
    formatted = {"@type": "formattedText", "text": text, "entities": entities}
    return read(execute({"@type": "parseMarkdown", "text": formatted})["entities"])


def read(raw: list[dict[str, Any]]) -> tuple[Entity, ...]:
    return tuple(_read_entity(each) for each in raw)


def write(entity: Entity) -> dict[str, Any]:
    names = {ours: theirs for theirs, ours in NAMES.items() if theirs != "PreCode"}
    kind = names.get(entity.type) or re.sub("(?:^|_)(.)", lambda match: match[1].upper(), entity.type)
    written = {"@type": f"textEntityType{kind}"} | ({"url": entity.url} if entity.url else {})
    return {"@type": "textEntity", "offset": entity.offset, "length": entity.length, "type": written}


def _read_entity(raw: dict[str, Any]) -> Entity:
    kind = raw["type"]["@type"].removeprefix("textEntityType")
    name = NAMES.get(kind) or re.sub("(?<!^)(?=[A-Z])", "_", kind).lower()
    given = raw["type"]
    return Entity(
        name,
        raw["offset"],
        raw["length"],
        url=given.get("url"),
        user_id=given.get("user_id"),
        language=given.get("language"),
        custom_emoji_id=given.get("custom_emoji_id"),
    )
