"""Telegram's HTML: a text and its entities out of tags, with Telegram's own complaints.

Everything is counted as TDLib counts: complaints name byte offsets, entities are in UTF-16 units.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from bot.local.entities import Entity, count_units
from bot.local.errors import bad_request
from bot.local.nesting import rank
from bot.local.tags import REFERENCE, TYPES, Tag, choose_argument, decode
from bot.local.weblinks import link_entity

SPACE = " \t\n\v\f\r\0"
ATTRIBUTE_NAME = re.compile(rf"[^{SPACE}=>/\"']*")
TOKEN = re.compile(r"[A-Za-z0-9.-]*")


@dataclass(slots=True)
class HtmlReader:
    """Reads once from left to right; `text` and `entities` are the result."""

    source: str
    position: int = 0
    text: list[str] = field(default_factory=list)
    units: int = 0
    entities: list[Entity] = field(default_factory=list)
    open: list[Tag] = field(default_factory=list)

    def read(self) -> tuple[str, tuple[Entity, ...]]:
        while self.position < len(self.source):
            if self.source[self.position] != "<":
                self._take(self._read_character())
            elif self.source.startswith("/", self.position + 1):
                self._read_end()
            else:
                self._read_start()
        if self.open:
            raise self._complain(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        plain = (
            replace(entity, language=None) if entity.type == "code" else entity for entity in self.entities
        )
        return "".join(self.text), tuple(sorted(plain, key=rank))

    def _take(self, character: str) -> None:
        self.text.append(character)
        self.units += count_units(character)

    def _read_character(self) -> str:
        """Take one character, or the one a reference like &amp; stands for."""
        match = REFERENCE.match(self.source, self.position)
        if match and (meant := decode(match)):
            self.position = match.end()
            return meant
        self.position += 1
        return self.source[self.position - 1]

    def _read_start(self) -> None:
        at = self.position
        self.position += 1
        name = self._read_until_space().lower()
        if self.position >= len(self.source):
            raise self._complain("Unclosed start tag", at)
        if name not in TYPES:
            raise self._complain(f'Unsupported start tag "{name}"', at)
        argument = self._read_attributes(name, at)
        if name == "span" and argument != "spoiler":
            raise self._complain('Tag "span" must have class "tg-spoiler"', at)
        self.open.append(Tag(name, argument, self.units, len(self.text)))

    def _read_until_space(self) -> str:
        start = self.position
        while self.position < len(self.source) and self.source[self.position] not in SPACE + ">":
            self.position += 1
        return self.source[start : self.position]

    def _skip_space(self) -> None:
        while self.position < len(self.source) and self.source[self.position] in SPACE:
            self.position += 1

    def _peek(self) -> str:
        return self.source[self.position : self.position + 1]

    def _read_attributes(self, tag: str, at: int) -> str:
        argument = ""
        while True:
            self._skip_space()
            if self._peek() == ">":
                self.position += 1
                return argument
            attribute, value = self._read_attribute(tag, at)
            argument = choose_argument(tag, attribute, value, argument)

    def _read_attribute(self, tag: str, at: int) -> tuple[str, str | None]:
        match = ATTRIBUTE_NAME.match(self.source, self.position)
        name = match[0] if match else ""
        if not name:
            raise self._complain(f'Empty attribute name in the tag "{tag}"', at)
        self.position += len(name)
        self._skip_space()
        if not self._peek():
            raise self._complain(f'Unclosed start tag "{tag}"', at)
        if self._peek() != "=":
            return name, None
        self.position += 1
        self._skip_space()
        value = self._read_value(at)
        if not self._peek():
            raise self._complain("Unclosed start tag", at)
        return name, value

    def _read_value(self, at: int) -> str:
        if not self._peek():
            raise self._complain("Unclosed start tag", at)
        if self._peek() in "'\"":
            return self._read_quoted()
        begins = self.position
        token = TOKEN.match(self.source, self.position)
        self.position += len(token[0]) if token else 0
        if self._peek() not in {*SPACE, ">", ""}:
            raise self._complain("Unexpected end of name token", begins)
        return self.source[begins : self.position].lower()

    def _read_quoted(self) -> str:
        quote = self._peek()
        self.position += 1
        value: list[str] = []
        while self._peek() not in {quote, ""}:
            value.append(self._read_character())
        self.position += 1
        return "".join(value)

    def _read_end(self) -> None:
        at = self.position
        if not self.open:
            raise self._complain("Unexpected end tag", at)
        self.position += 2
        name = self._read_until_space().lower()
        self._skip_space()
        if self._peek() != ">":
            raise self._complain("Unclosed end tag", at)
        self.position += 1
        tag = self.open.pop()
        if name and name != tag.name:
            expected = f'expected "</{tag.name}>", found "</{name}>"'
            raise self._complain(f"Unmatched end tag at byte offset {self._bytes(at)}, {expected}")
        if self.units > tag.at:
            self._close(tag)

    def _close(self, tag: Tag) -> None:
        entity = Entity(TYPES[tag.name], tag.at, self.units - tag.at)
        twin = self.entities[-1] if self.entities else None
        same_span = twin is not None and (twin.offset, twin.length) == (entity.offset, entity.length)
        if tag.name == "a":
            self.entities += link_entity(entity, tag.argument or "".join(self.text[tag.begins :]))
        elif tag.name == "pre" and twin and same_span and twin.type == "code" and twin.language:
            self.entities[-1] = replace(twin, type="pre")
        elif tag.name == "code" and twin and same_span and twin.type == "pre" and tag.argument:
            self.entities[-1] = replace(twin, language=tag.argument)
        else:
            self.entities.append(self._complete(entity, tag))

    def _complete(self, entity: Entity, tag: Tag) -> Entity:
        if tag.name == "code":
            return replace(entity, language=tag.argument or None)
        if tag.name == "blockquote" and tag.argument:
            return replace(entity, type="expandable_blockquote")
        if tag.name == "tg-emoji":
            if not tag.argument.isdigit() or int(tag.argument) == 0:
                raise self._complain("Invalid custom emoji identifier specified")
            return replace(entity, custom_emoji_id=tag.argument)
        return entity

    def _bytes(self, position: int) -> int:
        return len(self.source[:position].encode())

    def _complain(self, words: str, at: int | None = None) -> Exception:
        where = "" if at is None else f" at byte offset {self._bytes(at)}"
        return bad_request(f"can't parse entities: {words}{where}")
