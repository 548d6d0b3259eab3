"""What is bold, linked or a command in a text: ranges counted in UTF-16 units, as Telegram counts."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Entity:
    type: str
    offset: int
    length: int
    url: str | None = None
    user_id: int | None = None
    language: str | None = None
    custom_emoji_id: str | None = None
    unix_time: int | None = None
    date_time_format: str | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length

    def spanning(self, offset: int, end: int) -> Entity:
        return replace(self, offset=offset, length=end - offset)

    @property
    def arguments(self) -> dict[str, Any]:
        return {
            field.name: value
            for field in fields(self)[3:]
            if field.name != "user_id" and (value := getattr(self, field.name)) is not None
        }


# Telegram counts offsets in these. Texts it seems to measure in characters, so that an emoji is one; measured
# in units, as here, a text is never longer than Telegram takes it to be.
def count_units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def cut_units(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[start * 2 : end * 2].decode("utf-16-le", "replace")
