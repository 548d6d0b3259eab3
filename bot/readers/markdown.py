"""Markdown read: CommonMark with tables. Marks of emphasis and links go, the words stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.readers.blocks import title_of
from bot.readers.numbering import BULLET
from bot.readers.plain import plain_text
from drafts.base.document import LINE_BREAK, BaseDocument, Block, Cell, Kind
from drafts.errors import BadFile
from drafts.faults import Why

_FRONT = re.compile(r"\A---\n(.*?\n)?(?:---|\.\.\.)\n", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_NESTING = 100  # lists and quotes within each other


def read(data: bytes, name: str) -> BaseDocument:
    """BadFile where it is no text, or an empty one."""
    text = plain_text(data)
    front = _FRONT.match(text)
    reading = _Reading()
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
    for token in parser.parse(text[front.end() :] if front else text):
        reading.take(token)
    if not reading.blocks:
        raise BadFile(Why.EMPTY)
    titled = _FRONT_TITLE.search(front.group()) if front else None
    title = title_of(reading.blocks, titled.group(1) if titled else "", PurePath(name).stem)
    return BaseDocument(name, title, tuple(reading.blocks))


@dataclass(slots=True)
class _List:
    """`number` of the item that is read; 0 in a list without numbers."""

    number: int
    sign: str = BULLET
    fresh: bool = False  # no block of the item is read yet


@dataclass(slots=True)
class _Reading:
    blocks: list[Block] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    heading: int = 0
    tables: int = 0
    row: int = 0
    column: int = 0

    def take(self, token: Token) -> None:
        if token.type == "inline":
            self._add(_inline(token))
        elif token.type in {"fence", "code_block"}:
            self._add(token.content.rstrip("\n").replace("\n", LINE_BREAK))
        elif token.type == "html_block":
            self._add(_untagged(token.content))
        else:
            self._turn(token)

    def _turn(self, token: Token) -> None:
        match token.type:
            case "heading_open" | "heading_close":
                self.heading = int(token.tag[1]) if token.nesting > 0 else 0
            case "bullet_list_open":
                self.lists.append(_List(0))
            case "ordered_list_open":
                start = token.attrGet("start")
                self.lists.append(_List(0 if start is None else int(start) - 1, token.markup))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.lists[-1].fresh = True
                self.lists[-1].number += 1
            case _:
                self._turn_in_table(token.type)

    def _turn_in_table(self, to: str) -> None:
        match to:
            case "table_open":
                self.tables += 1
            case "table_close":
                self.row = 0
            case "tr_open":
                self.row += 1
                self.column = 0
            case "th_open" | "td_open":
                self.column += 1

    def _add(self, text: str) -> None:
        if not text.strip():
            return
        id_ = f"b{len(self.blocks) + 1}"
        if self.row:
            cell = Cell(self.tables, self.row, self.column)
            self.blocks.append(Block(id_, Kind.CELL, text, cell=cell))
        elif self.heading:
            self.blocks.append(Block(id_, Kind.HEADING, text, self.heading))
        elif self.lists and self.lists[-1].fresh:
            self.blocks.append(Block(id_, Kind.ITEM, text, len(self.lists), self._marker()))
        else:
            self.blocks.append(Block(id_, Kind.PARAGRAPH, text))

    def _marker(self) -> str:
        inmost = self.lists[-1]
        inmost.fresh = False
        return inmost.sign if inmost.sign == BULLET else f"{inmost.number}{inmost.sign}"


def _inline(token: Token) -> str:
    return "".join(_pieces(token.children or [])).strip()


def _pieces(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        match token.type:
            case "softbreak":
                yield " "
            case "hardbreak":
                yield LINE_BREAK
            case "html_inline":
                yield LINE_BREAK if _BREAK.fullmatch(token.content) else ""
            case _:
                yield token.content


def _untagged(html: str) -> str:
    return " ".join(_TAG.sub("", html).split())
