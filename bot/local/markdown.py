"""Telegram's MarkdownV2: a text and its entities, with Telegram's own complaints."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.local.entities import Entity, count_units
from bot.local.errors import Unmodelled, bad_request
from bot.local.nesting import rank
from bot.local.weblinks import link_entity

MARKS = {
    "__": "underline",
    "_": "italic",
    "*": "bold",
    "~": "strikethrough",
    "||": "spoiler",
    "[": "text_link",
    "```": "pre",
    "`": "code",
}
ENDS = {kind: mark for mark, kind in MARKS.items()} | {"text_link": "]"}
# what TDLib calls them when one is not ended
NAMES = {
    "underline": "Underline",
    "italic": "Italic",
    "bold": "Bold",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "text_link": "TextUrl",
    "pre": "Pre",
    "code": "Code",
}
RESERVED = "_*[]()~`>#+-=|{}.!\n"
ESCAPED = re.compile(r"\\([\x01-\x7e])", re.DOTALL)
LANGUAGE = re.compile(r"[^\s`]+(?=\s)")
NEW_LINE = re.compile(r"\r\n|\n\r|\n|\r")
URL = re.compile(r"\(((?:\\[\x01-\x7e]|[^)])*)(\)?)", re.DOTALL)
QUOTE_ENDS = re.compile(r"\|\|(?=\n(?!>)|\Z)")


@dataclass(slots=True)
class Mark:
    kind: str
    units: int
    at: int
    begins: int
    language: str | None = None


@dataclass(slots=True)
class MarkdownReader:
    """Reads once from left to right; quotes are opened and closed by what begins a line."""

    source: str
    position: int = 0
    text: list[str] = field(default_factory=list)
    units: int = 0
    entities: list[Entity] = field(default_factory=list)
    open: list[Mark] = field(default_factory=list)

    def read(self) -> tuple[str, tuple[Entity, ...]]:
        self._begin_line()
        while self.position < len(self.source):
            self._step()
        if self.open and self.open[-1].kind == "blockquote":
            self._end_quote()
        if self.open:
            raise self._complain_unended()
        return "".join(self.text), tuple(sorted(self.entities, key=rank))

    @property
    def _in_quote(self) -> bool:
        return any(mark.kind == "blockquote" for mark in self.open)

    @property
    def _kind(self) -> str:
        return self.open[-1].kind if self.open else ""

    def _step(self) -> None:
        character = self.source[self.position]
        if escaped := ESCAPED.match(self.source, self.position):
            self.position += 2
            self._take(escaped[1])
        elif character not in ("`" if self._kind in {"code", "pre"} else RESERVED):
            self.position += 1
            self._take(character)
        elif character == "\n":
            self._end_line()
        elif self._kind == "blockquote" and (match := QUOTE_ENDS.match(self.source, self.position)):
            self.position = match.end()
            self._end_quote("expandable_blockquote")
        elif self.open and self._ends_here():
            self._end()
        else:
            self._start()

    def _take(self, text: str) -> None:
        self.text.append(text)
        self.units += count_units(text)

    def _end_line(self) -> None:
        self.position += 1
        goes_on = self.source.startswith(">", self.position)
        if self._in_quote and not goes_on:
            if self._kind != "blockquote":
                raise self._complain_unended()
            self._take("\n")
            self._end_quote()
        else:
            self._take("\n")
        if self._in_quote:
            self.position += 1
        else:
            self._begin_line()

    def _begin_line(self) -> None:
        """Open a quote where the line begins with its sign; **> parts it from the quote before."""
        for sign in (">", "**>"):
            if self.source.startswith(sign, self.position):
                self.open.append(Mark("blockquote", self.units, self.position, len(self.text)))
                self.position += len(sign)
                return

    def _end_quote(self, kind: str = "blockquote") -> None:
        mark = self.open.pop()
        self._add(Entity(kind, mark.units, self.units - mark.units))

    def _ends_here(self) -> bool:
        end = ENDS.get(self._kind, "\0")
        if self._kind == "italic" and self.source.startswith("__", self.position):
            return False
        return self.source.startswith(end, self.position)

    def _start(self) -> None:
        at = self.position
        if self.source.startswith("![", at):
            raise Unmodelled("custom emoji in MarkdownV2")
        sign = next((sign for sign in ("```", "||", "__", *MARKS) if self.source.startswith(sign, at)), None)
        if sign is None:
            character = self.source[at]
            raise bad_request(
                f"can't parse entities: Character '{character}' is reserved and must be escaped "
                "with the preceding '\\'"
            )
        self.position += len(sign)
        language = self._read_language() if sign == "```" else None
        self.open.append(Mark(MARKS[sign], self.units, at, len(self.text), language))

    def _read_language(self) -> str | None:
        language = LANGUAGE.match(self.source, self.position)
        self.position = language.end() if language else self.position
        if line := NEW_LINE.match(self.source, self.position):
            self.position = line.end()
        return language[0] if language else None

    def _end(self) -> None:
        mark = self.open.pop()
        self.position += len(ENDS[mark.kind])
        entity = Entity(mark.kind, mark.units, self.units - mark.units, language=mark.language)
        if mark.kind == "text_link":
            url = self._read_url() or "".join(self.text[mark.begins :])
            self.entities += link_entity(entity, url) if entity.length else []
        else:
            self._add(entity)

    def _add(self, entity: Entity) -> None:
        if entity.length:
            self.entities.append(entity)

    def _read_url(self) -> str:
        match = URL.match(self.source, self.position)
        if not match:
            return ""
        if not match[2]:
            where = len(self.source[: self.position + 1].encode())
            raise bad_request(f"can't parse entities: Can't find end of a URL at byte offset {where}")
        self.position = match.end()
        return ESCAPED.sub(r"\1", match[1]) or "\0"

    def _complain_unended(self) -> Exception:
        mark = self.open[-1]
        name = "PreCode" if mark.language else NAMES.get(mark.kind, "BlockQuote")
        where = len(self.source[: mark.at].encode())
        return bad_request(f"can't parse entities: Can't find end of {name} entity at byte offset {where}")
